/** More accounts than one page of them: each is found, chosen and named wherever accounts are. */
import { expect, test } from 'vitest'
import { startProduct } from '../product.ts'
import { seedToldCalls } from '../told-calls.ts'
import { type Person, person } from './person.ts'

const MAYA = 'csm@quillbeam.example'
const OTHERS = 150
const SOON = { timeout: 10_000 }

/** The accounts that have calls come behind all the others. */
async function looking(): Promise<Person & { readonly listed: () => readonly string[] }> {
  const product = await startProduct({ calls: 2, users: 2 })
  const { organizationId } = await product.member('csm')
  const { db, pool } = product.app.ground.database
  await seedToldCalls(db, organizationId)
  await pool.query(
    `insert into account (organization_id, account_id, name, stage, source)
     select $1, 'acc_other' || n, 'Aa ' || n, 'Live', 'hand' from generate_series(1, ${OTHERS}) n`,
    [organizationId],
  )
  const maya = await person(product, MAYA)
  const listed: string[] = []
  maya.page.on('request', (request) => {
    const { pathname, search } = new URL(request.url())
    if (pathname.startsWith('/api/v1/accounts')) listed.push(`${pathname}${search}`)
  })
  return { ...maya, listed: () => listed }
}

test('J16: the palette finds an account however many come before it', async () => {
  const maya = await looking()
  const { page } = maya
  await maya.open('/calls')
  await page.getByRole('button', { name: 'Account: All accounts' }).waitFor()
  await page.keyboard.press('Control+k')
  const box = page.getByRole('combobox')
  await box.fill('fennel hearth')
  await page.getByRole('option', { name: 'Hearth & Fennel Account' }).waitFor()
  await maya.look()
  await box.fill('rotabird.exam')
  // Whoever knows the name does not wait for the list.
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'Rotabird', exact: true }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/accounts/acc_rotabird')
})

test('J16: calls are narrowed to an account however many come before it', async () => {
  const maya = await looking()
  const { page } = maya
  await maya.open('/calls')
  const choice = page.getByRole('button', { name: 'Account: All accounts' })
  expect(maya.listed()).toEqual([])
  await choice.click()
  const box = page.getByRole('combobox', { name: 'Find an account' })
  await page.getByRole('option', { name: 'Aa 1', exact: true }).waitFor()
  await box.fill('rotab')
  await page.getByRole('option', { name: 'Rotabird' }).waitFor()
  await maya.look()
  await expect.poll(() => page.getByRole('option').count(), SOON).toBe(1)
  await page.keyboard.press('Enter')
  await expect
    .poll(() => new URL(page.url()).searchParams.get('account'), SOON)
    .toBe('acc_rotabird')
  await page.getByRole('button', { name: 'Account: Rotabird' }).waitFor()
  await page.reload()
  await page.getByRole('button', { name: 'Account: Rotabird' }).click()
  await page.getByRole('option', { name: 'All accounts' }).click()
  await expect.poll(() => new URL(page.url()).searchParams.has('account'), SOON).toBe(false)
})

test('A-015: what is found says whose call it is, without a list of accounts', async () => {
  const maya = await looking()
  await maya.open('/search?q=budget')
  const found = maya.page.getByRole('region', { name: 'What was found' })
  await found
    .getByRole('link', { name: /^(Rotabird|Hearth & Fennel|Brennhof Insurance)$/ })
    .first()
    .waitFor()
  expect(maya.listed()).toEqual([])
})
