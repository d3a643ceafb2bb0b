/** What accounts show when something is wrong: what is here stays here, and says since when. */
import { setTimeout as wait } from 'node:timers/promises'
import { test } from 'vitest'
import { startProduct } from '../product.ts'
import { person } from './person.ts'
import { accountWithCalls, reading } from './read-accounts.ts'
import { connectionsOf } from './steps.ts'

const INES = 'admin@quillbeam.example'

test('D5c: Gong refuses the key: the account stays, with a banner that says since when; so it does without a connection', async () => {
  const product = await startProduct()
  await product.member('admin')
  const call = await reading(product, INES)
  const { accountId } = await accountWithCalls(call, {
    name: 'Hearth & Fennel',
    domains: ['hearthfennel.example'],
  })
  await product.gong.control('PUT', 'faults', [{ fault: 'dead-token' }])
  await call('POST', '/access/sync', {})
  const ines = await person(product, INES)
  const { page, look } = ines
  await ines.open(`/accounts/${accountId}`)
  await page.getByText(/Everything here is as of/).waitFor({ timeout: 30_000 })
  await page.getByRole('row', { name: /Commercials with Ludo/ }).waitFor()
  await look('account-stale')
  const [own] = await connectionsOf(call)
  await call('DELETE', `/connections/${own?.connectionId}`)
  await ines.open('/accounts')
  await page.getByText('No Gong connection reads for the accounts.').waitFor()
  await page.getByText('What is here stays, and is hidden from everybody when').waitFor()
  await page.getByRole('row', { name: /Hearth & Fennel/ }).waitFor()
  await look()
}, 120_000)

test('D5c, E-98: skeletons stand in the final size; when nobody answers, what was shown stays with a banner', async () => {
  const product = await startProduct()
  await product.member('admin')
  const call = await reading(product, INES)
  const { accountId } = await accountWithCalls(call, {
    name: 'Hearth & Fennel',
    domains: ['hearthfennel.example'],
  })
  const ines = await person(product, INES)
  const { page } = ines
  await page.route('**/api/v1/accounts?*', async (route) => {
    await wait(1_500)
    await route.continue()
  })
  await page.goto('/accounts')
  await page.getByRole('status', { name: 'Loading accounts' }).waitFor()
  await page.getByRole('row', { name: /Hearth & Fennel/ }).waitFor()

  await ines.open(`/accounts/${accountId}`)
  await page.getByRole('heading', { name: 'People over time' }).waitFor()
  await page.route('**/api/v1/accounts/**', (route) => route.abort())
  await page.getByRole('checkbox', { name: /^Reviewed: Commercials/ }).click()
  await page.getByText('Carryover cannot be reached.').waitFor({ timeout: 30_000 })
  await page.getByRole('heading', { name: 'People over time' }).waitFor()
}, 120_000)
