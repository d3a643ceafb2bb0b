/** What the served product says of itself over its API. */
import { expect, test } from 'vitest'
import { SLUGS } from '../src/records/data-types.ts'
import { startProduct } from './product.ts'

test('B-003: the API names eleven data types, with their scopes and ranges', async () => {
  const product = await startProduct()
  await product.member('data')
  const call = await product.as('data@quillbeam.example')
  const { status, body } = await call('GET', '/data-types')
  expect(status).toBe(200)
  expect(body).toMatchObject({
    data: SLUGS.map((slug) => ({
      slug,
      name: expect.any(String),
      description: expect.any(String),
      scopes: expect.arrayContaining([expect.stringMatching(/^api:/)]),
      defaultRange: slug === 'user-stats' ? 'last 30 days' : expect.stringMatching(/^100 /),
      allowed: null,
    })),
    hasMore: false,
  })
})

test('the defaults are those that the documents promise', async () => {
  const product = await startProduct()
  await product.member('csm')
  const call = await product.as('csm@quillbeam.example')
  expect((await call('GET', '/defaults')).body).toEqual({
    recordLimit: 100,
    statsDays: 30,
    sync: {
      isOn: false,
      frequency: 'daily',
      at: '06:00',
      weekday: 1,
      cron: '0 6 * * *',
      timeZone: 'UTC',
    },
    syncedTypes: 'all imported',
    privateCalls: 'excluded',
    recordings: 'never stored',
    formats: ['txt'],
    versionsKept: 5,
    gongRatePerSecond: 2.5,
    gongRatePerDay: 7_000,
    connectionsPerMember: 1,
    sessionIdleHours: 12,
    sessionDays: 7,
    ai: 'off',
  })
})
