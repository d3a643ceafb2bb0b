/** J1: from nothing to a customer whose calls can be read, in the sample world. */
import { expect, test } from 'vitest'
import { startProduct } from '../product.ts'
import { visitor } from './person.ts'

const WITHIN_MS = 60_000

test('J1: first start, sample data, and an account page with its calls in less than a minute', async () => {
  const product = await startProduct({ isNew: true, calls: 2, users: 2 })
  const ines = await visitor(product)
  const { page } = ines
  const begun = Date.now()
  await page.goto('/')
  await page.getByLabel('One-time code').fill(product.setupCode)
  await page.getByLabel('Organization').fill('Quillbeam')
  await page.getByLabel('Your name').fill('Ines Calder')
  await page.getByLabel('E-mail address').fill('ines@quillbeam.example')
  await page.getByLabel('Password', { exact: true }).fill('a long enough one')
  await page.getByRole('button', { name: 'Create the account' }).click()
  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('button', { name: /^Sample data/ }).click()
  await page.getByRole('heading', { name: 'Carryover is ready' }).waitFor({ timeout: 30_000 })
  await page.getByRole('link', { name: /^Open / }).click()
  await page.waitForURL('**/accounts/*')
  // Nobody has to reload: the calls come while one looks.
  await page.getByRole('heading', { name: 'People over time' }).waitFor({ timeout: 40_000 })
  expect(Date.now() - begun).toBeLessThan(WITHIN_MS)
  await page.getByText('Sample', { exact: true }).waitFor()
  await ines.look()
  await ines.open('/')
  await page.getByRole('heading', { name: 'New to you' }).waitFor()
  await ines.look()
}, 120_000)
