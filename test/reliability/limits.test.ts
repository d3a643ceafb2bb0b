/** Reliability 18 and 19: what Gong says when it is asked too much. */
import { describe, expect, test } from 'vitest'
import {
  all,
  EVER,
  EVERYTHING,
  NOW,
  pretendGong,
  type SkippingClock,
  skippingClock,
} from '../pretend-gong.ts'
import type { Gong } from '../../src/gong/gong.ts'

const EXTENSIVE = '/v2/calls/extensive'

interface Endpoint {
  readonly name: string
  readonly path: string
  readonly read: (gong: Gong) => Promise<readonly unknown[]>
}

const ENDPOINTS: readonly Endpoint[] = [
  { name: 'GET', path: '/v2/users', read: (gong) => all(gong.users()) },
  { name: 'POST', path: EXTENSIVE, read: (gong) => all(gong.calls(EVER, EVERYTHING)) },
]

/** Header, and the least and most that may be waited, in seconds. */
const WAITS: readonly (readonly [string | undefined, number, number])[] = [
  ['0', 10, 11],
  ['1', 1, 1.2],
  ['1200', 1_200, 1_202],
  [undefined, 10, 11],
  [new Date(NOW.getTime() + 60_000).toUTCString(), 58, 66],
]

async function slowedDown(path: string, header: string | undefined, times: number) {
  const headers = header === undefined ? {} : { 'retry-after': header }
  const gong = await pretendGong({
    faults: [{ fault: 'status', status: 429, path, headers, times }],
  })
  const clock = skippingClock()
  return { gong, clock, connection: gong.connect({ clock }) }
}

function slept(clock: SkippingClock): number {
  return clock.sleeps.reduce((sum, ms) => sum + ms, 0) / 1_000
}

describe('18: 429 with every kind of Retry-After', () => {
  for (const { name, path, read } of ENDPOINTS) {
    test.each(WAITS)(
      `${name}, Retry-After %s: waits, and the attempt is not lost`,
      async (header, least, most) => {
        const { gong, clock, connection } = await slowedDown(path, header, 1)
        expect((await read(connection)).length).toBeGreaterThan(0)
        expect((await gong.requests(path)).map(({ status }) => status)).toEqual([429, 200])
        expect(slept(clock)).toBeGreaterThanOrEqual(least)
        expect(slept(clock)).toBeLessThanOrEqual(most)
      },
    )
  }

  test('a wait holds back every request of the connection, not only the one that was refused', async () => {
    const { gong, clock, connection } = await slowedDown('/v2/users', '600', 1)
    await all(connection.users())
    const before = slept(clock)
    await connection.trackers()
    expect(before).toBeGreaterThanOrEqual(600)
    expect((await gong.requests('/v2/settings/trackers')).map(({ status }) => status)).toEqual([
      200,
    ])
  })

  test('a request that comes during the wait is not sent before its end', async () => {
    const { gong, clock } = await slowedDown('/v2/users', '600', 1)
    const wakers: (() => void)[] = []
    const connection = gong.connect({
      clock: {
        now: () => clock.now(),
        async sleep(ms) {
          if (ms >= 60_000) await new Promise<void>((resolve) => void wakers.push(resolve))
          await clock.sleep(ms)
        },
      },
    })
    // The first request of a line goes alone; this is about those after it.
    await connection.workspaces()
    const users = all(connection.users())
    await expect.poll(() => wakers.length, { timeout: 10_000 }).toBe(1)
    const trackers = connection.trackers()
    await realClock.sleep(100)
    expect(await gong.requests('/v2/settings/trackers')).toEqual([])
    wakers[0]?.()
    await Promise.all([users, trackers])
    expect(await gong.requests('/v2/settings/trackers')).toHaveLength(1)
  })

  test('many refusals in a row do not use up the tries', async () => {
    const { connection } = await slowedDown(EXTENSIVE, '5', 20)
    expect(await all(connection.calls(EVER, EVERYTHING))).toHaveLength(3)
  })
})

describe('19: values that were meant as milliseconds', () => {
  test('1,200,000 is twenty minutes, not two weeks', async () => {
    const { clock, connection } = await slowedDown(EXTENSIVE, '1200000', 1)
    await all(connection.calls(EVER, EVERYTHING))
    expect(slept(clock)).toBeGreaterThanOrEqual(1_200)
    expect(slept(clock)).toBeLessThanOrEqual(1_202)
  })

  test('20,000 could be hours: the run stops at once and says when to come back', async () => {
    const { clock, connection, gong } = await slowedDown(EXTENSIVE, '20000', 1)
    await expect(all(connection.calls(EVER, EVERYTHING))).rejects.toMatchObject({
      code: 'D-RATE',
      exitCode: 6,
    })
    expect(slept(clock)).toBeLessThan(60)
    expect(await gong.requests(EXTENSIVE)).toHaveLength(1)
  })

  test('a refusal that never ends is neither a hot loop nor for ever', async () => {
    const { clock, connection, gong } = await slowedDown(EXTENSIVE, '0', 0)
    await expect(all(connection.calls(EVER, EVERYTHING))).rejects.toMatchObject({ code: 'D-RATE' })
    expect((await gong.requests(EXTENSIVE)).length).toBeLessThan(25)
    expect(slept(clock)).toBeGreaterThan(600)
    expect(slept(clock)).toBeLessThan(3_600)
  })
})

describe('the limiter', () => {
  test('keeps below Gong’s three a second on real time, without a refusal', async () => {
    const gong = await pretendGong({ rateLimit: true })
    const connection = gong.connect({ rate: { perSecond: 3, perDay: 10_000 }, clock: realClock })
    await Promise.all(Array.from({ length: 10 }, () => connection.trackers()))
    const requests = await gong.requests()
    expect(requests.map(({ status }) => status)).toEqual(Array(10).fill(200))
    const arrivals = requests.map(({ at }) => Date.parse(at))
    // A tenth is left to what delays a request on its way.
    for (let n = 3; n < arrivals.length; n += 1) {
      expect((arrivals[n] ?? 0) - (arrivals[n - 3] ?? 0)).toBeGreaterThanOrEqual(900)
    }
  })

  test('stops at the budget of a day and says when it goes on', async () => {
    const gong = await pretendGong()
    const connection = gong.connect({ rate: { perSecond: 100, perDay: 2 } })
    await connection.trackers()
    await connection.trackers()
    await expect(connection.trackers()).rejects.toMatchObject({ code: 'D-DAILY', exitCode: 6 })
    expect(await gong.requests()).toHaveLength(2)
  })
})

const realClock = {
  now: () => new Date(),
  sleep: (ms: number) => new Promise<void>((resolve) => void setTimeout(resolve, ms)),
}
