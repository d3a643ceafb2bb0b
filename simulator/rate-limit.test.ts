import { expect, test } from 'vitest'
import { createClock } from './clock.ts'
import { createRateLimit } from './rate-limit.ts'
import { startSmall } from './small-gong.ts'

test('three requests a second, then 429 with whole seconds to wait', async () => {
  await using gong = await startSmall({ rateLimit: true })
  const answers = await Promise.all([1, 2, 3, 4].map(() => gong.get('/v2/workspaces')))

  expect(answers.filter(({ status }) => status === 200)).toHaveLength(3)
  const refused = answers.find(({ status }) => status === 429)
  expect(refused?.headers.get('retry-after')).toBe('1')
  expect(refused?.body).toMatchObject({ errors: [expect.any(String)] })
})

test('the bucket fills again', async () => {
  await using gong = await startSmall({ rateLimit: true })
  await Promise.all([1, 2, 3].map(() => gong.get('/v2/workspaces')))
  await new Promise((resolve) => setTimeout(resolve, 400))
  expect((await gong.get('/v2/workspaces')).status).toBe(200)
})

test('a stranger and the control plane take nothing from the company', async () => {
  await using gong = await startSmall({ rateLimit: true })
  const ask = [1, 2, 3, 4].flatMap(() => [
    gong.get('/v2/workspaces', { authorization: 'Basic eA==' }),
    gong.get('/_simulator/world'),
  ])
  await Promise.all(ask)
  expect((await gong.get('/v2/workspaces')).status).toBe(200)
})

test('ten thousand a day, until 00:00 UTC', () => {
  // A clock of its own for the day; the seconds are fed by hand, as 10,000 real ones would take an hour.
  const clock = createClock(Date.parse('2026-06-20T23:00:00Z'))
  let realMs = 0
  const limit = createRateLimit(clock, () => realMs)
  for (let taken = 0; taken < 10_000; taken++) {
    limit.take()
    realMs += 1000
  }
  expect(() => limit.take()).toThrow(
    expect.objectContaining({
      status: 429,
      headers: { 'retry-after': expect.stringMatching(/^3(600|59\d)$/) },
    }),
  )

  clock.advance(3_600_000)
  expect(() => limit.take()).not.toThrow()
})
