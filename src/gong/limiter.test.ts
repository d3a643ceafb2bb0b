/** Both rules of the limiter and Gong's wish to wait, on a clock that only moves when somebody sleeps. */
import { expect, test } from 'vitest'
import { createLimiter } from './limiter.ts'

/** `onSleep` is called before a sleeper wakes. */
function stillClock(onSleep: () => void = () => undefined) {
  let nowMs = 0
  return {
    now: () => new Date(nowMs),
    sleep(ms: number) {
      onSleep()
      nowMs += ms
      return Promise.resolve()
    },
  }
}

test('three a second start at most, and neighbours keep half an interval apart', async () => {
  const clock = stillClock()
  const limiter = createLimiter({ perSecond: 3, perDay: 10_000 }, clock)
  const starts: number[] = []
  const turns = Array.from({ length: 9 }, () =>
    limiter.turn().then(() => starts.push(clock.now().getTime())),
  )
  await Promise.all(turns)
  for (const [n, start] of starts.entries()) {
    if (n >= 1) expect(start - (starts[n - 1] ?? 0)).toBeGreaterThanOrEqual(1_000 / 6)
    if (n >= 3) expect(start - (starts[n - 3] ?? 0)).toBeGreaterThan(1_000)
  }
  expect(starts.at(-1)).toBeLessThan(3_000)
})

test('a wish to wait that comes while somebody sleeps counts for the sleeper too', async () => {
  const wishes = [600_000]
  const clock = stillClock(() => {
    for (const ms of wishes.splice(0)) void limiter.pause(ms)
  })
  const limiter = createLimiter({ perSecond: 3, perDay: 10_000 }, clock)
  await limiter.turn()
  await limiter.turn()
  expect(clock.now().getTime()).toBeGreaterThanOrEqual(600_000)
})
