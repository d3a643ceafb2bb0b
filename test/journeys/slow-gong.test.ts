/** J11: Gong asks to slow down, the day's budget ends, an import takes long: a person sees it, may leave, may stop it. */
import { expect, test } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { startProduct } from '../product.ts'
import { begun, connected, ended, fileOf, imported, runsOf } from './given.ts'
import { person } from './person.ts'

const TOMAS = 'data@quillbeam.example'
const EXTENSIVE = '/v2/calls/extensive'

test('J11: when Gong asks to slow down, the page says so and for how long, and nothing is sent meanwhile', async () => {
  const product = await startProduct({ calls: 20, users: 3 })
  await product.member('data')
  const call = await connected(product, TOMAS)
  const tomas = await person(product, TOMAS)
  await product.gong.control('PUT', 'faults', [
    {
      fault: 'status',
      status: 429,
      errors: ['API limit reached'],
      headers: { 'retry-after': '6' },
      path: EXTENSIVE,
      times: 1,
    },
  ])
  await product.gong.control('DELETE', 'requests')
  const { dataset, run } = await begun(call, { types: ['calls'] })
  await tomas.open(`/datasets/${dataset.datasetId}`)
  await tomas.page.getByText(/Gong asks to slow down: \d s, .* so far/).waitFor()
  await tomas.look()
  expect((await ended(call, run.runId)).status).toBe('succeeded')
  await tomas.page.getByRole('heading', { name: /^Run 1, / }).waitFor()
  const sent = (await product.gong.requests()).filter(({ path }) => path === EXTENSIVE)
  const [refused, next] = sent.map(({ at }) => Date.parse(at))
  expect(sent[0]?.status).toBe(429)
  expect((next ?? 0) - (refused ?? 0)).toBeGreaterThanOrEqual(6_000)
})

test('J11: a spent day is told with its end, the gauge is full, and the run waits by itself', async () => {
  const product = await startProduct({
    calls: 300,
    users: 3,
    pageSize: 5,
    environment: { GONG_RATE_PER_DAY: '40' },
  })
  await product.member('data')
  const call = await connected(product, TOMAS)
  const tomas = await person(product, TOMAS)
  const { page } = tomas
  const { dataset } = await begun(call, { types: ['calls'], limit: null })
  await tomas.open(`/datasets/${dataset.datasetId}`)
  await page.getByText('The budget of 40 Gong requests a day is used up').waitFor()
  await page.getByText(/goes on by itself at \d{4}-\d\d-\d\d 00:0\d UTC/).waitFor()
  await tomas.look()
  await tomas.open('/integrations/gong/overview')
  const gauge = page.getByRole('meter', { name: /Calls to Gong today/ })
  await gauge.waitFor()
  expect(await gauge.getAttribute('aria-valuenow')).toBe('40')
  expect(await gauge.getAttribute('aria-valuemax')).toBe('40')
  // Midnight of UTC is an hour later in Berlin's winter, two in its summer.
  await page.getByText(/Used up; imports go on (today|tomorrow) 0[12]:00/).waitFor()
  await tomas.look()
  const asked = (await product.gong.requests()).length
  expect(asked).toBeGreaterThanOrEqual(40)

  await tomas.open(`/datasets/${dataset.datasetId}`)
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByText('Cancelled. What was finished stays.').first().waitFor()
  await page.getByText('Cancelled', { exact: true }).last().waitFor()
  expect((await runsOf(call, dataset.datasetId))[0]?.status).toBe('cancelled')
  expect(await product.gong.requests()).toHaveLength(asked)
})

test('B-065, B-137: a long import shows each type and the time, goes on without its page, and a notice tells its end', async () => {
  let laterMs = 0
  const clock = { ...systemClock, now: () => new Date(Date.now() + laterMs) }
  const product = await startProduct({ calls: 90, users: 12, pageSize: 10, clock })
  await product.member('data')
  const call = await connected(product, TOMAS)
  const tomas = await person(product, TOMAS)
  const { page } = tomas
  await product.gong.control('PUT', 'faults', [
    { fault: 'stall', path: EXTENSIVE, ms: 700, times: 0 },
  ])
  const { dataset, run } = await begun(call, { types: ['calls', 'users'], limit: null })
  await tomas.open(`/datasets/${dataset.datasetId}`)
  await page.getByRole('heading', { name: 'Importing from Gong' }).waitFor()
  await page.getByText('It is safe to leave this page.').waitFor()
  const calls = page.getByRole('listitem').filter({ hasText: 'Calls: Running' })
  await calls.getByText(/^[1-8]0 of \d\d$/).waitFor()
  await page.getByRole('listitem').filter({ hasText: 'Users: Brought' }).waitFor()
  await page.getByText(/^\d.* s so far/).waitFor()

  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Home' }).click()
  await page.getByText('In progress').waitFor()
  await page.getByRole('link', { name: 'Voices' }).click()
  await page.getByRole('heading', { name: 'Importing from Gong' }).waitFor()
  laterMs = 130_000
  await page.clock.setSystemTime(Date.now() + laterMs)
  await page.getByText('Large imports take time. It is safe to leave this page').waitFor()
  await page.getByText(/^2 min \d+ s so far/).waitFor()
  await tomas.open('/settings/profile')
  await product.gong.control('PUT', 'faults', [])
  expect((await ended(call, run.runId)).status).toBe('succeeded')

  await tomas.open('/settings/profile')
  await page.getByRole('button', { name: 'Notices 1 unread' }).click()
  const notices = page.getByRole('dialog', { name: 'Notices' })
  await notices.getByText('2 of 2 files are up to date.').waitFor()
  await tomas.look()
  await notices.getByRole('link', { name: 'Voices: the import has ended' }).click()
  await page.getByRole('heading', { name: 'Run 1' }).waitFor()
  await page.getByText('First import').waitFor()
  await tomas.look()
})

test('B-065: a run under way is cancelled, and the files stay as they were', async () => {
  const product = await startProduct({ calls: 30, users: 3, pageSize: 10 })
  await product.member('data')
  const call = await connected(product, TOMAS)
  const dataset = await imported(call, { types: ['calls'], limit: null })
  const before = await fileOf(call, dataset.datasetId, 'calls')
  await product.gong.control('POST', 'calls', { title: 'Not to be read' })
  await product.gong.control('PUT', 'faults', [
    { fault: 'stall', path: EXTENSIVE, ms: 5_000, times: 0 },
  ])
  const tomas = await person(product, TOMAS)
  const { page } = tomas
  await tomas.open(`/datasets/${dataset.datasetId}`)
  await page.getByRole('button', { name: 'Sync now' }).click()
  await page.getByRole('heading', { name: 'Syncing' }).waitFor()
  await tomas.look()
  await page.getByRole('button', { name: 'Cancel' }).click()
  await page.getByText('Cancelled. What was finished stays.').first().waitFor()
  await page.getByRole('heading', { name: /^Run 2, / }).waitFor()
  await page.getByRole('button', { name: 'Sync now' }).waitFor()
  expect((await runsOf(call, dataset.datasetId))[0]).toMatchObject({ status: 'cancelled' })
  expect(await fileOf(call, dataset.datasetId, 'calls')).toMatchObject({
    version: before.version,
    sha256: before.sha256,
  })
})
