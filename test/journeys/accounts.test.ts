/** The list of accounts: filters in the address, keys, owners, files in and out. */
import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { insertAccount, insertCall, openToAll } from '../linked-calls.ts'
import { type Product, startProduct } from '../product.ts'
import { person } from './person.ts'
import { accountWithCalls, reading } from './read-accounts.ts'
import { NARROW } from './routes.ts'
import { dialog } from './steps.ts'

const INES = 'admin@quillbeam.example'
const MAYA = 'csm@quillbeam.example'

/** Three customers, one with a call. */
async function withAccounts(product: Product): Promise<void> {
  const { organizationId } = await product.member('admin')
  const { memberId } = await product.member('csm')
  const { db } = product.app.ground.database
  await openToAll(db, organizationId)
  await insertAccount(db, organizationId, { accountId: 'acc_acme', name: 'Acme Inc' })
  await insertAccount(db, organizationId, {
    accountId: 'acc_bird',
    name: 'Rotabird',
    stage: 'Live',
    owner_id: memberId,
  })
  await insertAccount(db, organizationId, { accountId: 'acc_koa', name: 'Koa Surf Rentals' })
  await insertCall(db, organizationId, {
    callId: '1',
    accountIds: ['acc_acme'],
    reasons: [{ rule: 'contact', value: 'pat@acme.example', person: 'Pat Lee' }],
  })
}

test('A-070, E-95: accounts are filtered by the address, walked by keys, given to somebody, who finds them on Home', async () => {
  const product = await startProduct({ calls: 2, users: 2 })
  await withAccounts(product)
  const ines = await person(product, INES)
  const { page, look } = ines
  await ines.open('/accounts')
  const row = page.getByRole('row', { name: /Acme Inc/ })
  await row.getByText('contact e-mail').waitFor()
  await row.getByText('0 of 1').waitFor()
  await look('accounts')
  await page.getByRole('combobox', { name: 'Stage' }).click()
  await page.getByRole('option', { name: 'Live' }).click()
  await expect.poll(() => page.locator('tbody tr').count()).toBe(1)
  expect(new URL(page.url()).searchParams.get('stage')).toBe('Live')
  await page.reload()
  await page.getByRole('link', { name: 'Rotabird' }).waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('nobody')
  await page.getByText('No account is like that.').waitFor()
  await look()
  await page.getByRole('button', { name: 'Show all accounts' }).click()

  await row.waitFor()
  for (const key of ['j', 'x', 'j', 'j', 'k', 'x']) await page.keyboard.press(key)
  await page.getByText('2\u00A0accounts').first().waitFor()
  await look()
  await page.getByRole('combobox', { name: 'New owner' }).click()
  await page.getByRole('option', { name: 'csm' }).click()
  await page.getByRole('button', { name: 'Assign' }).click()
  await page.getByText('csm owns 2\u00A0accounts more.').first().waitFor()
  await row.getByText('csm').waitFor()
  await page.getByRole('link', { name: 'Acme Inc' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Owner csm' }).waitFor()

  const maya = await person(product, MAYA)
  await maya.open('/')
  await maya.page.getByRole('heading', { name: 'New to you' }).waitFor()
  await maya.page.getByRole('link', { name: 'Acme Inc' }).waitFor()
  await maya.page.getByText('Reviewed 0 of 1\u00A0call', { exact: true }).waitFor()
  await maya.look('home-csm')
  await maya.page.getByRole('link', { name: 'Acme Inc' }).click()
  await maya.page.getByRole('link', { name: 'Review Acme and Quillbeam' }).waitFor()
}, 120_000)

test('A-051: a CSV is mapped and previewed before anything is written; the table goes out as one', async () => {
  const product = await startProduct({ calls: 2, users: 2 })
  await withAccounts(product)
  const ines = await person(product, INES)
  const { page, look } = ines
  await ines.open('/accounts?add=csv')
  await page.getByLabel('Pick a CSV file').setInputFiles({
    name: 'customers.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      'Customer,Website,Straße\nSaltmarsh Brewing,saltmarsh.example\n,nameless.example\n',
      'latin1',
    ),
  })
  await dialog(page).getByText('1\u00A0new account').first().waitFor()
  await dialog(page).getByText('line 3').waitFor()
  await dialog(page).getByText('it was read as Windows-1252').waitFor()
  await look('import-accounts')
  await dialog(page).getByRole('combobox', { name: 'Domains' }).click()
  await page.getByRole('option', { name: 'no column' }).click()
  await dialog(page).getByRole('cell', { name: 'saltmarsh.example' }).waitFor({ state: 'hidden' })
  await dialog(page).getByRole('combobox', { name: 'Domains' }).click()
  await page.getByRole('option', { name: 'Website' }).click()
  await dialog(page).getByRole('cell', { name: 'saltmarsh.example' }).waitFor()
  await dialog(page)
    .getByRole('button', { name: /^Import 1.account$/ })
    .click()
  await page.getByRole('link', { name: 'Saltmarsh Brewing' }).waitFor()

  await page.getByRole('button', { name: 'More', exact: true }).click()
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Export as CSV' }).click(),
  ])
  const text = await readFile(await file.path(), 'utf8')
  expect(text.split('\r\n')).toHaveLength(6)
  expect(text).toContain('Saltmarsh Brewing,saltmarsh.example')
}, 90_000)

test('A-054: customers that Gong’s calls name by their CRM account are added with a click, the cost is said', async () => {
  const product = await startProduct()
  await product.member('admin')
  await reading(product, INES)
  const ines = await person(product, INES)
  const { page, look } = ines
  await ines.open('/accounts')
  await page.getByRole('button', { name: 'Take from the CRM' }).click()
  await dialog(page).getByRole('button', { name: 'Look in Gong' }).click()
  await dialog(page)
    .getByText(/requests? to Gong/)
    .waitFor()
  await look('suggested-accounts')
  await dialog(page).getByRole('button', { name: /^Add/ }).first().click()
  await dialog(page).getByText('Added').waitFor()
}, 90_000)

test('J14: the account pages at 390 px, at 200 % and with the colours that somebody needs', async () => {
  const product = await startProduct()
  await product.member('admin')
  const call = await reading(product, INES)
  const { accountId } = await accountWithCalls(call, {
    name: 'Hearth & Fennel',
    domains: ['hearthfennel.example'],
  })
  const tabs = ['', '/calls', '/people', '/settings']
  const paths = ['/accounts', ...tabs.map((tab) => `/accounts/${accountId}${tab}`)]
  for (const width of [NARROW, 720]) {
    const ines = await person(product, INES, width)
    for (const path of paths) {
      await ines.open(path)
      await ines.page.getByText('hearthfennel.example').first().waitFor()
      await ines.look()
    }
    await ines.page.emulateMedia({ forcedColors: 'active' })
    await ines.look()
  }
}, 150_000)
