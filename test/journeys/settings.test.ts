/** Settings: a token is shown once and does what it may, members come under other roles and go, the looks are remembered. */
import { expect, test } from 'vitest'
import { startProduct } from '../product.ts'
import { person } from './person.ts'

const INES = 'admin@quillbeam.example'
const TOMAS = 'data@quillbeam.example'

test('an API token is shown once, may what it was given, and is void when it is revoked', async () => {
  const product = await startProduct()
  await product.member('data')
  const tomas = await person(product, TOMAS)
  const { page } = tomas
  await tomas.open('/settings/tokens')
  await page.getByRole('button', { name: 'New token' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: 'Make the token' }).click()
  await dialog.getByText(/name/i).first().waitFor()
  expect(await dialog.getByRole('checkbox', { name: 'admin' }).count()).toBe(0)
  await dialog.getByLabel('Name').fill('Notebook')
  await tomas.look()
  await dialog.getByRole('button', { name: 'Make the token' }).click()
  await dialog.getByRole('heading', { name: 'Copy the token now' }).waitFor()
  await tomas.look()
  await tomas.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await dialog.getByRole('button', { name: 'Copy the token' }).click()
  await dialog.getByText('Copied the token').waitFor({ state: 'attached' })
  const secret = String(await page.evaluate('navigator.clipboard.readText()'))
  expect(secret.length).toBeGreaterThan(20)

  const asking = (method: string, path: string, body?: object) =>
    fetch(`${product.url}/api/v1${path}`, {
      method,
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    }).then(({ status }) => status)
  expect(await asking('GET', '/datasets')).toBe(200)
  expect(await asking('POST', '/datasets', { name: 'Not allowed' })).toBe(403)

  await page.keyboard.press('Escape')
  await page.getByRole('row', { name: /Notebook/ }).waitFor()
  await page.reload()
  const row = page.getByRole('row', { name: /Notebook/ })
  await row.getByText('just now').waitFor()
  expect(await page.content()).not.toContain(secret)
  const { body } = await (await product.as(TOMAS))('GET', '/tokens')
  expect(JSON.stringify(body)).not.toContain(secret)

  await row.getByRole('button', { name: 'Revoke Notebook' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click()
  await page.getByText('You have no token yet.').waitFor()
  expect(await asking('GET', '/datasets')).toBe(401)
})

test('an admin changes a role and removes a member, whose session ends at once; nobody else may', async () => {
  const product = await startProduct()
  await product.member('admin')
  await product.member('data')
  const ines = await person(product, INES)
  const tomas = await person(product, TOMAS)
  await tomas.open('/settings/members')
  await tomas.page.getByRole('row', { name: /admin@quillbeam.example/ }).waitFor()
  expect(await tomas.page.getByRole('button', { name: /Remove|Invite/ }).count()).toBe(0)

  const { page } = ines
  await ines.open('/settings/members')
  await page.getByRole('combobox', { name: 'Role of data' }).click()
  await page.getByRole('option', { name: /Auditor/ }).click()
  await page
    .getByText(/^data is Auditor now/i)
    .first()
    .waitFor()
  await page.getByRole('button', { name: 'Remove data' }).click()
  await ines.look()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await page.getByRole('row', { name: /data@quillbeam.example/ }).waitFor({ state: 'detached' })
  await tomas.page.goto('/datasets')
  await tomas.page.waitForURL((url) => url.pathname === '/login')

  // The last admin stays, or nobody could ever ask anybody in again.
  await page.getByRole('button', { name: 'Remove admin' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click()
  await page.getByRole('dialog').getByRole('alert').waitFor()
  await ines.look()
})

test('the theme and the single keys are as a person wants them, and stay so', async () => {
  const product = await startProduct()
  await product.member('data')
  const tomas = await person(product, TOMAS)
  const { page } = tomas
  const ground = () => page.evaluate('getComputedStyle(document.body).backgroundColor')
  await tomas.open('/settings/appearance')
  const light = await ground()
  await page.getByRole('radio', { name: 'Dark' }).check()
  await expect.poll(ground).not.toBe(light)
  const dark = await ground()
  await page.reload()
  await page.getByRole('radio', { name: 'Dark' }).waitFor()
  expect(await page.getByRole('radio', { name: 'Dark' }).isChecked()).toBe(true)
  expect(await ground()).toBe(dark)
  await page.getByRole('radio', { name: 'As the system' }).check()
  await expect.poll(ground).toBe(light)

  await page.getByRole('heading', { name: 'Settings' }).click()
  await page.keyboard.press('g')
  await page.keyboard.press('d')
  await page.waitForURL((url) => url.pathname === '/datasets')
  await page.keyboard.press('?')
  await page.getByRole('dialog').waitFor()
  await tomas.look()
  await page.keyboard.press('Escape')
  await tomas.open('/settings/appearance')
  await page.getByRole('switch', { name: 'Single keys' }).click()
  await page.reload()
  await page.getByRole('switch', { name: 'Single keys' }).waitFor()
  await page.getByRole('heading', { name: 'Settings' }).click()
  await page.keyboard.press('g')
  await page.keyboard.press('i')
  await page.keyboard.press('?')
  // Ctrl K works either way, so what the keys before it did not do is done by now.
  await page.keyboard.press('Control+k')
  await page.getByRole('combobox', { name: 'Go to a page, an account or a dataset' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/settings/appearance')
  await tomas.look()
})
