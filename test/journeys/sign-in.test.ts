/** Coming in: with a password, with a link that was sent, to the page that was wanted; and going out again. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { PASSWORD, startProduct } from '../product.ts'
import { connected, imported } from './given.ts'
import { person, visitor } from './person.ts'

const DATA = 'data@quillbeam.example'

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(email)
  await page.getByLabel('Password', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

test('a link to a page deep inside survives the sign-in, a wrong password and a click on sign out', async () => {
  const product = await startProduct()
  await product.member('data')
  const { datasetId } = await imported(await connected(product, DATA), { types: ['users'] })
  const { page, look } = await visitor(product)
  await page.goto(`/datasets/${datasetId}/files?by=link#here`)
  await page.getByText('To Quillbeam').waitFor()
  expect(await page.getByText('Voices').count()).toBe(0)

  await signIn(page, DATA, 'not the password')
  await page.getByText('This e-mail address and password do not belong together.').waitFor()
  const password = page.getByLabel('Password', { exact: true })
  expect(await password.getAttribute('aria-invalid')).toBe('true')
  await look()
  // An address that nobody has is told in the same words.
  await signIn(page, 'nobody@quillbeam.example', PASSWORD)
  await page.getByText('This e-mail address and password do not belong together.').waitFor()

  await signIn(page, DATA, PASSWORD)
  await page
    .getByRole('link', { name: /^gong_users/ })
    .first()
    .waitFor()
  expect(page.url()).toBe(`${product.url}/datasets/${datasetId}/files?by=link#here`)

  await page.getByRole('button', { name: new RegExp(DATA.split('@')[0] ?? '') }).click()
  await page.getByRole('menuitem', { name: 'Sign out' }).click()
  await page.waitForURL('**/login')
  await page.goto(`/datasets/${datasetId}`)
  await page.waitForURL('**/login?next=*')
})

test('a sign-in never leads to somebody else’s page', async () => {
  const product = await startProduct()
  await product.member('data')
  for (const next of [
    '//elsewhere.example/',
    'https://elsewhere.example/',
    '/\\elsewhere.example',
  ]) {
    const { page } = await visitor(product)
    await page.goto(`/login?next=${encodeURIComponent(next)}`)
    await signIn(page, DATA, PASSWORD)
    await page.waitForURL((url) => url.pathname === '/')
    expect(new URL(page.url()).origin).toBe(product.url)
  }
})

test('an admin invites somebody, who joins by the link once, with the role that was meant', async () => {
  const product = await startProduct()
  await product.member('admin')
  const ines = await person(product, 'admin@quillbeam.example')
  await ines.open('/settings/members')
  await ines.page.getByRole('button', { name: 'Invite somebody' }).click()
  const asking = ines.page.getByRole('dialog')
  await asking.getByLabel('E-mail address').fill('maya@quillbeam.example')
  await asking.getByRole('button', { name: 'Make the link' }).click()
  await asking.getByRole('heading', { name: 'Send this link' }).waitFor()
  await ines.look()
  const link = await asking.getByText(`${product.url}/invitation/`).innerText()
  await ines.page.keyboard.press('Escape')
  await ines.page
    .getByRole('table', { name: 'Open invitations' })
    .getByRole('row')
    .filter({ hasText: 'maya@' })
    .waitFor()

  const maya = await visitor(product)
  await maya.open(link)
  await maya.page.getByRole('heading', { name: 'Join Quillbeam' }).waitFor()
  await maya.page.getByText('You were invited as csm, with maya@quillbeam.example.').waitFor()
  await maya.page.getByLabel('Your name').fill('Maya')
  await maya.page.getByLabel('Password', { exact: true }).fill('short')
  await maya.page.getByRole('button', { name: 'Join' }).click()
  await maya.page.getByRole('alert').waitFor()
  await maya.look()
  await maya.page.getByLabel('Password', { exact: true }).fill(PASSWORD)
  await maya.page.getByRole('button', { name: 'Join' }).click()
  await maya.page.waitForURL((url) => url.pathname === '/')
  await maya.page.getByRole('button', { name: /^Maya/ }).waitFor()

  await ines.page.reload()
  await ines.page.getByText('Nobody has an open invitation.').waitFor()
  const members = ines.page.getByRole('table', { name: /Members/ })
  await members.getByRole('row').filter({ hasText: 'maya@quillbeam.example' }).waitFor()
  const late = await visitor(product)
  await late.open(link)
  await late.page.getByRole('heading', { name: 'This invitation is over' }).waitFor()
  await late.look()
})
