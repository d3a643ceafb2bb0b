/** J3: connecting by Gong's own sign-in, in every way in which that window can go well. */
import { expect, test } from 'vitest'
import { type Product, type ProductOptions, startProduct } from '../product.ts'
import { type Person, person } from './person.ts'
import { dialog, gongRow, openGongWindow, signInAtGong } from './steps.ts'

const DATA = 'data@quillbeam.example'

async function atTheOauthTab(
  options: ProductOptions = {},
): Promise<Person & { readonly product: Product }> {
  const product = await startProduct(options)
  await product.member('data')
  const someone = await person(product, DATA)
  await someone.open('/integrations')
  await gongRow(someone.page).getByRole('button', { name: 'Connect', exact: true }).click()
  await dialog(someone.page).getByRole('tab', { name: 'OAuth' }).click()
  return { ...someone, product }
}

test('B-021, B-022, B-023: a window opens, the person approves at Gong, the window closes and the page goes on', async () => {
  const { page, context, look, product } = await atTheOauthTab()
  const says = await dialog(page).getByRole('complementary', { name: 'Guide' }).innerText()
  expect(says).toContain('Read transcripts')
  expect(says).toContain('Nothing is written to Gong')
  await page.evaluate("window.isSamePage = 'yes'")

  const popup = await openGongWindow(page, context)
  const asked = new URL(popup.url())
  expect(asked.origin).toBe(product.gong.url)
  expect(Object.fromEntries(asked.searchParams)).toMatchObject({
    client_id: 'demo-client',
    response_type: 'code',
    redirect_uri: `${product.url}/oauth/gong/callback`,
    code_challenge_method: 'S256',
    state: expect.stringMatching(/^[\w-]{43}$/),
    scope: expect.stringContaining('api:calls:read:transcript'),
  })
  expect(await popup.evaluate('window.opener === null')).toBe(false)
  await dialog(page).getByText('Waiting for Gong').waitFor()
  await look()

  const closed = popup.waitForEvent('close')
  await signInAtGong(popup)
  await closed
  const closedAtMs = performance.now()
  await gongRow(page).getByText('Connected', { exact: true }).waitFor()
  expect(performance.now() - closedAtMs).toBeLessThan(2_000)
  await dialog(page).waitFor({ state: 'hidden' })
  await page.getByRole('status').getByText('Gong is connected.').waitFor()
  expect(await gongRow(page).innerText()).toMatch(/Sales \+1[\s\S]*by OAuth/)
  expect(await page.evaluate('window.isSamePage')).toBe('yes')
})

test('B-028, B-136, X-04: a blocked window is noticed, told for this browser, and the person goes on in the tab', async () => {
  const { page, context, look, product } = await atTheOauthTab()
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: product.url })
  await page.evaluate('window.open = () => null')
  await dialog(page).getByRole('button', { name: 'Connect with Gong' }).click()
  await dialog(page).getByText('The browser blocked the Gong window').waitFor()
  await dialog(page).getByText('D-POPUP', { exact: true }).waitFor()
  await dialog(page)
    .getByText(/Chrome shows a blocked window.*Always allow/)
    .waitFor()
  await look()

  await dialog(page).getByRole('button', { name: 'Copy link' }).click()
  await dialog(page).getByRole('button', { name: 'Copied' }).waitFor()
  const link = String(await page.evaluate('navigator.clipboard.readText()'))
  expect(link.startsWith(`${product.gong.url}/oauth2/authorize?client_id=demo-client`)).toBe(true)

  await dialog(page).getByRole('button', { name: 'Continue in this tab' }).click()
  await page.waitForURL(`${product.gong.url}/**`)
  await signInAtGong(page)
  await page.waitForURL(/\/integrations/)
  await gongRow(page).getByText('Connected', { exact: true }).waitFor()
  await dialog(page).waitFor({ state: 'hidden' })
  expect(await gongRow(page).innerText()).toContain('by OAuth')
})

test('B-028: the copied link connects in another tab of the same browser, and the page that waits notices', async () => {
  const { page, context } = await atTheOauthTab()
  await page.evaluate('window.open = () => null')
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await dialog(page).getByRole('button', { name: 'Connect with Gong' }).click()
  await dialog(page).getByRole('button', { name: 'Copy link' }).click()
  await dialog(page).getByRole('button', { name: 'Copied' }).waitFor()
  const tab = await context.newPage()
  await tab.goto(String(await page.evaluate('navigator.clipboard.readText()')))
  await signInAtGong(tab)
  await tab.getByRole('heading', { name: 'Gong is connected' }).waitFor()
  await gongRow(page).getByText('Connected', { exact: true }).waitFor()
})

test('B-023: Gong cutting the tie between the windows changes nothing', async () => {
  const { page, context, product } = await atTheOauthTab()
  await context.route(`${product.gong.url}/oauth2/{authorize,login}*`, async (route) => {
    const response = await route.fetch()
    const headers = { ...response.headers(), 'cross-origin-opener-policy': 'same-origin' }
    await route.fulfill({ response, headers })
  })
  const popup = await openGongWindow(page, context)
  // Cut, for both: nobody can reach the other window any more.
  expect(await popup.evaluate('window.opener')).toBeNull()
  await dialog(page).getByText('Waiting for Gong').waitFor()
  const closed = popup.waitForEvent('close')
  await signInAtGong(popup)
  await gongRow(page).getByText('Connected', { exact: true }).waitFor()
  await dialog(page).waitFor({ state: 'hidden' })
  await closed
})
