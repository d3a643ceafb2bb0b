/** J12, by hand: a file follows what changes in Gong, and nobody syncs twice at once. */
import { expect, test } from 'vitest'
import { systemClock } from '../../src/clock.ts'
import { type Product, startProduct } from '../product.ts'
import { connected, fileOf, imported, runsOf, synced, textOf } from './given.ts'
import { type Person, person } from './person.ts'

const TOMAS = 'data@quillbeam.example'

/** Calls of these titles; their ids are the same. */
async function callsInGong({ gong }: Product, titles: readonly string[]): Promise<void> {
  for (const title of titles) await gong.control('POST', 'calls', { id: title, title })
}

function syncNow({ page }: Person): Promise<void> {
  return page.getByRole('button', { name: 'Sync now' }).first().click()
}

test('B-091, B-092, B-099: what is gone from Gong goes from the file: same file, new text, a comparison that can be read; nothing new makes no version', async () => {
  let laterMs = 0
  const clock = { ...systemClock, now: () => new Date(Date.now() + laterMs) }
  const product = await startProduct({ calls: 3, users: 3, clock })
  await product.member('data')
  await callsInGong(product, ['1001', '1002'])
  const call = await connected(product, TOMAS)
  const dataset = await imported(call, { types: ['calls', 'trackers'] })
  const before = await fileOf(call, dataset.datasetId, 'calls')
  const first = await textOf(call, dataset, before.fileId)
  expect(first).toContain('Title: 1001\n')

  await product.gong.control('DELETE', 'calls/1001')
  await product.gong.control('PATCH', 'calls/1002', { title: 'Renewal, told anew' })
  await product.gong.control('POST', 'calls', { id: '1003', title: 'Kickoff' })
  laterMs = 180_000
  const tomas = await person(product, TOMAS)
  const { page } = tomas
  await tomas.open(`/datasets/${dataset.datasetId}`)
  await syncNow(tomas)
  await page.getByRole('heading', { name: /^Run 2, / }).waitFor()
  const brought = page.getByRole('table', { name: /What run 2 brought/ })
  await brought.getByText('+1 new, ~1 changed, −1 gone from Gong').waitFor()
  await tomas.look('dataset')

  const after = await fileOf(call, dataset.datasetId, 'calls')
  const second = await textOf(call, dataset, after.fileId)
  expect(after).toMatchObject({ fileId: before.fileId, name: before.name, version: 2, records: 5 })
  expect(after.sha256).not.toBe(before.sha256)
  expect(importedLine(second)).toMatch(/^Imported: \w+ \d\d, \d{4} at \d\d:\d\d UTC$/)
  expect(importedLine(second)).not.toBe(importedLine(first))
  expect(second).not.toContain('Title: 1001')
  expect(second.split('\n')[0]).toBe('Gong Calls Import — 5 calls')

  await page.getByRole('link', { name: before.name }).first().click()
  await page.getByRole('heading', { name: before.name }).waitFor()
  await page.getByRole('combobox', { name: 'Version' }).getByText('Version 2').waitFor()
  await page.getByRole('button', { name: 'Compare' }).click()
  await page.getByText('1 new, 1 changed, 1 gone; 3 records differ.').waitFor()
  await page.getByRole('heading', { name: /Gone 1001/ }).waitFor()
  await page.getByRole('heading', { name: /New Kickoff/ }).waitFor()
  await page.getByText('Title: Renewal, told anew').waitFor()
  await tomas.look('file-compare')
  await page.getByRole('button', { name: 'Back to the text' }).click()
  await page.getByRole('combobox', { name: 'Version' }).click()
  await page.getByRole('option', { name: /Version 1/ }).click()
  await page.getByText('Title: 1001').waitFor()
  await tomas.look()

  await tomas.open(`/datasets/${dataset.datasetId}`)
  await syncNow(tomas)
  await page.getByRole('heading', { name: /^Run 3, / }).waitFor()
  await page
    .getByRole('table', { name: /What run 3 brought/ })
    .getByText('no change')
    .first()
    .waitFor()
  expect(await fileOf(call, dataset.datasetId, 'calls')).toMatchObject({
    version: 2,
    sha256: after.sha256,
  })
})

function importedLine(text: string): string | undefined {
  return text.split('\n')[1]
}

test('B-099: two tabs that press at once begin one run, and both are led to it; so is a third that comes late', async () => {
  const product = await startProduct({ calls: 3, users: 3 })
  await product.member('data')
  const call = await connected(product, TOMAS)
  const dataset = await imported(call, { types: ['trackers'] })
  const tomas = await person(product, TOMAS)
  const { page: one, context } = tomas
  const two = await context.newPage()
  const three = await context.newPage()
  for (const page of [one, two, three]) {
    await page.goto(`/datasets/${dataset.datasetId}`)
    await page.getByRole('button', { name: 'Sync now' }).waitFor()
  }
  await product.gong.control('PUT', 'faults', [
    { fault: 'stall', path: '/v2/settings/trackers', ms: 15_000, times: 0 },
  ])
  await Promise.all(
    [one, two].map((page) => page.getByRole('button', { name: 'Sync now' }).click()),
  )
  for (const page of [one, two]) {
    await page.getByRole('link', { name: 'Run 2 is under way' }).waitFor()
  }
  const isTold = (page: typeof one) => page.getByText('Run 2 of this dataset is under way already.')
  expect((await isTold(one).count()) + (await isTold(two).count())).toBeGreaterThan(0)

  await three.getByRole('button', { name: 'Sync now' }).click()
  await isTold(three).first().waitFor()
  await three.getByRole('link', { name: 'Run 2 is under way' }).click()
  await three.getByRole('heading', { name: 'Run 2' }).waitFor()
  await three.getByText('Started by hand').waitFor()
  await tomas.look()
  expect((await runsOf(call, dataset.datasetId)).map(({ trigger }) => trigger)).toEqual([
    'manual',
    'import',
  ])
  await product.gong.control('PUT', 'faults', [])
})

test('B-090, B-093, B-096, B-097, B-098, B-100: after creation too, a person says what is synced and when; the rest of Gong is not asked', async () => {
  const product = await startProduct({ calls: 3, users: 3 })
  await product.member('data')
  const call = await connected(product, TOMAS)
  const dataset = await imported(call, { types: ['users', 'trackers', 'scorecards'] })
  const tomas = await person(product, TOMAS)
  const { page } = tomas
  await tomas.open(`/datasets/${dataset.datasetId}/sync`)
  const all = page.getByRole('checkbox', { name: 'All that were imported' })
  expect(await all.getAttribute('aria-checked')).toBe('true')
  await page.getByRole('checkbox', { name: 'Users' }).click()
  await page.getByRole('checkbox', { name: 'Scorecards' }).click()
  expect(await all.getAttribute('aria-checked')).toBe('mixed')
  await tomas.look()
  await page.getByLabel('Time zone').fill('Asia/Tokyo')
  await page.getByLabel('At', { exact: true }).fill('23:15')
  await page.getByRole('switch', { name: 'Dataset Sync' }).click()
  await page.getByText(/^Next: .*23:15 \(Asia\/Tokyo\)$/).waitFor()
  await page.getByRole('button', { name: 'Save', exact: true }).click()
  await page.getByText('Saved.').first().waitFor()
  await tomas.open(`/datasets/${dataset.datasetId}/sync`)
  // Berlin and the winter's hour behind Tokyo, or the summer's.
  await page
    .getByText(/next .*1[56]:15/)
    .first()
    .waitFor()
  expect(await page.getByRole('checkbox', { name: 'Users' }).getAttribute('aria-checked')).toBe(
    'false',
  )

  await product.gong.control('DELETE', 'requests')
  await page.getByRole('button', { name: 'Sync now' }).first().click()
  await page.getByRole('heading', { name: /^Run 2, / }).waitFor()
  const paths = new Set((await product.gong.requests()).map(({ path }) => path))
  expect([...paths]).toEqual(['/v2/settings/trackers'])
  const [run] = await runsOf(call, dataset.datasetId)
  expect(run?.items.map(({ type }) => type)).toEqual(['trackers'])

  await page.getByRole('link', { name: 'Sync', exact: true }).click()
  await page.getByRole('switch', { name: 'Dataset Sync' }).click()
  await page.getByText('Sync is off. Files stay as they are.').first().waitFor()
})

test('B-092: when most of a file is gone from Gong, a person is asked, and may keep or remove', async () => {
  const product = await startProduct({ calls: 0, users: 3 })
  await product.member('data')
  const ids = Array.from({ length: 9 }, (_, index) => `200${index}`)
  await callsInGong(product, ids)
  const call = await connected(product, TOMAS)
  const dataset = await imported(call, { types: ['calls'] })
  for (const id of ids.slice(0, 7)) await product.gong.control('DELETE', `calls/${id}`)
  const asked = await synced(call, dataset.datasetId)
  expect(asked.status).toBe('partial')

  const tomas = await person(product, TOMAS)
  const { page } = tomas
  await tomas.open(`/datasets/${dataset.datasetId}`)
  await page.getByText('7 records of Calls are gone from Gong.').waitFor()
  await tomas.look()
  await page.getByRole('link', { name: 'Look and decide' }).click()
  await page.getByText('7 records would vanish from the file').waitFor()
  await tomas.look('run-removals')
  await page.getByRole('button', { name: 'Keep them' }).click()
  await page.getByText('You kept them').waitFor()
  expect(await fileOf(call, dataset.datasetId, 'calls')).toMatchObject({ version: 1, records: 9 })

  const again = await synced(call, dataset.datasetId)
  await tomas.open(`/datasets/${dataset.datasetId}/runs/${again.runId}`)
  await page.getByRole('button', { name: 'Remove them from the file' }).click()
  await page.getByRole('heading', { name: /^Run 4, / }).waitFor()
  await page.getByText('−7 gone from Gong').waitFor()
  const file = await fileOf(call, dataset.datasetId, 'calls')
  expect(file).toMatchObject({ version: 2, records: 2 })
  expect(await textOf(call, dataset, `${file.fileId}`)).not.toContain('Title: 2000')
})
