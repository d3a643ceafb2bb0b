/** What several journeys do on their way: connecting, making a dataset, passing Gong's own pages. */
import type { BrowserContext, Page } from 'playwright-core'
import { expect } from 'vitest'
import { z } from 'zod'
import type { Slug } from '../../src/records/data-types.ts'
import { keptProblem } from '../../src/records/problems.ts'
import type { Caller, Product, ProductGong } from '../product.ts'

/** The dialog that is open. */
export function dialog(page: Page) {
  return page.getByRole('dialog')
}

/** Writes a key into the open dialog. */
export async function typeKey(
  page: Page,
  { accessKey, accessKeySecret }: Pick<ProductGong, 'accessKey' | 'accessKeySecret'>,
): Promise<void> {
  const form = dialog(page)
  await form.getByLabel('Access Key', { exact: true }).fill(accessKey)
  await form.getByLabel('Access Key Secret').fill(accessKeySecret)
}

/** From the open dialog to a connection: type, test, save. */
export async function connectByKey(page: Page, gong: ProductGong): Promise<void> {
  await typeKey(page, gong)
  await dialog(page).getByRole('button', { name: 'Test connection' }).click()
  await dialog(page).getByText('Gong accepts this key').waitFor()
  await dialog(page).getByRole('button', { name: 'Save credentials' }).click()
  await dialog(page).waitFor({ state: 'hidden' })
}

/** At Gong's own pages: signs in as somebody, and says yes or no. */
export async function signInAtGong(
  gong: Page,
  decision: 'Approve' | 'Deny' = 'Approve',
): Promise<void> {
  await gong.getByLabel('Password').fill('demo')
  await gong.getByRole('button', { name: 'Sign in' }).click()
  await gong.getByRole('button', { name: decision }).click()
}

/** Opens the dialog at its OAuth tab, presses the button, and answers the window that comes. */
export async function openGongWindow(page: Page, context: BrowserContext): Promise<Page> {
  const [popup] = await Promise.all([
    context.waitForEvent('page'),
    page.getByRole('button', { name: 'Connect with Gong' }).click(),
  ])
  await popup.getByLabel('Password').waitFor()
  return popup
}

/** The row of Gong among the sources. */
export function gongRow(page: Page) {
  return page.getByRole('main').getByRole('listitem').filter({ hasText: 'Calls, transcripts' })
}

const connectionList = z.object({
  data: z.array(
    z.object({
      connectionId: z.string(),
      status: z.string(),
      method: z.string(),
      baseUrl: z.string(),
      problem: keptProblem.nullable(),
    }),
  ),
})

/** What the API lists as the member's connections. */
export async function connectionsOf(call: Caller) {
  return connectionList.parse((await call('GET', '/connections')).body).data
}

/** Without the dialog, for journeys that begin later. */
export async function connectThroughApi(product: Product, email: string): Promise<Caller> {
  const call = await product.as(email)
  const { accessKey, accessKeySecret } = product.gong
  const { status } = await call('POST', '/connections', { accessKey, accessKeySecret })
  expect(status).toBe(201)
  return call
}

const runShape = z.object({
  runId: z.string(),
  status: z.string(),
  problem: keptProblem.nullable(),
  items: z.array(
    z.object({
      fileId: z.string(),
      name: z.string(),
      type: z.string().nullable(),
      status: z.string(),
      records: z.number().nullable(),
      problem: keptProblem.nullable(),
    }),
  ),
})
export type RunState = z.infer<typeof runShape>
const made = z.object({ dataset: z.object({ datasetId: z.string() }), run: runShape })

export interface Made {
  readonly datasetId: string
  readonly runId: string
}

/** A dataset of these types, its import under way. */
export async function makeDataset(
  call: Caller,
  types: readonly Slug[],
  isSynced = false,
): Promise<Made> {
  const { status, body } = await call('POST', '/datasets', {
    name: 'For the assistant',
    gong: { types },
    sync: { isOn: isSynced },
  })
  expect(status, JSON.stringify(body)).toBe(201)
  const { dataset, run } = made.parse(body)
  return { datasetId: dataset.datasetId, runId: run.runId }
}

/** The run when it has ended. */
export async function endedRun(call: Caller, runId: string): Promise<RunState> {
  return expect
    .poll(async () => runShape.parse((await call('GET', `/runs/${runId}`)).body), { timeout: 20_000, interval: 100 })
    .toSatisfy((run: RunState) => run.status !== 'queued' && run.status !== 'running')
    .then(async () => runShape.parse((await call('GET', `/runs/${runId}`)).body))
}
