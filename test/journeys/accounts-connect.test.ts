/** J1, its first part: an admin connects Gong for everybody's accounts; others see how it stands, and whom to ask. */
import { setTimeout } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { HANNO, withAdmin, withListed } from './accounts-given.ts'
import { person } from './person.ts'
import { NARROW } from './routes.ts'
import {
  accountsRow,
  connectByKey,
  connectionsOf,
  dialog,
  gongRow,
  openGongWindow,
  signInAtGong,
} from './steps.ts'

const CSM = 'csm@quillbeam.example'
const SLOW_ANSWER_MS = 2_000

test('A-002, A-030, A-031, A-032: an admin reads what it takes, tests a key and connects the accounts', async () => {
  const { product, call } = await withAdmin()
  const { page, look, open } = await person(product, HANNO)
  await open('/integrations')
  await accountsRow(page).getByText('Not connected').waitFor()
  await look()
  await accountsRow(page).getByRole('button', { name: 'Connect', exact: true }).click()
  await page.getByRole('heading', { name: 'Connect Gong for the accounts' }).waitFor()
  const guide = await dialog(page).getByRole('complementary', { name: 'Guide' }).innerText()
  expect(guide).toContain('A Gong subscription with API access')
  expect(guide).toContain('A technical administrator of Gong')
  await dialog(page).getByText('What Carryover reads').click()
  await dialog(page).getByText('Private and internal calls are left alone').waitFor()
  await look('connect-accounts')

  await connectByKey(page, product.gong)
  await page.getByRole('status').getByText('Gong is connected for the accounts.').waitFor()
  // What may be read is chosen next: nothing is linked before.
  await page.waitForURL(/\/integrations\/gong\/access$/)
  await page.getByText('No call is linked yet.').waitFor()
  expect(await connectionsOf(call)).toMatchObject([{ kind: 'shared', status: 'connected' }])

  await open('/integrations')
  await accountsRow(page).getByText('Connected, not chosen yet').waitFor()
  expect(await accountsRow(page).innerText()).toMatch(
    /Sales \+1[\s\S]*connected by hanno\.falk on \d+ \w+/,
  )
  await accountsRow(page).getByRole('link', { name: 'Choose access' }).waitFor()
  await look()
  // It feeds no dataset: one's own connection is another.
  await gongRow(page).getByText('Not connected').waitFor()
})

test('A-032: a CSM is told whom to ask, has no button for the accounts, and the API refuses them', async () => {
  const { product } = await withAdmin()
  await product.member('csm')
  const { page, look, open } = await person(product, CSM)
  await open('/integrations')
  await accountsRow(page).getByText('Ask an admin').waitFor()
  expect(await accountsRow(page).innerText()).toContain('hanno.falk')
  expect(await accountsRow(page).getByRole('button').count()).toBe(0)
  // Their own connection stays possible.
  await gongRow(page).getByRole('button', { name: 'Connect', exact: true }).waitFor()
  await look()

  const call = await product.as(CSM)
  const { accessKey, accessKeySecret } = product.gong
  const keys = { accessKey, accessKeySecret, kind: 'shared' }
  for (const path of ['/connections', '/connections/test']) {
    const { status, body } = await call('POST', path, keys)
    expect([status, body]).toMatchObject([
      403,
      { code: 'D-NOT-ALLOWED', fix: { text: 'Ask an admin: hanno.falk.' } },
    ])
  }
  expect(await product.gong.requests()).toEqual([])
  // An address does not lead further than the page does.
  await open('/integrations?connect=token&for=accounts')
  await page.getByRole('heading', { name: 'Connect Gong', exact: true }).waitFor()
  for (const tab of ['access', 'matching']) {
    await open(`/integrations/gong/${tab}`)
    await page.getByRole('heading', { name: 'Ask an admin' }).waitFor()
  }
  await look()
})

test('A-033, A-034, A-035, A-036, A-037, A-038, A-039, A-040, X-14: by OAuth Gong is asked for reading calls, transcripts and users, and for no setting', async () => {
  const { product, call } = await withAdmin()
  const { page, context, look, open } = await person(product, HANNO)
  await open('/integrations')
  await accountsRow(page).getByRole('button', { name: 'Connect', exact: true }).click()
  await dialog(page).getByRole('tab', { name: 'OAuth' }).click()
  await dialog(page).getByRole('button', { name: 'Connect with Gong' }).waitFor()
  const says = await dialog(page).getByRole('complementary', { name: 'Guide' }).innerText()
  expect(says).toContain('Read which calls took place, with a link to each recording')
  expect(says).toContain('Read the transcripts of calls that belong to an account')
  expect(says).toContain('Read users, and what Gong lets each of them hear')
  expect(says).toContain('No setting of your Gong is read')
  await look('connect-accounts-oauth')

  const popup = await openGongWindow(page, context)
  const asked = new URL(popup.url())
  expect(asked.origin).toBe(product.gong.url)
  const scopes = asked.searchParams.get('scope')?.split(' ') ?? []
  expect(scopes).toEqual(
    expect.arrayContaining([
      'api:calls:read:basic',
      'api:calls:read:extensive',
      'api:calls:read:transcript',
      'api:users:read',
    ]),
  )
  expect(scopes.filter((scope) => !/read$|:read:/.test(scope) || /settings/.test(scope))).toEqual(
    [],
  )
  const closed = popup.waitForEvent('close')
  await signInAtGong(popup)
  await closed
  await page.getByRole('status').getByText('Gong is connected for the accounts.').waitFor()
  await page.waitForURL(/\/integrations\/gong\/access$/)
  expect(await connectionsOf(call)).toMatchObject([{ kind: 'shared', method: 'oauth' }])
})

test('A-033: where the browser blocks the window, the same tab leads to Gong and back to the accounts', async () => {
  const { product, call } = await withAdmin()
  const { page, open } = await person(product, HANNO)
  // The page knows of the connection before it knows how the attempt ended.
  await page.route('**/attempts/*', async (route) => {
    await setTimeout(SLOW_ANSWER_MS)
    await route.continue()
  })
  await open('/integrations?connect=oauth&for=accounts')
  await page.evaluate('window.open = () => null')
  await dialog(page).getByRole('button', { name: 'Connect with Gong' }).click()
  await dialog(page).getByRole('button', { name: 'Continue in this tab' }).click()
  await page.waitForURL(`${product.gong.url}/**`)
  await signInAtGong(page)
  await page.waitForURL(/\/integrations\/gong\/access$/)
  expect(await connectionsOf(call)).toMatchObject([{ kind: 'shared', method: 'oauth' }])
})

test('X-01: in a small team one tick lets the admin’s own connection read for the accounts too', async () => {
  const { product, call } = await withAdmin()
  const { page, look, open } = await person(product, HANNO)
  await open('/integrations')
  await gongRow(page).getByRole('button', { name: 'Connect', exact: true }).click()
  await dialog(page)
    .getByRole('checkbox', { name: 'Use my connection for the accounts too' })
    .click()
  await look()
  await connectByKey(page, product.gong)
  await page.waitForURL(/\/integrations\/gong\/access$/)
  await page.getByText('No call is linked yet.').waitFor()
  expect(await connectionsOf(call)).toMatchObject([{ kind: 'personal', status: 'connected' }])
  await open('/integrations')
  expect(await accountsRow(page).innerText()).toContain('with their own connection')
  expect(await gongRow(page).innerText()).toContain('for the accounts too')
})

test('A-002: everybody sees that the accounts are connected, by whom and when, also on a phone', async () => {
  const { product } = await withListed()
  await product.member('csm')
  const { page, look, open } = await person(product, CSM, NARROW)
  await open('/integrations')
  await accountsRow(page).getByText('Connected', { exact: true }).waitFor()
  expect(await accountsRow(page).innerText()).toMatch(/connected by hanno\.falk[\s\S]*data as of/)
  expect(await accountsRow(page).getByRole('button').count()).toBe(0)
  await look()
})
