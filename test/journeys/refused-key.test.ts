/** J10, of connections by key: revoked, of a company that is switched off, sent to the wrong address. */
import { expect, test } from 'vitest'
import { startSimulator } from '../../simulator/server.ts'
import { openWorld } from '../../simulator/worlds/open.ts'
import { type ProductOptions, startProduct } from '../product.ts'
import { connected, fileOf, imported, synced } from './given.ts'
import { person } from './person.ts'
import { dialog, gongRow, typeKey } from './steps.ts'

const DATA = 'data@quillbeam.example'

/** At a dataset with a schedule, all well. */
async function atDataset(options: ProductOptions = {}) {
  const product = await startProduct(options)
  await product.member('data')
  const call = await connected(product, DATA)
  const { datasetId } = await imported(call, { types: ['users'], sync: { isOn: true } })
  const someone = await person(product, DATA)
  await someone.open(`/datasets/${datasetId}`)
  await someone.page.getByText(/^Sync daily/).waitFor()
  return { ...someone, product, call, datasetId }
}

test('B-132, B-135: a revoked key is told at once, asks nothing more, stops the schedules, and one button heals it', async () => {
  const { page, look, open, product, call, datasetId } = await atDataset()
  await product.gong.control('PUT', 'faults', [{ fault: 'dead-token' }])
  await product.gong.control('DELETE', 'requests')
  await page.getByRole('button', { name: 'Sync now' }).click()
  const told = page.getByRole('alert').filter({ hasText: 'Sync is stopped, your files stay.' })
  await told
    .getByText('Gong does not accept these credentials: wrong, expired or revoked.')
    .waitFor()
  await page.getByText('Sync stopped', { exact: true }).waitFor()
  await look()
  expect(await product.gong.requests()).toHaveLength(1)
  // Whoever tries again hears the same, and Gong is not asked.
  const again = await synced(call, datasetId)
  expect(again).toMatchObject({ status: 'failed', problem: { code: 'D-401' } })
  expect(await product.gong.requests()).toHaveLength(1)
  await page.getByRole('link', { name: /^gong_users/ }).click()
  await page.getByText('Gong Users Import — ').waitFor()

  await told.getByRole('link', { name: 'Reconnect' }).click()
  await gongRow(page).getByText('Action required').waitFor()
  expect(await gongRow(page).innerText()).toContain('Check the access key and its secret')
  await look()
  await product.gong.control('PUT', 'faults', [])
  await gongRow(page).getByRole('button', { name: 'Reconnect' }).click()
  await page.getByRole('dialog', { name: 'Reconnect Gong' }).waitFor()
  await typeKey(page, product.gong)
  await dialog(page).getByRole('button', { name: 'Test connection' }).click()
  await dialog(page).getByText('Gong accepts this key').waitFor()
  await dialog(page).getByRole('button', { name: 'Save credentials' }).click()
  await page.getByRole('heading', { name: 'Resume 1 schedule?' }).waitFor()
  await look()
  await page.getByRole('button', { name: 'Resume', exact: true }).click()
  await page
    .getByRole('status')
    .getByText(/1\sschedule on again/)
    .waitFor()
  await gongRow(page).getByText('Connected', { exact: true }).waitFor()
  await open(`/datasets/${datasetId}`)
  await page.getByText(/^Sync daily/).waitFor()
  expect((await synced(call, datasetId)).status).toBe('succeeded')
  expect((await fileOf(call, datasetId, 'users')).version).toBe(1)
})

test('B-132: an inactive company is told as that, with details for Gong’s support, and nothing asks in a loop', async () => {
  const { page, context, look, product } = await atDataset()
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await product.gong.control('PUT', 'faults', [{ fault: 'inactive-company' }])
  await product.gong.control('DELETE', 'requests')
  await page.getByRole('button', { name: 'Sync now' }).click()
  await page.getByText('Gong says that the company account is inactive.').first().waitFor()
  await page.getByText('Sync stopped', { exact: true }).waitFor()
  expect(await product.gong.requests()).toHaveLength(1)

  await page.getByRole('link', { name: 'Reconnect' }).click()
  await gongRow(page).getByText('Action required').waitFor()
  expect(await gongRow(page).innerText()).toContain('company account is inactive')
  await page.getByRole('link', { name: 'Manage' }).first().click()
  await page.getByRole('link', { name: 'Diagnostics' }).click()
  await page.getByRole('button', { name: 'Run all checks' }).click()
  await page.getByText('Refused', { exact: true }).waitFor()
  await look()
  await page.getByRole('button', { name: 'Copy report' }).click()
  await page.getByRole('button', { name: 'Copied' }).waitFor()
  const report = String(await page.evaluate('navigator.clipboard.readText()'))
  expect(report).toContain('Credentials: Refused (Gong says that the company account is inactive.')
  expect(report).toMatch(/Gong request: \w+/)
  expect(report).not.toContain(product.gong.accessKey)
})

test('B-018, B-132: a key that Gong does not know at this address is told so, and the other address mends it', async () => {
  const world = await openWorld({ world: 'demo', nowMs: Date.now() })
  const region = await startSimulator({ world, rateLimit: false })
  const { page, look, product, call, datasetId } = await atDataset({
    environment: { GONG_ALLOW_HOST: new URL(region.url).host },
  })
  const errors = ['The access token has been revoked']
  await product.gong.control('PUT', 'faults', [{ fault: 'status', status: 401, errors, times: 0 }])
  await page.getByRole('button', { name: 'Sync now' }).click()
  await page.getByText('Gong does not know this key at this address.').first().waitFor()
  await page.getByRole('link', { name: 'Reconnect' }).click()
  await gongRow(page).getByText('Action required').waitFor()
  expect(await gongRow(page).innerText()).not.toContain('--base-url')
  await page.getByRole('link', { name: 'Manage' }).first().click()
  await page
    .getByRole('navigation', { name: 'Gong connection' })
    .getByRole('link', { name: 'Settings' })
    .click()
  await page.getByLabel('Address').fill(region.url)
  await page.getByRole('button', { name: 'Save address' }).click()
  await page.getByRole('status').getByText('The address is saved.').waitFor()
  await look()
  await page.getByRole('link', { name: 'Integrations' }).first().click()
  await gongRow(page).getByText('Connected', { exact: true }).waitFor()
  expect((await synced(call, datasetId)).status).toBe('succeeded')
  await region.close()
})
