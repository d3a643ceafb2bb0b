/** Reliability 21, 23 and 24: faults of the network, of the key, and of the address. */
import { createServer } from 'node:http'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { inspect } from 'node:util'
import { describe, expect, onTestFinished, test } from 'vitest'
import { pull } from '../../src/datasets/pull.ts'
import { gongBaseUrl } from '../../src/gong/hosts.ts'
import { SLUGS } from '../../src/records/data-types.ts'
import type { Fault } from '../../simulator/fault-kinds.ts'
import { NOW, type PretendGong, pretendGong, silent, skippingClock } from '../pretend-gong.ts'
import { environmentFor, pullFrom, runCarryover, temporaryFolder } from '../run-carryover.ts'

/** All eleven types, told with everything that lies in the folder afterwards. */
async function pulledFiles(gong: PretendGong): Promise<Record<string, string>> {
  const folder = await temporaryFolder()
  const connection = gong.connect({ silenceMs: 150 })
  const request = {
    types: SLUGS,
    folder,
    limit: Infinity,
    window: { from: undefined, to: NOW },
    statsDays: 30,
  }
  await pull(request, { gong: connection, progress: silent, importedAt: NOW })
  await connection.close()
  const files: Record<string, string> = {}
  for (const name of await readdir(folder)) files[name] = await readFile(join(folder, name), 'utf8')
  return files
}

describe('21: the same files, whatever fault meets whichever request', () => {
  const kinds: readonly Fault[] = [
    { fault: 'status', status: 500 },
    { fault: 'status', status: 502, body: '<html>Bad gateway</html>' },
    { fault: 'status', status: 503 },
    { fault: 'status', status: 504 },
    { fault: 'reset' },
    { fault: 'truncated' },
    { fault: 'truncated', mode: 'content-length' },
    { fault: 'html' },
    { fault: 'stall', ms: 30_000 },
  ]
  test.each(
    kinds.map(
      (fault) =>
        [`${fault.fault} ${'status' in fault ? (fault.status ?? '') : ''}`, fault] as const,
    ),
  )(
    '%s',
    async (_, fault) => {
      const gong = await pretendGong({ calls: 12, users: 6, pageSize: 6 })
      const undisturbed = await pulledFiles(gong)
      expect(Object.keys(undisturbed)).toHaveLength(11)
      const requests = (await gong.requests()).length
      for (let nth = 1; nth <= requests; nth += 1) {
        await gong.control('PUT', 'faults', [{ ...fault, nth }])
        expect(await pulledFiles(gong), `request ${nth} of ${requests}`).toEqual(undisturbed)
      }
    },
    60_000,
  )

  test('a fault that stays is told after some tries, and leaves no file', async () => {
    const gong = await pretendGong({ faults: [{ fault: 'status', status: 503, times: 0 }] })
    expect(await pulledFiles(gong)).toEqual({})
  })

  test('every try counts among the requests', async () => {
    const gong = await pretendGong({ faults: [{ fault: 'reset', times: 2 }] })
    const connection = gong.connect()
    await connection.trackers()
    expect(await gong.requests()).toHaveLength(3)
    expect([...connection.requests]).toEqual([['/v2/settings/trackers', 3]])
  })

  test.each([408, 503])(
    'a status %i that stays is asked for six times, ever more slowly',
    async (status) => {
      const gong = await pretendGong({ faults: [{ fault: 'status', status, times: 0 }] })
      const clock = skippingClock()
      await expect(gong.connect({ clock }).trackers()).rejects.toMatchObject({
        code: 'D-UNREACHABLE',
      })
      expect(await gong.requests()).toHaveLength(6)
      const seconds = clock.sleeps.filter((ms) => ms >= 1_000).map((ms) => Math.floor(ms / 1_000))
      expect(seconds).toEqual([1, 2, 4, 8, 16].map((least) => expect.toBeOneOf([least, least + 1])))
    },
  )
})

describe('23: a refused key', () => {
  const refusals: readonly (readonly [string, Fault, RegExp])[] = [
    [
      'wrong',
      { fault: 'status', status: 401, errors: ['Unauthorized'], times: 0 },
      /does not accept these credentials/,
    ],
    ['revoked', { fault: 'dead-token' }, /does not accept these credentials/],
    [
      'not trusted from here',
      { fault: 'status', status: 403, errors: ['Forbidden'], times: 0 },
      /trusted IP addresses/,
    ],
    ['of an inactive company', { fault: 'inactive-company' }, /company account is inactive/],
  ]
  test.each(refusals)(
    '%s: one request, exit code 3, one plain sentence',
    async (_, fault, sentence) => {
      const gong = await pretendGong({ faults: [fault] })
      const ran = await pullFrom(gong)
      expect(ran.exitCode).toBe(3)
      expect(ran.types['calls']?.message).toMatch(sentence)
      expect(await gong.requests()).toHaveLength(1)
      expect(await ran.files()).toEqual([])
    },
  )

  test('that lives at another address of Gong is told so', async () => {
    const errors = ['Token has been revoked']
    const gong = await pretendGong({ faults: [{ fault: 'status', status: 401, errors, times: 0 }] })
    const ran = await pullFrom(gong, ['calls'])
    expect(ran.exitCode).toBe(3)
    expect(ran.types['calls']?.message).toMatch(
      /does not know this key at this address.*--base-url/,
    )
    expect(await gong.requests()).toHaveLength(1)
  })

  const failures: readonly Fault[] = [
    { fault: 'reset', times: 0 },
    { fault: 'truncated', times: 0 },
    { fault: 'html', times: 0 },
    { fault: 'status', status: 503, times: 0 },
    { fault: 'status', status: 400, errors: ['Bad'], times: 0 },
    { fault: 'status', status: 403, errors: ['Forbidden'], times: 0 },
    { fault: 'redirect', location: 'https://elsewhere.example/v2', times: 0 },
  ]
  test.each(failures)('is not named by the report of a failure: %o', async (fault) => {
    const gong = await pretendGong({ faults: [fault] })
    const report = await gong.connect({ silenceMs: 150 }).trackers().then(String, inspect)
    expect(report).toContain('Problem')
    expect(report).not.toMatch(/demo-secret|ZGVtby1rZXk6/)
  })

  test('a wrong secret is refused by the pretend Gong itself', async () => {
    const gong = await pretendGong()
    const environment = { ...environmentFor(gong), GONG_ACCESS_KEY_SECRET: 'wrong' }
    const ran = await runCarryover(['connection', 'test'], { environment })
    expect(ran).toMatchObject({ exitCode: 3, out: '' })
    expect(ran.err).toMatch(/does not accept these credentials/)
    expect(await gong.requests()).toHaveLength(1)
  })

  test('a key that dies in the middle ends the run with exit code 3', async () => {
    const gong = await pretendGong({
      calls: 30,
      pageSize: 10,
      faults: [{ fault: 'dead-token', nth: 6 }],
    })
    const ran = await pullFrom(gong, ['--limit', 'all'])
    expect(ran.exitCode).toBe(3)
    // Those under way when it died, and one question whether it is the key.
    expect((await gong.requests()).length).toBeLessThanOrEqual(14)
  })
})

describe('24: only the right host gets the key', () => {
  test('a redirect is not followed; the answer names the address to check', async () => {
    let reached = 0
    const elsewhere = createServer((_, response) => {
      reached += 1
      response.end('{}')
    })
    await new Promise<void>((resolve) => void elsewhere.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void elsewhere.close())
    const address = elsewhere.address()
    const location = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}/v2/calls/extensive`
    const gong = await pretendGong({ faults: [{ fault: 'redirect', location, times: 0 }] })
    const ran = await pullFrom(gong, ['calls', 'users'])
    expect(ran.exitCode).toBe(3)
    expect(ran.types['calls']?.message).toContain(
      `If ${new URL(location).origin} is the API base URL`,
    )
    expect(await gong.requests()).toHaveLength(1)
    expect(reached).toBe(0)
  })

  const strict = { allowed: [], loopback: false }
  test.each(['https://api.gong.io', 'https://us-12345.api.gong.io/', 'https://API.GONG.IO/v2'])(
    '%s is Gong',
    (url) => {
      expect(gongBaseUrl(url, strict).hostname).toMatch(/api\.gong\.io$/)
    },
  )

  test.each([
    'http://api.gong.io',
    'https://api.gong.io:8443',
    'https://api.gong.io.',
    'https://api.gong.io.evil.example',
    'https://us-12345.api.gong.io.evil.example',
    'https://us-12345.api-gong.io',
    'https://evil.example/api.gong.io',
    'https://gong.io',
    'https://app.gong.io',
    'https://a.b.api.gong.io',
    'https://xapi.gong.io',
    'https://key:secret@api.gong.io',
    'https://api.gong.io@evil.example',
    'http://127.0.0.1:4690',
    'http://169.254.169.254',
    'ftp://api.gong.io',
    'api.gong.io',
    '',
  ])('"%s" is refused', (url) => {
    expect(() => gongBaseUrl(url, strict)).toThrow()
  })

  test('the operator can name another host; loopback is open to the command line only', () => {
    expect(
      gongBaseUrl('http://gong.internal:8080', { allowed: ['gong.internal:8080'], loopback: false })
        .port,
    ).toBe('8080')
    expect(gongBaseUrl('http://127.0.0.1:4690', { allowed: [], loopback: true }).port).toBe('4690')
    expect(() => gongBaseUrl('http://10.0.0.8:4690', { allowed: [], loopback: true })).toThrow(
      'the key is not sent there',
    )
    expect(() =>
      gongBaseUrl('https://notgong.internal', { allowed: ['gong.internal'], loopback: false }),
    ).toThrow('the key is not sent there')
  })

  test('the operator names other hosts in the environment', async () => {
    const gong = await pretendGong()
    const { port } = new URL(gong.url)
    // An address of this machine that is not among the loopback names.
    const environment = { ...environmentFor(gong), GONG_BASE_URL: `http://0.0.0.0:${port}` }
    const words = ['pull', 'trackers', '--out', await temporaryFolder()]
    expect((await runCarryover(words, { environment })).exitCode).toBe(2)
    const allowing = { ...environment, GONG_ALLOW_HOST: `gong.internal, 0.0.0.0:${port}` }
    expect((await runCarryover(words, { environment: allowing })).exitCode).toBe(0)
  })

  test('another host gives exit code 2 and no request', async () => {
    const environment = {
      GONG_ACCESS_KEY: 'a',
      GONG_ACCESS_KEY_SECRET: 'b',
      GONG_BASE_URL: 'https://gong.evil.example',
    }
    const ran = await runCarryover(['pull', 'calls', '--out', await temporaryFolder()], {
      environment,
    })
    expect(ran.exitCode).toBe(2)
    expect(ran.err).toContain('so the key is not sent there')
  })
})
