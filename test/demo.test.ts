/** `npm run demo` as a process, a first and a second time. */
import { expect, test } from 'vitest'
import { z } from 'zod'
import { DEMO_MEMBERS } from '../src/demo.ts'
import { newDataDir, served } from './served.ts'

const list = z.object({
  data: z.array(z.object({ datasetId: z.string(), name: z.string(), records: z.number() })),
})
const run = z.object({ runId: z.string(), status: z.string(), finishedAt: z.string().nullable() })

async function signIn(url: string, { email, password }: (typeof DEMO_MEMBERS)[number]) {
  const headers = { 'content-type': 'application/json', origin: url }
  const body = JSON.stringify({ email, password })
  const answer = await fetch(`${url}/api/v1/session`, { method: 'POST', headers, body })
  expect(answer.status).toBe(200)
  const cookie = answer.headers.getSetCookie().map((line) => line.split(';')[0])
  return async (method: string, path: string): Promise<unknown> => {
    const asked = { method, headers: { cookie: cookie.join('; '), origin: url } }
    return (await fetch(`${url}/api/v1${path}`, asked)).json()
  }
}

test(
  'the demo has its datasets imported, and a second start goes on with the same',
  { timeout: 90_000 },
  async () => {
    const dataDir = await newDataDir()
    const words = ['--demo', '--port', '0']
    const first = await served({ dataDir, words })
    for (const { email, password } of DEMO_MEMBERS) {
      expect(first.output()).toContain(email)
      expect(first.output()).toContain(password)
    }
    const data = await signIn(first.url, DEMO_MEMBERS[2])
    const before = list.parse(await data('GET', '/datasets')).data
    expect(before.map(({ name }) => name).toSorted()).toEqual([
      'Calls and transcripts',
      'Everything for the assistant',
    ])
    for (const { records } of before) expect(records).toBeGreaterThan(0)
    expect(await first.stop()).toBe(0)

    const second = await served({ dataDir, words })
    expect(second.output()).not.toContain('once')
    const again = await signIn(second.url, DEMO_MEMBERS[2])
    expect(list.parse(await again('GET', '/datasets')).data).toEqual(before)
    // The pretend Gong answers at another port now.
    let synced = run.parse(await again('POST', `/datasets/${before[0]?.datasetId}:sync`))
    while (synced.finishedAt === null)
      synced = run.parse(await again('GET', `/runs/${synced.runId}`))
    expect(synced.status).toBe('succeeded')
  },
)
