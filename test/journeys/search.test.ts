/** What was said, found again: from the palette, by words, phrases and conditions, and opened where it was said. */
import { expect, test } from 'vitest'
import { startProduct } from '../product.ts'
import { seedToldCalls } from '../told-calls.ts'
import { type Person, person } from './person.ts'
import { NARROW } from './routes.ts'

const MAYA = 'csm@quillbeam.example'
/** Of what a busy machine does late. */
const SOON = { timeout: 10_000 }

async function looking(width?: number): Promise<Person> {
  const product = await startProduct({ calls: 2, users: 2 })
  const { organizationId } = await product.member('csm')
  await seedToldCalls(product.app.ground.database.db, organizationId)
  return person(product, MAYA, width)
}

test('A-015: what was said is found over all calls, and opened where it was said', async () => {
  const maya = await looking()
  const { page } = maya
  await maya.open('/calls')
  await page.getByRole('link', { name: 'Commercials with Ludo (CFO)', exact: true }).waitFor()
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox').fill('closed the laptop')
  await page.getByRole('option', { name: 'Search calls for “closed the laptop”' }).waitFor()
  await page.keyboard.press('Enter')
  await expect.poll(() => new URL(page.url()).searchParams.get('q'), SOON).toBe('closed the laptop')
  const found = page.getByRole('region', { name: 'What was found' })
  await found.getByRole('heading', { name: 'Commercials with Ludo (CFO)' }).waitFor()
  await found.getByText(/^\d+ sentences? in \d+ calls?$/).waitFor()
  await found.locator('mark', { hasText: 'laptop' }).first().waitFor()
  await maya.look('search')
  await found.getByRole('link', { name: /She watched ten minutes/ }).click()
  await page.getByRole('slider', { name: 'Timeline of the call' }).waitFor()
  expect(new URL(page.url()).hash).toBe('#t=593')
  await page.locator('.turn[aria-current=true]').getByText('She watched ten minutes').waitFor()
  await page.goBack()
  await found.getByRole('heading', { name: 'Commercials with Ludo (CFO)' }).waitFor()
})

test('A-015: conditions are a part of the query, typing errors are mended and said, nothing found is explained', async () => {
  const maya = await looking()
  const { page } = maya
  await maya.open('/search')
  await page.getByText('What can be asked').waitFor()
  await maya.look()
  await page.getByRole('button', { name: 'security account:brennhof' }).click()
  const box = page.getByLabel('Search in all calls')
  expect(await box.inputValue()).toBe('security account:brennhof')
  await box.fill('price')
  const found = page.getByRole('region', { name: 'What was found' })
  await found.locator('mark', { hasText: /price/i }).first().waitFor()
  await page.getByRole('button', { name: 'Said by the customer' }).click()
  await expect.poll(() => box.inputValue(), SOON).toBe('price side:customer')
  await found.locator('mark').first().waitFor()
  await expect
    .poll(() => found.locator('.who').getByRole('img', { name: 'us', exact: true }).count(), SOON)
    .toBe(0)
  await box.fill('anabel')
  await found.getByText('Nobody said “anabel”').waitFor()
  await maya.look()
  await box.fill('speaker:ludo')
  await found.getByText('Add a word to look for').waitFor()
  expect(await page.getByText('Nobody said that').count()).toBe(0)
  await box.fill('zyxwvut qqq')
  await page.getByText('Nobody said that in the calls that you may see.').first().waitFor()
  await maya.look()
})

test('J14: search on a phone', async () => {
  const maya = await looking(NARROW)
  await maya.open('/search?q=budget')
  await maya.page.locator('mark').first().waitFor()
  await maya.look('search-narrow')
})
