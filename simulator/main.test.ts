import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'

const MAIN = join(import.meta.dirname, 'main.ts')

function start(...flags: string[]) {
  return spawn(process.execPath, [MAIN, ...flags], { stdio: ['ignore', 'pipe', 'pipe'] })
}

async function fail(...flags: string[]) {
  const child = start(...flags)
  const [stderr, [code]] = await Promise.all([text(child.stderr), once(child, 'exit')])
  return { code: Number(code), lines: stderr.trim().split('\n') }
}

test('prints one line of JSON when it is ready, and stops at once', async () => {
  const child = start('--port', '0', '--calls', '3', '--access-key', 'k')
  const [line] = await once(child.stdout, 'data')
  expect(JSON.parse(String(line))).toEqual({
    url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    accessKey: 'k',
    accessKeySecret: 'demo-secret',
  })
  child.kill('SIGTERM')
  expect(await once(child, 'exit')).toEqual([0, null])
})

test('says in one sentence what is wrong', async () => {
  const taken = createServer().listen(0, '127.0.0.1')
  await once(taken, 'listening')
  const address = taken.address()
  const port = typeof address === 'object' && address ? String(address.port) : ''
  const [busy, faults, world, flag] = await Promise.all([
    fail('--port', port, '--calls', '1'),
    fail('--port', '0', '--calls', '1', '--faults', MAIN),
    fail('--port', '0', '--world', '/no/such/world'),
    fail('--port', 'high'),
  ])
  taken.close()

  expect(busy).toEqual({ code: 1, lines: [expect.stringContaining('already in use')] })
  expect(faults).toEqual({ code: 1, lines: [expect.stringContaining('faults file')] })
  expect(world).toEqual({ code: 1, lines: [expect.stringContaining('/no/such/world')] })
  expect(flag).toEqual({ code: 2, lines: [expect.stringContaining('--port')] })
})
