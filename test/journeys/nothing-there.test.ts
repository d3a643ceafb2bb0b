/** A type without a single record: neither an error nor a riddle. */
import { expect, test } from 'vitest'
import { startProduct } from '../product.ts'
import { connected, imported } from './given.ts'
import { person } from './person.ts'

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
  await page.getByText('Succeeded', { exact: true }).first().waitFor()
  process.stderr.write(await page.getByRole('main').innerText())
  await page.getByRole('link', { name: /^gong_trackers/ }).click()
  await page.getByRole('region', { name: /^gong_trackers/ }).waitFor()
  process.stderr.write(await page.getByRole('main').innerText())
  await page.goBack()
  await page.getByRole('link', { name: /^gong_user-stats/ }).click()
  await page.getByRole('region', { name: /^gong_user-stats/ }).waitFor()
  process.stderr.write(await page.getByRole('main').innerText())
  await page.goBack()
  await page
    .getByRole('link', { name: /^Run 1/ })
    .first()
    .click()
  await page.getByText('Type by type').waitFor()
  process.stderr.write(await page.getByRole('main').innerText())
  await look()
})
