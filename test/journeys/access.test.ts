/** Who reads for the accounts, and which calls: an admin chooses, everybody else learns whom to ask. */
import { expect, test } from 'vitest'
import { startProduct } from '../product.ts'
import { connected } from './given.ts'
import { person } from './person.ts'
import { accountWithCalls, callsOf, reading } from './read-accounts.ts'
import { dialog, typeKey } from './steps.ts'

const INES = 'admin@quillbeam.example'
const MAYA = 'csm@quillbeam.example'
const ACCESS = '/integrations/gong/access'

test('A-032: whoever is no admin reads whom to ask, and finds no button that would be refused', async () => {
  const product = await startProduct({ calls: 2, users: 2 })
  await product.member('admin')
  await product.member('csm')
  const maya = await person(product, MAYA)
  const { page } = maya
  await maya.open(ACCESS)
  await page.getByRole('heading', { name: 'Ask an admin' }).waitFor()
  await page.getByRole('listitem').filter({ hasText: 'admin' }).last().waitFor()
  expect(
    await page
      .getByRole('main')
      .getByRole('button', { name: /connect/i })
      .count(),
  ).toBe(0)
  await maya.look('access-ask')
  await maya.open('/accounts')
  await page.getByText('No Gong connection reads for the accounts.').waitFor()
  await page.getByText('Ask an admin: admin.').waitFor()
  await maya.look()
  const call = await product.as(MAYA)
  const { accessKey, accessKeySecret } = product.gong
  const refused = await call('POST', '/connections', { accessKey, accessKeySecret, kind: 'shared' })
  expect(refused.status).toBe(403)
}, 60_000)

test('A-030, A-031, A-035, A-041…A-044: what it takes and allows is said, a choice is previewed, confirmed, changed', async () => {
  const product = await startProduct()
  await product.member('admin')
  await connected(product, INES)
  const ines = await person(product, INES)
  const { page, look } = ines
  await ines.open(ACCESS)
  await page.getByText('A Gong subscription with API access.').waitFor()
  await page.getByText('A Gong technical administrator who makes the key').waitFor()
  await page.getByText('Read the transcripts of calls that belong to an account').waitFor()
  await page.getByText('Private and internal calls are never read').waitFor()
  await look('access-first')
  await page.getByRole('button', { name: 'Use my connection for the accounts too' }).click()
  await page.getByText('not confirmed yet: no call is linked before it is').waitFor()
  const sum = page.getByRole('complementary', { name: 'What it comes to' })
  await sum.getByText(/\d+ private excluded/).waitFor({ timeout: 30_000 })
  await page.getByRole('radio', { name: 'All recordings' }).click()
  await sum.getByText('Calls are still being listed').waitFor({ state: 'hidden', timeout: 30_000 })
  await sum.getByText(/^6\d calls, 0 accounts$/).waitFor()
  await sum.getByText(/internal calls never read/).waitFor()
  await look('access')
  await page.getByRole('button', { name: 'Confirm' }).click()
  await dialog(page).getByRole('button', { name: 'Confirm' }).click()
  await page.getByText('confirmed by admin').waitFor()

  const call = await product.as(INES)
  const { accountId } = await accountWithCalls(call, {
    name: 'Hearth & Fennel',
    domains: ['hearthfennel.example'],
  })
  expect(await callsOf(call, accountId)).toHaveLength(0)
  await page.getByRole('button', { name: 'Open to all members' }).click()
  await dialog(page).getByRole('button', { name: 'Open to all' }).click()
  await page.getByText('Every member sees every linked call but private').waitFor()
  await expect.poll(async () => (await callsOf(call, accountId)).length).toBe(3)

  await page.getByRole('radio', { name: 'Team recordings' }).click()
  await sum.getByText('Choose somebody, or a team.').waitFor()
  await page.getByPlaceholder('Find people').fill('owen')
  await page.getByRole('checkbox', { name: /Owen Prescott/ }).click()
  await sum.getByText(/1.call will no longer be available here/).waitFor()
  await look('access-team')
  await page.getByRole('button', { name: 'Apply' }).click()
  await dialog(page)
    .getByText(/1.call will no longer be available here/)
    .waitFor()
  await look()
  await dialog(page).getByRole('button', { name: 'Apply' }).click()
  await dialog(page).waitFor({ state: 'hidden' })
  const left = await callsOf(call, accountId)
  expect(left.map(({ title }) => title)).not.toContain('Commercials with Ludo (CFO)')
}, 150_000)

test('A-036: a shared key is tested like any other before it is kept', async () => {
  const product = await startProduct()
  await product.member('admin')
  const ines = await person(product, INES)
  const { page, look } = ines
  await ines.open(ACCESS)
  await page.getByRole('button', { name: 'Connect a shared one' }).click()
  await typeKey(page, product.gong)
  await dialog(page).getByRole('button', { name: 'Test connection' }).click()
  await dialog(page).getByText('Gong accepts this key').waitFor()
  await dialog(page).getByRole('button', { name: 'Save credentials' }).click()
  await page.getByText('shared connection, made by admin').waitFor()
  await look()
}, 60_000)

test('A-141, D4.5: the matching report counts by rule, gives a tip, and reads what is unmatched only when asked', async () => {
  const product = await startProduct()
  await product.member('admin')
  const call = await reading(product, INES)
  await accountWithCalls(call, { name: 'Hearth & Fennel', domains: ['hearthfennel.example'] })
  const ines = await person(product, INES)
  const { page, look } = ines
  await ines.open('/integrations/gong/matching')
  await page.getByText(/^3.calls of 6\d belong to an account; 6\d to none yet\.$/).waitFor()
  await page.getByRole('row', { name: /Domain 3 5/ }).waitFor()
  await page.getByText(/CRM/).last().waitFor()
  await page.getByRole('button', { name: 'Look in Gong' }).click()
  await page.getByText(/requests? to Gong, [\d,]+.calls looked at, nothing kept/).waitFor()
  await look('matching')
}, 90_000)
