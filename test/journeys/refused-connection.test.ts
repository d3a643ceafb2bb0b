/** J10: tokens that end in the middle, keys that are revoked, companies that are switched off, addresses of other regions. */
import { createServer, request } from 'node:http'
import { expect, onTestFinished, test } from 'vitest'
import { type Product, type ProductOptions, startProduct } from '../product.ts'
import { begun, connected, ended, fileOf, imported, runsOf, synced } from './given.ts'
import { type Person, person } from './person.ts'
import { connectByKey, connectionsOf, dialog, gongRow, openGongWindow, signInAtGong } from './steps.ts'

const DATA = 'data@quillbeam.example'
const TOKENS = '/oauth2/generate-customer-token'
const DAILY = { isOn: true, frequency: 'daily' } as const

test('B-026, B-142: a token that ends during a run is renewed once, and the run goes on', async () => {
  const { page, product, open } = await connectedByOauth({ tokenLifeSec: 4 })
  const call = await product.as(DATA)
  await expect.poll(() => connectionsOf(call)).toMatchObject([{ status: 'connected' }])
  // Alive at the start, over long before the answer that the run waits for.
  await product.gong.control('PUT', 'faults', [
    { fault: 'stall', ms: 4_500, path: '/v2/users' },
  ])
  const { dataset, run } = await begun(call, { types: ['users', 'trackers', 'calls', 'transcripts'] })
  const before = await grants(product)
  expect((await ended(call, run.runId)).status).toBe('succeeded')
  expect((await grants(product)).slice(before.length)).toEqual(['refresh_token'])
  await open(`/datasets/${dataset.datasetId}`)
  await page.getByRole('region', { name: /^Run 1,/ }).getByText('Succeeded', { exact: true }).waitFor()
  await open('/integrations/gong/overview')
  await page.getByText('Login renewed by').waitFor()
})

test('B-018, B-024: the address that Gong names with the token is the one that is read', async () => {
  const region = await regionalHost()
  const { page, product } = await connectedByOauth({
    customerBaseUrl: region.url,
    environment: { GONG_ALLOW_HOST: new URL(region.url).host },
    whenStarted: region.leadTo,
  })
  await gongRow(page).getByText(region.url).waitFor()
  const call = await product.as(DATA)
  region.asked.length = 0
  await imported(call, { types: ['users'] })
  const usersAsked = await product.gong.requests('/v2/users')
  expect(region.asked.filter((path) => path.startsWith('/v2/users')).length).toBeGreaterThan(0)
  expect(usersAsked.length).toBeGreaterThan(0)
})

test('B-132, B-135: a revoked key is told at once, asks nothing more, stops the schedules, and one button heals it', async () => {
  const product = await startProduct()
  await product.member('data')
  const call = await connected(product, DATA)
  const dataset = await imported(call, { types: ['users'], sync: DAILY })
  const { page, look, open } = await person(product, DATA)
  await open(`/datasets/${dataset.datasetId}`)
  await page.getByText(/^Sync daily/).waitFor()
  await product.gong.control('PUT', 'faults', [{ fault: 'dead-token' }])
  await page.getByRole('button', { name: 'Sync now' }).click()

  const banner = page.getByRole('main').getByRole('alert').or(page.getByRole('main').getByRole('status'))
  process.stderr.write(String(await banner.count()))
  await page.getByText('Gong does not accept these credentials: wrong, expired or revoked.').first().waitFor()
  await page.getByText('Sync is stopped, your files stay.').waitFor()
  await page.getByText('Sync stopped').first().waitFor()
  await look()
  const asked = (await product.gong.requests()).length
  expect((await call('POST', `/datasets/${dataset.datasetId}:sync`)).status).toBeGreaterThanOrEqual(400)
  expect((await product.gong.requests()).length).toBe(asked)
  await page.getByRole('link', { name: /^gong_users/ }).first().click()
  await page.getByText('Gong Users Import — ').waitFor()

  await page.getByRole('link', { name: 'Reconnect' }).click()
  await gongRow(page).getByText('Action required').waitFor()
  await look()
  await product.gong.control('PUT', 'faults', [])
  await gongRow(page).getByRole('button', { name: 'Reconnect' }).click()
  await page.getByRole('dialog', { name: 'Reconnect Gong' }).waitFor()
  await typeAndSave(page, product)
  await page.getByRole('heading', { name: 'Resume 1 schedule?' }).waitFor()
  await look()
  await page.getByRole('button', { name: 'Resume', exact: true }).click()
  await page.getByRole('status').getByText('1 schedule on again.').waitFor()
  await gongRow(page).getByText('Connected', { exact: true }).waitFor()
  await open(`/datasets/${dataset.datasetId}`)
  await page.getByText(/^Sync daily/).waitFor()
  expect((await synced(call, dataset.datasetId)).status).toBe('succeeded')
  expect((await fileOf(call, dataset.datasetId, 'users')).version).toBe(1)
})
