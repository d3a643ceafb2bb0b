/** What a terminal shows beside the answer: how far a pull is, and a refusal that scripts can read. */
import { PassThrough } from 'node:stream'
import { expect, test } from 'vitest'
import { createNeeds, serverOf } from '../src/own-machine.ts'
import { runCommandLine } from '../src/cli/run.ts'
import { readConfig } from '../src/config.ts'
import { pretendGong } from './pretend-gong.ts'
import { environmentFor, runCarryover, temporaryFolder } from './run-carryover.ts'

test('who watches sees how far it is, on a line that is gone at the end; the answer stays alone', async () => {
  const gong = await pretendGong({ calls: 30 })
  const ran = await runCarryover(
    ['pull', 'calls', '--out', await temporaryFolder(), '--now', '2026-04-09T14:00:00Z', '--json'],
    { environment: environmentFor(gong), isWatched: true },
  )
  expect(JSON.parse(ran.out)).toMatchObject({ types: [{ type: 'calls', records: 30 }] })
  expect(ran.out.match(/\n/g)).toHaveLength(1)
  expect(ran.err).toMatch(/calls \d+\/30/)
  expect(ran.err.endsWith('\r\u001b[2K')).toBe(true)
})

test('with --json a refused key is one object with its code, and one sentence beside it', async () => {
  const gong = await pretendGong({ faults: [{ fault: 'dead-token' }] })
  const ran = await runCarryover(['connection', 'test', '--json'], {
    environment: environmentFor(gong),
  })
  expect(ran.exitCode).toBe(3)
  expect(JSON.parse(ran.out)).toEqual({
    error: {
      code: 'D-401',
      message: expect.stringMatching(/does not accept these credentials/),
      fix: expect.stringMatching(/Check the access key/),
      endpoint: 'POST /v2/calls/extensive',
      requestId: expect.any(String),
    },
  })
  expect(ran.err).toMatch(/^Gong does not accept these credentials[^\n]*\n$/)
})

test('a reason that types share is said once', async () => {
  const gong = await pretendGong({ faults: [{ fault: 'dead-token' }] })
  const ran = await runCarryover(['pull', '--out', await temporaryFolder()], {
    environment: environmentFor(gong),
  })
  expect(ran.out.match(/does not accept these credentials/g)).toHaveLength(1)
})

test('an error that nobody expected is exit code 1, with the lines to report', async () => {
  const broken = {
    words: ['broken'],
    summary: '',
    flags: [],
    run: () => Promise.reject(new Error('a spring')),
  }
  const err = new PassThrough()
  const exitCode = await runCommandLine(
    ['broken'],
    {
      version: '0.0.0',
      server: () => serverOf(readConfig({})),
      needs: (credentials, outside) => createNeeds(readConfig({}), credentials, outside),
      ownCommands: [broken],
    },
    { out: new PassThrough(), err, in: new PassThrough(), isWatched: false },
    new AbortController().signal,
  )
  expect(exitCode).toBe(1)
  expect(String(err.read())).toMatch(/Please report it with these lines:\nError: a spring\n/)
})
