/** J2: a dataset of all types is composed and imported, and its files are what was promised. */
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { DATA_TYPES, type DataType, SLUGS } from '../../src/records/data-types.ts'
import { parseFile } from '../../src/text/parse.ts'
import { startProduct } from '../product.ts'
import { connected, imported } from './given.ts'
import { person } from './person.ts'
import { connectByKey, dialog, lastRun } from './steps.ts'

const DATA = 'data@quillbeam.example'
const TYPES = SLUGS.map((slug) => DATA_TYPES[slug])

test('B-002, B-040…B-050, B-071, B-072, B-074…B-078, B-080, B-081, B-083: all types are chosen, added, counted and imported', async () => {
  const product = await startProduct({
    faults: [{ fault: 'stall', ms: 1_000, path: '/v2/settings/trackers', nth: 2 }],
  })
  await product.member('data')
  await connected(product, DATA)
  const { page, look, open } = await person(product, DATA)
  await page.goto('/datasets/new')
  await page.getByRole('status').getByText('Checking what your Gong connection may read').waitFor()
  const add = page.getByRole('button', { name: /^Add( \d+)?$/ })
  await add.waitFor()
  for (const { title, card } of TYPES) {
    const label = page.getByRole('listitem').filter({ has: box(page, title) })
    expect(await label.innerText()).toContain(card)
    expect(await label.locator('svg').count()).toBeGreaterThan(0)
  }
  await page.getByText('0 of 11 chosen').waitFor()
  expect(await add.isDisabled()).toBe(true)
  await look()

  for (const title of ['Calls', 'Transcripts', 'Trackers']) await box(page, title).check()
  await page.getByText('3 of 11 chosen').waitFor()
  expect(await add.innerText()).toBe('Add 3')
  await page.getByRole('button', { name: 'Select all' }).click()
  expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(11)
  await page.getByRole('button', { name: 'Deselect all' }).click()
  expect(await page.getByRole('checkbox', { checked: true }).count()).toBe(0)
  await page.getByRole('button', { name: 'Select all' }).click()
  await add.click()

  const files = page.getByRole('table', { name: 'Files that the dataset will hold' })
  const calls = files.getByRole('row').filter({ hasText: 'gong_calls_…txt' })
  await calls.getByText(/^~[\d.]+\s[KM]B$/).waitFor()
  expect(await files.getByRole('row').count()).toBe(1 + 11 + 1)
  await files.getByRole('button', { name: 'Remove Users' }).click()
  expect(await files.getByText('gong_users_…txt').count()).toBe(0)
  expect(await box(page, 'Users').isChecked()).toBe(false)
  await page.getByText('10 of 11 chosen').waitFor()

  await page.getByRole('button', { name: 'Create dataset' }).click()
  await page.getByText('Give the dataset a name.').waitFor()
  await page.getByLabel('Name', { exact: true }).fill('For the assistant')
  await product.gong.control('PUT', 'faults', [
    { fault: 'stall', ms: 1_500, path: '/v2/calls/transcript' },
  ])
  await page.getByRole('button', { name: 'Create dataset' }).click()
  await page.getByRole('heading', { name: 'Importing from Gong' }).waitFor()
  const live = page.getByRole('listitem').filter({ hasText: 'Trackers' })
  await live.getByText(': Brought').waitFor({ state: 'attached' })
  await lastRun(page).getByText('Succeeded', { exact: true }).waitFor()
  expect(page.url()).toMatch(/\/datasets\/ds_\w+$/)
  await look()
  await open('/datasets')
  await page.getByRole('link', { name: 'For the assistant' }).waitFor()
})

test('B-004, B-051, B-052, B-110…B-117: each of the eleven files opens, and reads as the format says', async () => {
  const product = await startProduct()
  await product.member('data')
  const call = await connected(product, DATA)
  const { datasetId } = await imported(call, { types: SLUGS })
  const { page, context, look, open } = await person(product, DATA)
  await context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await open(`/datasets/${datasetId}/files`)
  await page.getByRole('table', { name: 'Files of the dataset' }).waitFor()
  const names = await page.getByRole('link', { name: /^gong_/ }).allInnerTexts()
  expect(names).toHaveLength(11)
  for (const type of TYPES) {
    const name = names.find((one) => one.startsWith(`gong_${type.slug}_2`)) ?? ''
    expect(name).toMatch(/^gong_[a-z-]+_\d{8}_\d{6}\.txt$/)
    await page.getByRole('link', { name, exact: true }).click()
    const shown = page.getByRole('region', { name: new RegExp(`^${name}, \\d+`) })
    await shown.getByText(`Gong ${type.title} Import — `).waitFor()
    await shown.getByText('-'.repeat(40), { exact: true }).waitFor()
    const text = await downloaded(page)
    expect(await copied(page)).toBe(text)
    checkFormat(type, text)
    if (type.slug === 'crm-deals') await look('file')
    await page.goBack()
  }
})

test('B-130, B-073, B-035: who is not connected is asked to, and finds everything as it was', async () => {
  const product = await startProduct()
  await product.member('data')
  const { page, look, open } = await person(product, DATA)
  await open('/datasets/new')
  await page.getByLabel('Name', { exact: true }).fill('Typed before')
  await page.getByLabel('What it is for').fill('Kept too')
  await page.getByText('No Gong connection found.').waitFor()
  await look()
  await page.getByRole('main').getByRole('button', { name: 'Connect', exact: true }).click()
  await connectByKey(page, product.gong)
  await box(page, 'Calls').check()
  expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Typed before')
  expect(await page.getByLabel('What it is for').inputValue()).toBe('Kept too')
  expect(page.url()).toMatch(/\/datasets\/new$/)

  // The way over the integrations leads back as well.
  await page.reload()
  expect(await page.getByLabel('Name', { exact: true }).inputValue()).toBe('Typed before')
  expect(await dialog(page).count()).toBe(0)
})

test('B-070, B-082: files of one’s own stand beside Gong’s, in a new dataset and in one that exists', async () => {
  const product = await startProduct()
  await product.member('data')
  const call = await connected(product, DATA)
  const { datasetId } = await imported(call, { types: ['users'] })
  const { page, look, open } = await person(product, DATA)
  await open(`/datasets/${datasetId}/settings`)
  expect(await box(page, 'Users').isDisabled()).toBe(true)
  await box(page, 'Trackers').check()
  await page.getByRole('button', { name: 'Add 1', exact: true }).click()
  await page.getByRole('button', { name: 'Upload files' }).click()
  await page.getByLabel('Pick files').setInputFiles({
    name: 'notes.md',
    mimeType: 'text/markdown',
    buffer: Buffer.from('# Notes\n\nThey want to begin in May.\n'),
  })
  await page.getByRole('row').filter({ hasText: 'notes.md' }).getByText('Upload').waitFor()
  await look()
  await page.getByRole('button', { name: 'Add 2 files to the dataset' }).click()
  await page
    .getByRole('region', { name: /^Run 2,/ })
    .getByText('Succeeded', { exact: true })
    .waitFor()
  await open(`/datasets/${datasetId}/files`)
  const table = page.getByRole('table', { name: 'Files of the dataset' })
  await table.waitFor()
  const names = await table.getByRole('link', { name: /^(gong_|notes)/ }).allInnerTexts()
  expect(names.map((name) => name.replace(/_2\d+_\d+/, '')).toSorted()).toEqual([
    'gong_trackers.txt',
    'gong_users.txt',
    'notes.md',
  ])
  await page.getByRole('link', { name: 'notes.md', exact: true }).click()
  await page.getByText('They want to begin in May.').waitFor()
  expect(await downloaded(page)).toContain('They want to begin in May.')
})

function box(page: Page, title: string) {
  return page.getByRole('checkbox', { name: new RegExp(`^${title}\\b`) })
}

async function downloaded(page: Page): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download' }).click(),
  ])
  return readFile(await download.path(), 'utf8')
}

async function copied(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Copy the whole text' }).click()
  await page.getByText('Copied the whole text').waitFor({ state: 'attached' })
  return String(await page.evaluate('navigator.clipboard.readText()'))
}

function checkFormat(type: DataType, text: string): void {
  const [first, second, third, fourth] = text.split('\n')
  const parsed = parseFile(text)
  expect(first).toBe(
    `Gong ${type.title} Import — ${parsed.records} ${type.noun[parsed.records === 1 ? 0 : 1]}`,
  )
  expect(second).toMatch(/^Imported: [A-Z][a-z]+ \d\d, \d{4} at \d\d:\d\d UTC$/)
  expect([third, fourth]).toEqual(type.description)
  expect(text).toContain(`\n${'-'.repeat(40)}\n`)
  expect(parsed.type.slug).toBe(type.slug)
  expect(parsed.records).toBeGreaterThan(0)
  expect(parsed.blocks).toHaveLength(parsed.records)
  expect(new Set(parsed.blocks.map(({ mark }) => mark))).toEqual(new Set([type.mark]))
  expect(text).not.toMatch(/[{[]"/)
  if (type.slug === 'calls') expect(text).toMatch(CALL)
}

/** As the seed shows one, line by line. */
const CALL =
  /=== CALL ===\nTitle: .+\nDate: \d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC\nDuration: (\d+h )?\d\dm \d\ds\nDirection: \w+\nAttendees:\n(- .+ \((Internal|External|Unknown)\)\n)+Topics: .+\nTrackers: .+\n/
