/** What people do in several journeys: connecting in the dialog, and passing Gong's own pages. */
import type { BrowserContext, Page } from 'playwright-core'
import { z } from 'zod'
import { type Connection, connection } from '../../src/records/connection.ts'
import type { Caller, ProductGong } from '../product.ts'

/** The dialog that is open. */
export function dialog(page: Page) {
  return page.getByRole('dialog')
}

/** The row of the connection that reads for the accounts. */
export function accountsRow(page: Page) {
  return page.getByRole('main').getByRole('listitem').filter({ hasText: 'Gong for the accounts' })
}

/** The row of one's own Gong among the sources. */
export function gongRow(page: Page) {
  return page.getByRole('main').getByRole('listitem').filter({ hasText: 'Calls, transcripts' })
}

/** What the newest run that has ended brought, on the page of its dataset. */
export function lastRun(page: Page) {
  return page.getByRole('region', { name: /^Run \d+,/ })
}

/** Writes a key into the open dialog. */
export async function typeKey(
  page: Page,
  { accessKey, accessKeySecret }: Pick<ProductGong, 'accessKey' | 'accessKeySecret'>,
): Promise<void> {
  await dialog(page).getByLabel('Access Key', { exact: true }).fill(accessKey)
  await dialog(page).getByLabel('Access Key Secret').fill(accessKeySecret)
}

/** From the open dialog to a connection: type, test, save. */
export async function connectByKey(page: Page, gong: ProductGong): Promise<void> {
  await typeKey(page, gong)
  await dialog(page).getByRole('button', { name: 'Test connection' }).click()
  await dialog(page).getByText('Gong accepts this key').waitFor()
  await dialog(page).getByRole('button', { name: 'Save credentials' }).click()
  await dialog(page).waitFor({ state: 'hidden' })
}

/** Presses the button of the dialog's OAuth tab; answers the window that opens, at Gong's sign-in. */
export async function openGongWindow(page: Page, context: BrowserContext): Promise<Page> {
  const [popup] = await Promise.all([
    context.waitForEvent('page'),
    dialog(page).getByRole('button', { name: 'Connect with Gong' }).click(),
  ])
  await popup.getByLabel('Password').waitFor()
  return popup
}

/** At Gong's own pages: signs in as the technical administrator whom they offer, and says yes or no. */
export async function signInAtGong(
  gong: Page,
  decision: 'Approve' | 'Deny' = 'Approve',
): Promise<void> {
  await gong.getByLabel('Password').fill('demo')
  await gong.getByRole('button', { name: 'Sign in' }).click()
  await gong.getByRole('button', { name: decision }).click()
}

const connectionList = z.object({ data: z.array(connection) })

/** What the API lists as the member's connections. */
export async function connectionsOf(call: Caller): Promise<readonly Connection[]> {
  return connectionList.parse((await call('GET', '/connections')).body).data
}
