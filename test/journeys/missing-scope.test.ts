/** J4: a key that lacks a scope brings everything else, says what is missing and where to add it, and goes on from there. */
import { expect, test } from 'vitest'
import { SLUGS } from '../../src/records/data-types.ts'
import { startProduct } from '../product.ts'
import { begun, connected, ended, filesOf, runsOf } from './given.ts'
import { person } from './person.ts'
import { connectionsOf, gongRow, lastRun } from './steps.ts'

const DATA = 'data@quillbeam.example'
const SCOPE = 'api:calls:read:transcript'
const TRANSCRIPTS = '/v2/calls/transcript'

test('B-084, B-120…B-124, B-131: a missing scope is told before, at and after the import, and one type is tried again', async () => {
  const product = await startProduct()
  await product.member('data')
  await product.gong.control('PUT', 'scopes', { missing: [SCOPE] })
  const call = await connected(product, DATA)
  const { page, look, open } = await person(product, DATA)

  await open('/datasets/new')
  const box = page.getByRole('checkbox', { name: /^Transcripts/ })
  await box.waitFor()
  const card = page.getByRole('listitem').filter({ has: box })
  expect(await card.innerText()).toContain(`Key lacks ${SCOPE}`)
  await box.check()
  await page.getByRole('button', { name: 'Select all' }).click()
  await page.getByRole('button', { name: 'Add 11' }).click()
  const files = page.getByRole('table', { name: 'Files that the dataset will hold' })
  await files.getByText('will be left out').waitFor()
  await look('new-dataset')
  await page.getByLabel('Name', { exact: true }).fill('All of it')
  await page.getByRole('button', { name: 'Create dataset' }).click()

  await lastRun(page).getByText('Partial', { exact: true }).waitFor()
  await page.getByText(/Transcripts were left out today.*The other 10 were imported\./).waitFor()
  expect(await connectionsOf(call)).toMatchObject([{ status: 'connected' }])
  await page
    .getByRole('link', { name: /^Run 1/ })
    .first()
    .click()
  const row = page.getByRole('row').filter({ hasText: 'Transcripts: Left out' })
  await row.waitFor()
  expect(await row.innerText()).toContain(`The key lacks ${SCOPE}.`)
  expect(await row.innerText()).toContain('Add it in Gong → Company Settings → API')
  await row.getByRole('button', { name: 'Copy for your Gong admin' }).waitFor()
  await look('run')
  const datasetId = /ds_\w+/.exec(page.url())?.[0] ?? ''
  expect((await filesOf(call, datasetId)).filter(({ version }) => version > 0)).toHaveLength(10)

  await row.getByRole('link', { name: 'How to add' }).click()
  await page.getByRole('heading', { name: 'How to add what is missing' }).waitFor()
  const steps = await page.getByRole('region', { name: 'How to add what is missing' }).innerText()
  expect(steps).toContain('Company Settings, API')
  expect(steps).toContain(SCOPE)
  const scopes = page.getByRole('table', { name: 'Data types with the scopes they need' })
  await scopes
    .getByRole('row')
    .filter({ hasText: 'Transcripts' })
    .getByText('Missing', { exact: true })
    .waitFor()
  await look()

  await product.gong.control('PUT', 'scopes', { scopes: null })
  await page.getByRole('button', { name: 'Test again' }).click()
  await page.getByRole('status').getByText('Tested: 11 of 11 types available.').waitFor()
  await page.getByText('How to add what is missing').waitFor({ state: 'detached' })
  const [first] = await runsOf(call, datasetId)
  await open(`/datasets/${datasetId}/runs/${first?.runId ?? ''}`)
  await product.gong.control('DELETE', 'requests')
  await page.getByRole('button', { name: 'Retry Transcripts' }).first().click()
  const again = page.getByRole('region', { name: /^Run 2,/ })
  await again.getByText('Succeeded', { exact: true }).waitFor()
  await page.getByRole('row').filter({ hasText: 'Transcripts: Brought' }).waitFor()
  const asked = new Set((await product.gong.requests()).map(({ path }) => path))
  expect(asked).toContain(TRANSCRIPTS)
  for (const path of ['/v2/users', '/v2/settings/trackers', '/v2/settings/scorecards']) {
    expect(asked).not.toContain(path)
  }
  expect((await filesOf(call, datasetId)).filter(({ version }) => version > 0)).toHaveLength(11)
})

test.each([401, 403])(
  'B-120, B-121: a bare %i on one endpoint is a missing scope, not a dead key',
  async (status) => {
    const product = await startProduct({
      faults: [{ fault: 'status', status, errors: ['Access denied'], path: TRANSCRIPTS, times: 0 }],
    })
    await product.member('data')
    const call = await connected(product, DATA)
    const { dataset, run } = await begun(call, { types: SLUGS })
    const over = await ended(call, run.runId)
    expect(over.status).toBe('partial')
    expect(over.items.filter((item) => item.status !== 'succeeded')).toMatchObject([
      { type: 'transcripts', status: 'skipped', problem: { code: 'D-SCOPE', scope: SCOPE } },
    ])
    const { page, open } = await person(product, DATA)
    await open(`/datasets/${dataset.datasetId}/files`)
    await page.getByRole('table', { name: 'Files of the dataset' }).waitFor()
    expect(await page.getByRole('link', { name: /^gong_/ }).count()).toBe(10)
    await open('/integrations')
    await gongRow(page).getByText('Connected', { exact: true }).waitFor()
  },
)

test('B-123: which type needs which scope stands in the product and in its documentation', async () => {
  const product = await startProduct()
  await product.member('data')
  await connected(product, DATA)
  const { page, open } = await person(product, DATA)
  await open('/integrations/gong/data-types')
  const table = page.getByRole('table', { name: 'Data types with the scopes they need' })
  await table.waitFor()
  const inProduct = await table.innerText()
  await open('/docs/scopes')
  const inDocs = await page.getByRole('article').innerText()
  for (const scope of [
    'api:calls:read:extensive',
    SCOPE,
    'api:users:read',
    'api:stats:user-actions:detailed',
    'api:stats:interaction',
    'api:settings:scorecards:read',
    'api:stats:scorecards',
    'api:library:read',
    'api:settings:trackers:read',
  ]) {
    expect(inProduct).toContain(scope)
    expect(inDocs).toContain(scope)
  }
})
