/** J2, its first half: a person connects Gong with an access key, and hears of everything that can be wrong with one. */
import { expect, test } from 'vitest'
import { startProduct } from '../product.ts'
import { person } from './person.ts'
import { connectByKey, connectionsOf, dialog, gongRow, typeKey } from './steps.ts'

const DATA = 'data@quillbeam.example'

test('B-010, B-011, B-012, B-020, B-006: from the navigation to a dialog with both ways to connect', async () => {
  const product = await startProduct()
  await product.member('data')
  const { page, look } = await person(product, DATA)
  for (const path of ['/', '/datasets', '/datasets/new', '/settings/profile', '/docs']) {
    await page.goto(path)
    const main = page.getByRole('navigation', { name: 'Main' })
    await main.getByRole('link', { name: 'Integrations' }).waitFor()
  }
  await page.getByRole('link', { name: 'Integrations' }).click()
  await gongRow(page).getByText('Not connected').waitFor()
  await look()
  const connect = gongRow(page).getByRole('button', { name: 'Connect', exact: true })
  await connect.click()

  const tabs = dialog(page).getByRole('tab')
  expect(await tabs.allInnerTexts()).toEqual(['API Token', 'OAuth'])
  expect(await tabs.first().getAttribute('aria-selected')).toBe('true')
  await look()
  await dialog(page).getByRole('tab', { name: 'OAuth' }).click()
  await dialog(page).getByRole('button', { name: 'Connect with Gong' }).waitFor()
  await look('connect-oauth')

  await page.keyboard.press('Escape')
  await dialog(page).waitFor({ state: 'hidden' })
  // The person is back where they were.
  await expect
    .poll(() => connect.evaluate((it) => it === it.ownerDocument.activeElement))
    .toBe(true)
})

test('B-013, B-014, B-005, B-007, B-017: the form hides the secret, and says beside it where to find everything', async () => {
  const product = await startProduct()
  await product.member('data')
  const { page, open } = await person(product, DATA)
  await open('/integrations?connect=token')
  const form = dialog(page)
  const secret = form.getByLabel('Access Key Secret')
  const key = form.getByLabel('Access Key', { exact: true })

  expect(await secret.getAttribute('type')).toBe('password')
  expect(await key.getAttribute('autocomplete')).toBe('off')
  // The one value that keeps browsers from offering the member's own password.
  expect(await secret.getAttribute('autocomplete')).toBe('new-password')
  await key.fill('copied from Gong')
  await key.press('ControlOrMeta+a')
  await key.press('ControlOrMeta+c')
  await secret.press('ControlOrMeta+v')
  expect(await secret.inputValue()).toBe('copied from Gong')
  await form.getByRole('button', { name: 'Show the secret' }).click()
  expect(await secret.getAttribute('type')).toBe('text')
  await form.getByRole('button', { name: 'Hide the secret' }).click()
  expect(await secret.getAttribute('type')).toBe('password')
  const hint = page.locator(`[id="${(await secret.getAttribute('aria-describedby')) ?? ''}"]`)
  expect(await hint.innerText()).toMatch(/shows it once.*never shown again/)

  const guide = form.getByRole('complementary', { name: 'Guide' })
  const says = await guide.innerText()
  expect(says).toContain('Company Settings, then API')
  expect(says).toContain('Admin center, then Settings, Ecosystem, API')
  expect(says).toContain('technical administrator')
  const [scopes] = await Promise.all([
    page.context().waitForEvent('page'),
    guide.getByRole('link', { name: 'which type needs which' }).click(),
  ])
  await scopes.getByRole('heading', { name: 'Scopes', exact: true }).waitFor()
  await scopes.getByRole('cell', { name: 'api:stats:scorecards' }).first().waitFor()
})

test('B-015, B-016, B-017: only what was tested can be saved, and what is saved is never shown again', async () => {
  const product = await startProduct()
  await product.member('data')
  const { page, look, open } = await person(product, DATA)
  const call = await product.as(DATA)
  await open('/integrations?connect=token')
  const form = dialog(page)
  const save = form.getByRole('button', { name: 'Save credentials' })
  const tryIt = form.getByRole('button', { name: 'Test connection' })

  await tryIt.click()
  await form.getByText('Paste the access key.').waitFor()
  await look()
  expect(await product.gong.requests()).toEqual([])

  await typeKey(page, { ...product.gong, accessKeySecret: 'a wrong one' })
  expect(await save.isDisabled()).toBe(true)
  await tryIt.click()
  await form.getByRole('alert').getByText('Gong does not accept these credentials').waitFor()
  expect(await save.isDisabled()).toBe(true)
  await look()

  await typeKey(page, product.gong)
  await tryIt.click()
  await form.getByText('Gong accepts this key').waitFor()
  expect(await form.getByText('11 of 11 types available').count()).toBe(1)
  const facts = await form.getByText(/calls to Gong left today/).innerText()
  expect(facts).toMatch(/^Sales \+1, 19\susers, [\d,]+\scalls/)
  expect(await form.getByRole('listitem').filter({ hasText: 'available: ' }).count()).toBe(11)
  await look('connect-token')
  expect(await connectionsOf(call)).toEqual([])

  // Any change asks for a new test.
  expect(await save.isEnabled()).toBe(true)
  await form.getByLabel('Access Key', { exact: true }).press('End')
  await form.getByLabel('Access Key', { exact: true }).pressSequentially('x')
  expect(await save.isDisabled()).toBe(true)
  await connectByKey(page, product.gong)

  await page.getByRole('status').getByText('Gong is connected.').waitFor()
  await gongRow(page).getByText('Connected', { exact: true }).waitFor()
  expect(await gongRow(page).innerText()).toMatch(
    /Sales \+1[\s\S]*19\susers[\s\S]*11 of 11 types[\s\S]*by access key/,
  )
  await look('integrations')
  const shown = JSON.stringify([
    (await call('GET', '/connections')).body,
    (await call('GET', '/me')).body,
    await page.content(),
  ])
  expect(shown).not.toContain(product.gong.accessKeySecret)
  await open('/integrations/gong/overview')
  await page.getByText('11 of 11 available').waitFor()
  await look('gong-overview')
})

test('B-018: a key of another region is told which address is the right one, and one click asks there', async () => {
  const elsewhere = 'https://eu-42.api.gong.io'
  const product = await startProduct({
    faults: [{ fault: 'redirect', location: `${elsewhere}/v2/users`, times: 0 }],
  })
  await product.member('data')
  const { page, look, open } = await person(product, DATA)
  await open('/integrations?connect=token')
  const address = dialog(page).getByLabel('API base URL')
  expect(await address.getAttribute('placeholder')).toBe('https://api.gong.io')
  await typeKey(page, product.gong)
  await dialog(page).getByRole('button', { name: 'Test connection' }).click()
  await dialog(page).getByText('Your Gong data live at another address').waitFor()
  await look()

  // What is asked next would leave this machine: it is looked at, and goes no further.
  await page.route('**/api/v1/connections/test', (route) => route.abort())
  const [asked] = await Promise.all([
    page.waitForRequest('**/api/v1/connections/test'),
    dialog(page)
      .getByRole('button', { name: `Use ${elsewhere}` })
      .click(),
  ])
  expect(asked.postDataJSON()).toEqual({
    accessKey: product.gong.accessKey,
    accessKeySecret: product.gong.accessKeySecret,
    baseUrl: elsewhere,
    kind: 'personal',
  })
  expect(await address.inputValue()).toBe(elsewhere)
})

test('B-148: who is connected sees Disconnect in place of Connect, and no second dialog opens', async () => {
  const product = await startProduct()
  await product.member('data')
  const { page, open } = await person(product, DATA)
  await open('/integrations?connect=token')
  await connectByKey(page, product.gong)
  await gongRow(page).getByRole('button', { name: 'Disconnect' }).waitFor()
  expect(await gongRow(page).getByRole('button', { name: 'Connect', exact: true }).count()).toBe(0)
  await open('/integrations?connect=token')
  await gongRow(page).getByText('Connected', { exact: true }).waitFor()
  expect(await dialog(page).count()).toBe(0)
  const call = await product.as(DATA)
  const { accessKey, accessKeySecret } = product.gong
  const second = await call('POST', '/connections', { accessKey, accessKeySecret })
  expect([second.status, second.body]).toMatchObject([
    409,
    { fix: { text: expect.stringMatching(/^Disconnect it first/) } },
  ])
})

test('B-018: where Gong only says that it does not know the key, no address is made up', async () => {
  const errors = ['The access token has been revoked']
  const product = await startProduct({
    faults: [{ fault: 'status', status: 401, errors, times: 0 }],
  })
  await product.member('data')
  const { page, open } = await person(product, DATA)
  await open('/integrations?connect=token')
  await typeKey(page, product.gong)
  await dialog(page).getByRole('button', { name: 'Test connection' }).click()
  const said = dialog(page).getByRole('alert')
  await said.getByText('Gong does not know this key at this address.').waitFor()
  expect(await said.innerText()).toContain('such as https://us-12345.api.gong.io')
  expect(await said.innerText()).not.toContain('--base-url')
  expect(await said.getByRole('button').count()).toBe(0)
})

test('J16: the dialog fits on a phone, in both its ways', async () => {
  const product = await startProduct()
  await product.member('data')
  const { page, look, open } = await person(product, DATA, 390)
  await open('/integrations?connect=token')
  await dialog(page).waitFor()
  await look('connect-token-narrow')
  await dialog(page).getByRole('tab', { name: 'OAuth' }).click()
  await dialog(page).getByRole('button', { name: 'Connect with Gong' }).waitFor()
  await look('connect-oauth-narrow')
  await dialog(page).getByRole('tab', { name: 'API Token' }).click()
  await connectByKey(page, product.gong)
  await gongRow(page).getByText('Connected', { exact: true }).waitFor()
})
