/** Test 20: the customer's quota is kept by all processes together, as the pretend Gong sees it. */
import { expect, test } from 'vitest'
import { installation, KEYS, UNTIL_DONE } from '../connected-members.ts'
import type { LoggedRequest } from '../pretend-gong.ts'
import { readTogether } from './reading-processes.ts'

const SECOND_MS = 1_000

function timesOf(requests: readonly LoggedRequest[]): number[] {
  return requests.map(({ at }) => Date.parse(at)).toSorted((a, b) => a - b)
}

/** Seconds that held more than three, each as milliseconds since the first request of all. */
function crowdedSeconds(times: readonly number[]): readonly (readonly number[])[] {
  const [first = 0] = times
  return times
    .map((from) => times.filter((at) => at >= from && at < from + SECOND_MS))
    .filter((within) => within.length > 3)
    .map((within) => within.map((at) => at - first))
}

/** What Gong's bucket of three, refilled by three a second, held at its emptiest. */
function leastInBucket(times: readonly number[]): number {
  let tokens = 3
  const held = times.map((at, n) => {
    const passedMs = at - (times[n - 1] ?? at)
    tokens = Math.min(3, tokens + (passedMs / SECOND_MS) * 3) - 1
    return tokens
  })
  return Math.min(...held)
}

/** In the best five seconds: a machine that does other things meanwhile makes the others slower, never faster. */
function bestPerSecond(times: readonly number[]): number {
  const counts = times.map((from) => times.filter((at) => at > from && at <= from + 5 * SECOND_MS))
  return Math.max(...counts.map((within) => within.length)) / 5
}

for (const rate of [3, 2.5]) {
  // At Gong's own limit of 3 a second has 45 ms to spare: a machine that is busy with other tests can take longer to
  // hand a request over, whenever it was sent. At the usual 2.5 it has 200.
  const retry = rate === 3 ? 2 : 0
  test(
    `reliability 20: four workers in each of two processes never ask more than three times in any second, and nearly that often: at ${rate}`,
    { retry, timeout: 90_000 },
    async () => {
      const of = await installation()
      await of.connections.connect(of.ines, KEYS)
      await of.connections.connect(of.maya, KEYS)
      await of.gong.control('DELETE', 'requests')
      const ends = await readTogether(of, {
        processes: 2,
        owners: [of.ines, of.maya],
        workers: 2,
        rate: { perSecond: rate, perDay: 10_000 },
        forMs: 9 * SECOND_MS,
      })
      const times = timesOf(await of.gong.requests())
      expect(ends.map(({ code }) => code)).toEqual(Array.from({ length: 8 }, () => null))
      expect(leastInBucket(times)).toBeGreaterThanOrEqual(0)
      expect(crowdedSeconds(times)).toEqual([])
      // 14 whole requests in five seconds at 3, 12 at 2.5: less a fraction than 95 %.
      expect(bestPerSecond(times)).toBeGreaterThanOrEqual(Math.floor(rate * 0.95 * 5) / 5)
    },
  )
}

test('reliability 20: the budget of a day ends at its number, whoever asks, and the next day goes on', async () => {
  const of = await installation()
  const { connectionId } = await of.connections.connect(of.ines, KEYS)
  const { usedToday } = await of.connections.budget(of.ines, connectionId)
  await of.gong.control('DELETE', 'requests')
  const job = {
    processes: 2,
    owners: [of.ines],
    workers: 4,
    rate: { perSecond: 50, perDay: usedToday + 21 },
    forMs: 30 * SECOND_MS,
  }
  const ends = await readTogether(of, job)
  expect(await of.gong.requests()).toHaveLength(21)
  expect(ends.map(({ code }) => code)).toEqual(Array.from({ length: 8 }, () => 'D-DAILY'))
  const midnightMs = new Date().setUTCHours(24, 0, 0, 0) - Date.now()
  for (const { retryAfterMs } of ends) {
    expect(Math.abs((retryAfterMs ?? 0) - midnightMs)).toBeLessThan(60 * SECOND_MS)
  }
  const again = of.again({ rate: job.rate })
  const line = await again.openGong(of.ines, UNTIL_DONE)
  await expect(line.gong.trackers()).rejects.toMatchObject({ code: 'D-DAILY' })

  await of.database.pool.query('update gong_quota set day = day - 1')
  expect((await line.gong.trackers()).length).toBeGreaterThan(0)
  expect(await again.connections.budget(of.ines, connectionId)).toMatchObject({ usedToday: 1 })
}, 60_000)

test('reliability 18, 20: when Gong asks one process to wait, those that sleep in others wait as well', async () => {
  const of = await installation()
  await of.connections.connect(of.ines, KEYS)
  await of.gong.control('DELETE', 'requests')
  await of.gong.control('PUT', 'faults', [
    { fault: 'status', status: 429, headers: { 'retry-after': '3' }, nth: 5 },
  ])
  await readTogether(of, {
    processes: 2,
    owners: [of.ines],
    workers: 2,
    rate: { perSecond: 2.5, perDay: 10_000 },
    forMs: 7 * SECOND_MS,
  })
  const requests = await of.gong.requests()
  const refused = requests.findIndex(({ status }) => status === 429)
  expect(refused).toBe(4)
  const times = timesOf(requests)
  const waitedMs = (times[refused + 1] ?? 0) - (times[refused] ?? 0)
  expect(waitedMs).toBeGreaterThanOrEqual(3 * SECOND_MS)
  expect(waitedMs).toBeLessThan(5 * SECOND_MS)
  expect(crowdedSeconds(times)).toEqual([])
}, 60_000)

test('reliability 20: who gives up waiting hears of it at once, and those behind go on', async () => {
  const of = await installation()
  await of.connections.connect(of.ines, KEYS)
  const slow = of.again({ rate: { perSecond: 1, perDay: 10_000 } })
  const first = await slow.openGong(of.ines, UNTIL_DONE)
  const leaving = new AbortController()
  const second = await slow.openGong(of.ines, { ...UNTIL_DONE, signal: leaving.signal })
  const third = await slow.openGong(of.ines, UNTIL_DONE)
  await first.gong.trackers()
  const sleeper = first.gong.trackers()
  await new Promise((resolve) => setTimeout(resolve, 100))
  const [quitter, last] = [second, third].map(({ gong }) => gong.trackers())
  const startMs = performance.now()
  leaving.abort(new Error('gone'))
  await expect(quitter).rejects.toThrow('gone')
  expect(performance.now() - startMs).toBeLessThan(200)
  await Promise.all([sleeper, last])
  // The slot of the one who left is not wasted.
  expect(performance.now() - startMs).toBeLessThan(2_900)
})
