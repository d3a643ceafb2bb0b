/** J3: every way in which connecting by Gong's own sign-in can end without a connection, and the way on from there. */
import { expect, test } from 'vitest'
import { type ProductOptions, startProduct } from '../product.ts'
import { person } from './person.ts'
import { connectionsOf, dialog, gongRow, openGongWindow, signInAtGong } from './steps.ts'

const DATA = 'data@quillbeam.example'

async function atTheOauthTab(options: ProductOptions = {}) {
  const product = await startProduct(options)
  await product.member('data')
  const someone = await person(product, DATA)
  await someone.open('/integrations?connect=oauth')
  return { ...someone, product, call: await product.as(DATA) }
}

test('B-027: who denies hears so, nothing is stored, and the button works again', async () => {
  const { page, context, look, call } = await atTheOauthTab()
  const popup = await openGongWindow(page, context)
  await signInAtGong(popup, 'Deny')
  await dialog(page).getByText('The connection was not approved; nothing was stored.').waitFor()
  await dialog(page).getByText('D-DENIED').waitFor()
  await expect.poll(() => popup.isClosed()).toBe(true)
  expect(await connectionsOf(call)).toEqual([])
  await look()

  const [again] = await Promise.all([
    context.waitForEvent('page'),
    dialog(page).getByRole('button', { name: 'Try again' }).click(),
  ])
  await signInAtGong(again)
  await gongRow(page).getByText('Connected', { exact: true }).waitFor()
})

test('B-027: a window that was closed is noticed, and can be opened again', async () => {
  const { page, context, look, call } = await atTheOauthTab()
  const popup = await openGongWindow(page, context)
  await popup.close()
  await dialog(page).getByText('The Gong window closed without an answer').waitFor()
  await dialog(page).getByText('D-POPUP-CLOSED').waitFor()
  expect(await connectionsOf(call)).toEqual([])
  await look()
  const [again] = await Promise.all([
    context.waitForEvent('page'),
    dialog(page).getByRole('button', { name: 'Open window' }).click(),
  ])
  await signInAtGong(again)
  await gongRow(page).getByText('Connected', { exact: true }).waitFor()
})

test('B-027: closing the dialog while a window is open is asked about, and takes the window with it', async () => {
  const { page, context, call } = await atTheOauthTab()
  const popup = await openGongWindow(page, context)
  await page.keyboard.press('Escape')
  await page.getByRole('heading', { name: 'Stop waiting for Gong?' }).waitFor()
  await page.getByRole('button', { name: 'Keep waiting' }).click()
  await dialog(page).getByText('Waiting for Gong').waitFor()
  expect(popup.isClosed()).toBe(false)

  await page.keyboard.press('Escape')
  const closed = popup.waitForEvent('close')
  await page.getByRole('dialog').last().getByRole('button', { name: 'Stop waiting' }).click()
  await closed
  await dialog(page).waitFor({ state: 'hidden' })
  await gongRow(page).getByText('Not connected').waitFor()
  expect(await connectionsOf(call)).toEqual([])
})

test('B-027: who is no technical administrator hears so at Gong, and can stop waiting', async () => {
  const { page, context, product } = await atTheOauthTab()
  const popup = await openGongWindow(page, context)
  const others = await popup
    .locator('option')
    .evaluateAll((options) =>
      options
        .filter(({ textContent }) => !textContent?.includes('technical administrator'))
        .map((it) => it.getAttribute('value') ?? ''),
    )
  await popup.getByLabel('Work e-mail').fill(others[0] ?? '')
  await popup.getByLabel('Password').fill('demo')
  await popup.getByRole('button', { name: 'Sign in' }).click()
  await popup.getByRole('alert').getByText('not a technical administrator').waitFor()
  await dialog(page).getByRole('button', { name: 'Stop waiting' }).click()
  await dialog(page).getByRole('button', { name: 'Connect with Gong' }).waitFor()
  await expect.poll(() => popup.isClosed()).toBe(true)
  expect(await connectionsOf(await product.as(DATA))).toEqual([])
})

test('B-024: a missing, made-up or used state connects nothing and says so', async () => {
  const { page, context, look, product, call } = await atTheOauthTab()
  for (const query of ['code=x', 'code=x&state=made-up', 'error=access_denied&state=made-up']) {
    const tab = await context.newPage()
    await tab.goto(`/oauth/gong/callback?${query}`)
    await tab.getByRole('heading', { name: 'Not connected' }).waitFor()
    await tab.getByText('This sign-in was not begun here, was used already').waitFor()
    await tab.close()
  }
  expect(await connectionsOf(call)).toEqual([])

  // The address that Gong leads back to, with the code that it gave, a second time.
  const popup = await openGongWindow(page, context)
  const [back] = await Promise.all([
    context.waitForEvent('request', (request) => request.url().includes('/oauth/gong/callback')),
    signInAtGong(popup),
  ])
  await gongRow(page).getByText('Connected', { exact: true }).waitFor()
  const first = await connectionsOf(call)
  const tab = await context.newPage()
  await tab.goto(back.url())
  await tab.getByText('This sign-in was not begun here, was used already').waitFor()
  expect(await connectionsOf(call)).toEqual(first)
  const exchanges = await product.gong.requests('/oauth2/generate-customer-token')
  expect(exchanges).toHaveLength(1)
  await tab.getByRole('link', { name: 'Go to the integrations' }).click()
  await gongRow(tab).getByText('Connected', { exact: true }).waitFor()
  await look()
})

test('B-024: what one person began, another one cannot end in their browser', async () => {
  const { page, context, product } = await atTheOauthTab()
  await product.member('csm')
  const maya = await person(product, 'csm@quillbeam.example')
  await page.evaluate('window.open = () => null')
  const [started] = await Promise.all([
    page.waitForResponse('**/api/v1/oauth/gong/start'),
    dialog(page).getByRole('button', { name: 'Connect with Gong' }).click(),
  ])
  const { authorizeUrl } = await started.json()
  await maya.page.goto(String(authorizeUrl))
  await signInAtGong(maya.page)
  await maya.page.getByRole('heading', { name: 'Not connected' }).waitFor()
  expect(await connectionsOf(await product.as('csm@quillbeam.example'))).toEqual([])
  expect(await connectionsOf(await product.as(DATA))).toEqual([])
  expect(context.pages()).toHaveLength(1)
})

test('B-029: without a client of the operator the tab says what to register, and leads to the key', async () => {
  const { page, look, product } = await atTheOauthTab({
    environment: { GONG_OAUTH_CLIENT_ID: '', GONG_OAUTH_CLIENT_SECRET: '' },
  })
  await dialog(page).getByRole('heading', { name: 'Not set up here yet' }).waitFor()
  await dialog(page).getByText(`${product.url}/oauth/gong/callback`).waitFor()
  await dialog(page).getByRole('button', { name: 'Copy the redirect address' }).waitFor()
  expect(await dialog(page).getByRole('button', { name: 'Connect with Gong' }).count()).toBe(0)
  await look()
  await dialog(page).getByRole('button', { name: 'Use an API token' }).click()
  await dialog(page).getByLabel('Access Key', { exact: true }).waitFor()
})
