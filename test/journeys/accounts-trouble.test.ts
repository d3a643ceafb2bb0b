/** J10, of the accounts: Gong refuses the shared connection; somebody is told what helps, and reconnecting keeps everything. */
import { expect, test } from 'vitest'
import { access, accountSyncState } from '../../src/records/access.ts'
import type { Caller } from '../product.ts'
import { account, callsOf, choose, HANNO, read, withAdmin, withListed } from './accounts-given.ts'
import { person } from './person.ts'
import { accountsRow, connectByKey, dialog, typeKey } from './steps.ts'

const CSM = 'csm@quillbeam.example'
/** Of what a busy machine does late. */
const SOON = { timeout: 15_000 }
const FORTNIGHT_MS = 14 * 24 * 3_600_000

async function stopped(call: Caller): Promise<void> {
  await call('POST', '/access/sync', {})
  await expect
    .poll(
      async () => {
        const state = accountSyncState.parse((await call('GET', '/access/sync')).body)
        return [state.connection?.status, state.status]
      },
      { timeout: 30_000 },
    )
    .toEqual(['action_required', 'idle'])
}

test('A-128, A-129, A-130, A-131: an inactive company stops the sync, what helps ends with details for Gong, and reconnecting keeps accounts and access', async () => {
  const { product, call } = await withListed()
  await choose(call, { excludedTitleWords: ['interview'] })
  const accountId = await account(call, 'Rotabird', 'rotabird.example')
  const before = await callsOf(call, accountId)
  const chosen = access.parse((await call('GET', '/access')).body)
  await product.gong.control('PUT', 'faults', [{ fault: 'inactive-company' }])
  await product.gong.control('DELETE', 'requests')
  await stopped(call)
  // Told once, and nothing asks in a loop.
  const refused = await product.gong.requests()
  await call('POST', '/access/sync', {})
  await stopped(call)
  expect(await product.gong.requests()).toHaveLength(refused.length)

  const { page, context, look, open } = await person(product, HANNO)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await open('/accounts')
  await page.getByText('Gong says that the company account is inactive.').first().waitFor()
  await open('/integrations')
  await accountsRow(page).getByText('Action required').waitFor()
  await accountsRow(page).getByText('Gong says that the company account is inactive.').waitFor()
  await accountsRow(page).getByText('What helps').click()
  await accountsRow(page).getByText('Sign out at Gong and in again').waitFor()
  const gong = accountsRow(page).getByRole('link', { name: 'Open Gong' })
  expect(await gong.getAttribute('href')).toBe(product.gong.url)
  const support = accountsRow(page).getByRole('link', { name: 'Gong’s support' })
  expect(await support.getAttribute('href')).toBe('https://help.gong.io')
  await look('accounts-action-required')
  await accountsRow(page).getByRole('button', { name: 'Copy details' }).click()
  const details = String(await page.evaluate('navigator.clipboard.readText()'))
  expect(details).toMatch(/^Time: \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC$/m)
  expect(details).toMatch(/^Endpoint: (GET|POST) \/v2\//m)
  expect(details).toMatch(/^HTTP status: 401$/m)
  expect(details).toMatch(/^Gong request: \S+$/m)

  // Everybody else hears that it stopped, and whom to ask.
  await product.member('csm')
  const maya = await person(product, CSM)
  await maya.open('/integrations')
  await accountsRow(maya.page).getByText('Ask an admin').waitFor()
  expect(await accountsRow(maya.page).getByRole('button').count()).toBe(0)
  await maya.look()

  await product.gong.control('PUT', 'faults', [])
  await accountsRow(page).getByRole('button', { name: 'Reconnect' }).click()
  await page.getByRole('heading', { name: 'Reconnect Gong for the accounts' }).waitFor()
  await connectByKey(page, product.gong)
  await accountsRow(page).getByText('Connected', { exact: true }).waitFor()
  await read(call)
  expect(access.parse((await call('GET', '/access')).body)).toEqual(chosen)
  expect(await callsOf(call, accountId)).toEqual(before)
}, 120_000)

test('A-127: that API access is off is told while connecting, with where to look and the details for Gong', async () => {
  const errors = ['API access is disabled for this company']
  const { product } = await withAdmin({
    faults: [{ fault: 'status', status: 403, errors, times: 0 }],
  })
  const { page, look, open } = await person(product, HANNO)
  await open('/integrations?connect=token&for=accounts')
  await typeKey(page, product.gong)
  await dialog(page).getByRole('button', { name: 'Test connection' }).click()
  const said = dialog(page).getByRole('alert')
  await said.getByText('API access is switched off for this company in Gong.').waitFor()
  expect(await said.innerText()).toContain('D-API-OFF')
  await dialog(page).getByText('What helps').click()
  await dialog(page).getByText('HTTP status: 403').waitFor()
  await look()
})

test('A-031, A-126: who is no technical administrator is told so, with the place in Gong to look at', async () => {
  const { product } = await withAdmin()
  const { page, context, look, open } = await person(product, HANNO)
  await context.route(`${product.gong.url}/oauth2/authorize*`, async (route) => {
    const asked = new URL(route.request().url())
    const back = new URL(asked.searchParams.get('redirect_uri') ?? '')
    back.searchParams.set('error', 'access_denied')
    back.searchParams.set('error_description', 'User is not a technical administrator')
    back.searchParams.set('state', asked.searchParams.get('state') ?? '')
    await route.fulfill({ status: 302, headers: { location: back.href } })
  })
  await open('/integrations?connect=oauth&for=accounts')
  await dialog(page).getByRole('button', { name: 'Connect with Gong' }).click()
  await dialog(page).getByText('The Gong user is not a technical administrator').waitFor()
  await dialog(page).getByText('D-NOT-ADMIN').first().waitFor()
  await dialog(page).getByText('What helps').click()
  await dialog(page).getByText('Look under People whether whoever made the key').waitFor()
  await look()
})

test('A-130: an admin’s own connection that is renewed goes on reading for the accounts', async () => {
  const { product, call } = await withAdmin()
  const { accessKey, accessKeySecret } = product.gong
  await call('POST', '/connections', { accessKey, accessKeySecret })
  await call('POST', '/access:use-own')
  await read(call)
  await choose(call)
  await product.gong.control('PUT', 'faults', [{ fault: 'dead-token' }])
  await stopped(call)
  await product.gong.control('PUT', 'faults', [])
  expect((await call('POST', '/connections', { accessKey, accessKeySecret })).status).toBe(201)
  await call('POST', '/access/sync', {})
  await read(call)
  const state = accountSyncState.parse((await call('GET', '/access/sync')).body)
  expect(state).toMatchObject({
    connection: { kind: 'personal', status: 'connected' },
    problem: null,
  })
})

test('when most calls are gone from Gong, nothing goes before an admin has said so', async () => {
  const { product, call } = await withListed()
  await choose(call)
  const accountId = await account(call, 'Opalland Pay', 'opalland.example')
  const before = await callsOf(call, accountId)
  // Each sync looks at these; older ones are looked at once a day, or once a week.
  const newest = before.filter(({ startedAt }) => Date.parse(startedAt) > Date.now() - FORTNIGHT_MS)
  expect(newest).not.toEqual([])
  const known = await product.app.ground.database.db.selectFrom('stub').select('call_id').execute()
  for (const { call_id: id } of known) await product.gong.control('DELETE', `calls/${id}`)
  await call('POST', '/access/sync', {})
  await read(call)

  const { page, look, open } = await person(product, HANNO)
  await open('/integrations/gong/access')
  await page
    .getByText(/calls are no longer in Gong\. They are kept, and nobody sees them\./)
    .waitFor()
  await look()
  await open('/accounts')
  await page.getByRole('button', { name: 'Confirm the removal' }).click()
  await page.getByRole('heading', { name: 'Remove the calls that are gone from Gong?' }).waitFor()
  await look('removals')
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click()
  expect(await callsOf(call, accountId)).toEqual(before)
  await page.getByRole('button', { name: 'Confirm the removal' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove them' }).click()
  const left = before.filter((one) => !newest.includes(one))
  await expect.poll(() => callsOf(call, accountId), SOON).toEqual(left)
  await page.getByText('They are kept, and nobody sees them.').waitFor({ state: 'detached' })

  await product.member('csm')
  const maya = await person(product, CSM)
  await maya.open('/accounts')
  expect(await maya.page.getByRole('button', { name: 'Confirm the removal' }).count()).toBe(0)
})
