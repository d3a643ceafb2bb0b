/** A type without a single record: neither an error nor a riddle. */
import { expect, test } from 'vitest'
import type { Dataset } from '../../src/records/dataset.ts'
import { type Caller, startProduct } from '../product.ts'
import { connected, fileOf, imported, textOf } from './given.ts'
import { person } from './person.ts'
import { lastRun } from './steps.ts'

const DATA = 'data@quillbeam.example'

test('B-119, B-133, B-134: a type without data is neutral, says why, and the range of statistics can be changed', async () => {
  const product = await startProduct({
    change: (world) => ({ ...world, trackers: [], users: [] }),
  })
  await product.member('data')
  const call = await connected(product, DATA)
  const dataset = await imported(call, { types: ['trackers', 'user-stats'] })
  const { page, look, open } = await person(product, DATA)
  await open(`/datasets/${dataset.datasetId}`)
  await lastRun(page).getByText('Succeeded', { exact: true }).waitFor()
  const trackers = page.getByRole('row').filter({ hasText: 'Trackers: Empty in Gong' })
  await trackers.getByText('Gong has no keyword tracker').waitFor()
  expect(await trackers.getByRole('link', { name: 'Change range' }).count()).toBe(0)
  const stats = page.getByRole('row').filter({ hasText: 'User Stats: Empty in Gong' })
  await stats.getByText(/Asked for the last 30 days.*a new account has none yet/).waitFor()
  expect(await page.getByRole('alert').count()).toBe(0)
  await look()
  await page.getByRole('link', { name: /^gong_trackers/ }).click()
  const text = page.getByRole('region', { name: /^gong_trackers/ })
  await text.getByText('Gong Trackers Import — 0 trackers').waitFor()
  await text.getByText('There is nothing here: Gong has no keyword tracker').waitFor()
  await page.goBack()

  expect(await days(call, dataset)).toBe(30)
  await stats.getByRole('link', { name: 'Change range' }).click()
  await page.getByLabel('User statistics').fill('90')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('status').getByText('Saved.').waitFor()
  await page.getByRole('link', { name: 'Overview' }).click()
  await page.getByRole('button', { name: 'Sync now' }).click()
  await page.getByText('Asked for the last 90 days.').waitFor()
  await expect.poll(() => days(call, dataset)).toBe(90)
})

/** Days of statistics that the file says it covers. */
async function days(call: Caller, dataset: Dataset): Promise<number> {
  const { fileId } = await fileOf(call, dataset.datasetId, 'user-stats')
  const text = await textOf(call, dataset, fileId)
  const [, from = '', to = ''] = /^Period: (\S+) to (\S+)$/m.exec(text) ?? []
  return (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1
}
