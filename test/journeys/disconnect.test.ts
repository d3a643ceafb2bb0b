/** J9: Gong goes, the files stay; nothing asks Gong any more; and everything goes on after another connection. */
import { readFile } from 'node:fs/promises'
import { expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { startSimulator } from '../../simulator/server.ts'
import { openWorld } from '../../simulator/worlds/open.ts'
import { connection, otherConnection } from '../../src/records/connection.ts'
import { otherDataset } from '../../src/records/dataset.ts'
import { type Product, startProduct } from '../product.ts'
import { connected, fileOf, imported, synced, textOf } from './given.ts'
import { type Person, person } from './person.ts'
import { gongRow } from './steps.ts'

const TOMAS = 'data@quillbeam.example'
const DAILY = { isOn: true, frequency: 'daily', at: '03:30', timeZone: 'UTC' } as const
const connectionList = z.object({
  data: z.array(connection),
  others: z.array(otherConnection),
})

async function disconnects({ page }: Person): Promise<void> {
  await page.getByRole('button', { name: 'Disconnect' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click()
  await page.getByRole('heading', { name: 'Gong is disconnected' }).waitFor()
}

/** From an open connect dialog to the end of it. */
async function connectsWith({ page }: Person, address = ''): Promise<void> {
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Access Key', { exact: true }).fill('demo-key')
  await dialog.getByLabel('Access Key Secret').fill('demo-secret')
  await dialog.getByLabel('API base URL').fill(address)
  await dialog.getByRole('button', { name: 'Test connection' }).click()
  await dialog.getByText('Gong accepts this key').waitFor()
  await dialog.getByRole('button', { name: 'Save credentials' }).click()
}

/** All that is kept of secrets, in every table that could hold one. */
async function storedSecrets({ app }: Product): Promise<readonly unknown[]> {
  const { rows } = await app.ground.database.pool.query('select secret from connection')
  return rows.map((row: { secret: unknown }) => row.secret)
}

/** What the queue will begin by itself. */
async function plannedSyncs({ app }: Product): Promise<readonly unknown[]> {
  const { rows } = await app.ground.database.pool.query(
    "select key from pgboss.schedule where name = 'sync-dataset'",
  )
  return rows.map((row: { key: unknown }) => row.key)
}

test('B-030, B-031, B-032, B-033, B-034: disconnecting names what stops and what stays; files open and download, and nothing asks Gong again', async () => {
  const product = await startProduct()
  await product.member('data')
  const call = await connected(product, TOMAS)
  const dataset = await imported(call, { types: ['calls', 'users'], sync: DAILY })
  await imported(call, { name: 'Once', types: ['trackers'] })
  const kept = await fileOf(call, dataset.datasetId, 'calls')
  const text = await textOf(call, dataset, kept.fileId)
  expect(await storedSecrets(product)).toEqual([expect.stringMatching(/^ey/)])
  expect(await plannedSyncs(product)).toEqual([dataset.datasetId])

  const tomas = await person(product, TOMAS)
  const { page } = tomas
  await tomas.open('/integrations')
  await page.getByRole('button', { name: 'Disconnect' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('1 schedule', { exact: true }).waitFor()
  await dialog.getByText('2 datasets with all files and versions').waitFor()
  await tomas.look()
  await dialog.getByRole('button', { name: 'Disconnect' }).click()

  await page.getByRole('heading', { name: 'Gong is disconnected' }).waitFor()
  const where = page.getByRole('link', { name: 'Open Gong' })
  expect(await where.getAttribute('href')).toContain(product.gong.url)
  await tomas.look()
  await page.getByRole('button', { name: 'Done' }).click()
  await gongRow(page).getByText('Not connected').waitFor()
  expect(await storedSecrets(product)).toEqual([null])
  expect(await plannedSyncs(product)).toEqual([])

  await product.gong.control('DELETE', 'requests')
  await tomas.open(`/datasets/${dataset.datasetId}`)
  await page.getByText('Gong is not connected.').waitFor()
  await page.getByText('Files stay available. Sync stopped.').waitFor()
  await tomas.look()
  await tomas.open(`/datasets/${dataset.datasetId}/sync`)
  await page.getByText('Stopped: not connected').first().waitFor()
  await tomas.open('/datasets')
  await page
    .getByRole('row', { name: /Voices/ })
    .getByText('Not connected')
    .waitFor()

  await tomas.open(`/datasets/${dataset.datasetId}/files/${kept.fileId}`)
  await page.getByText('=== CALL ===').first().waitFor()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download' }).click(),
  ])
  expect(download.suggestedFilename()).toBe(kept.name)
  expect(await readFile(await download.path(), 'utf8')).toBe(text)

  await page
    .getByRole('navigation', { name: 'Breadcrumb' })
    .getByRole('link', { name: 'Voices' })
    .click()
  await page.getByRole('button', { name: 'Sync now' }).click()
  await page.getByText('No Gong connection found').first().waitFor()
  expect(await product.gong.requests()).toEqual([])
})

test('B-035, B-036, B-073: without Gong an import asks to connect and keeps what was typed; another account takes over, and schedules go on when wanted', async () => {
  const nowMs = Date.now()
  const other = await startSimulator({
    world: await openWorld({ calls: 9, users: 3, seed: '5', nowMs }),
    rateLimit: false,
  })
  onTestFinished(() => other.close())
  const product = await startProduct({
    environment: { GONG_ALLOW_HOST: new URL(other.url).host },
  })
  await product.member('data')
  const call = await connected(product, TOMAS)
  const dataset = await imported(call, { types: ['users'], sync: DAILY })
  const tomas = await person(product, TOMAS)
  const { page } = tomas
  await tomas.open('/integrations')
  await disconnects(tomas)

  await tomas.open('/datasets/new')
  await page.getByLabel('Name', { exact: true }).fill('Written before')
  await page.getByText('No Gong connection found.').waitFor()
  await tomas.look()
  await page.getByRole('button', { name: 'Connect', exact: true }).click()
  await connectsWith(tomas, other.url)
  await page.getByRole('heading', { name: 'Resume 1 schedule?' }).waitFor()
  await tomas.look()
  await page.getByRole('button', { name: 'Resume' }).click()
  await page.getByText('1 schedule on again.').first().waitFor()
  await page.getByRole('checkbox', { name: 'Transcripts', exact: true }).waitFor()
  expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Written before')

  await tomas.open(`/datasets/${dataset.datasetId}`)
  await page.getByText(/Sync daily at 03:30/).waitFor()
  expect(await page.getByText('Gong is not connected.').count()).toBe(0)
  const run = await synced(call, dataset.datasetId)
  // Everyone of the first company is gone from this one: that is asked, not done.
  expect(run.items.map(({ type, status }) => [type, status])).toEqual([
    ['users', 'needs_confirmation'],
  ])
})

test('B-036: who leaves schedules off when connecting again finds them stopped, and a way to let them go on', async () => {
  const product = await startProduct({ calls: 2, users: 2 })
  await product.member('data')
  const call = await connected(product, TOMAS)
  const dataset = await imported(call, { types: ['users'], sync: DAILY })
  const tomas = await person(product, TOMAS)
  const { page } = tomas
  await tomas.open('/integrations')
  await disconnects(tomas)
  await page.getByRole('button', { name: 'Done' }).click()
  await page.getByRole('button', { name: 'Connect', exact: true }).first().click()
  await connectsWith(tomas)
  await page.getByRole('button', { name: 'Leave them off' }).click()
  await page.getByText('Connected').first().waitFor()

  await tomas.open(`/datasets/${dataset.datasetId}`)
  await page.getByText('It ended with the former connection; Gong is connected again.').waitFor()
  await tomas.look()
  expect(await plannedSyncs(product)).toEqual([])
  await page.getByRole('button', { name: 'Resume' }).click()
  await page.getByText('1 schedule on again.').first().waitFor()
  await page.getByText(/Sync daily at 03:30/).waitFor()
  expect(await plannedSyncs(product)).toEqual([dataset.datasetId])
})

test('B-143, B-148: one connection a member; others see nothing of it, and an admin that it exists', async () => {
  const product = await startProduct()
  await product.member('admin')
  await product.member('data')
  await product.member('csm')
  const call = await connected(product, TOMAS)
  await imported(call, { name: 'Only mine', types: ['users'] })
  const own = connectionList.parse((await call('GET', '/connections')).body).data[0]
  const { accessKey, accessKeySecret } = product.gong
  const second = await call('POST', '/connections', { accessKey, accessKeySecret })
  expect([second.status, second.body]).toEqual([
    409,
    expect.objectContaining({
      code: 'D-CONFLICT',
      fix: expect.objectContaining({ text: expect.stringMatching(/[Dd]isconnect/) }),
    }),
  ])

  const tomas = await person(product, TOMAS)
  await tomas.open('/integrations')
  const row = tomas.page.getByRole('listitem').filter({ hasText: 'Calls, transcripts and what' })
  await row.getByRole('button', { name: 'Disconnect' }).waitFor()
  expect(await row.getByRole('button', { name: 'Connect', exact: true }).count()).toBe(0)

  const foreign = `/connections/${own?.connectionId}`
  for (const [email, isAdmin] of [
    ['csm@quillbeam.example', false],
    ['admin@quillbeam.example', true],
  ] as const) {
    const asThem = await product.as(email)
    const list = connectionList.parse((await asThem('GET', '/connections')).body)
    expect(list.data).toEqual([])
    expect(list.others.map(({ memberName }) => memberName)).toEqual(isAdmin ? ['data'] : [])
    expect(Object.keys(list.others[0] ?? {}).toSorted()).toEqual(
      isAdmin ? ['connectedAt', 'memberName', 'status'] : [],
    )
    for (const path of [foreign, `${foreign}/impact`, `${foreign}/budget`, `${foreign}/events`]) {
      expect([path, (await asThem('GET', path)).status]).toEqual([path, 404])
    }
    expect((await asThem('DELETE', foreign)).status).toBe(404)
    expect((await asThem('POST', `${foreign}/checks`)).status).toBe(404)
  }

  const ines = await person(product, 'admin@quillbeam.example')
  await ines.open('/integrations')
  const theirs = ines.page.getByRole('table', { name: 'Connections of others' })
  await theirs.getByRole('row', { name: /data Connected/ }).waitFor()
  expect(await ines.page.getByText('demo-key').count()).toBe(0)
  await ines.look()
  await ines.open('/datasets')
  await ines.page.getByRole('table', { name: 'Datasets of other members' }).waitFor()
  await ines.page.getByRole('cell', { name: 'Only mine' }).waitFor()
  await ines.look()
  const maya = await person(product, 'csm@quillbeam.example')
  await maya.open('/integrations')
  await maya.page.getByRole('button', { name: 'Connect', exact: true }).first().waitFor()
  expect(await maya.page.getByText('Connections of others').count()).toBe(0)
  const datasets = z.object({ data: z.array(z.unknown()), others: z.array(otherDataset) })
  expect(
    datasets.parse((await (await product.as('csm@quillbeam.example'))('GET', '/datasets')).body),
  ).toEqual({ data: [], others: [] })
})
