/** Files of one's own: five kinds go in, and what cannot be read is refused with a way out. */
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { encryptedPdf, oldWord, pdf, word } from '../documents.ts'
import { startProduct } from '../product.ts'
import { person } from './person.ts'

const TOMAS = 'data@quillbeam.example'
const MB = 1024 * 1024

interface Given {
  readonly name: string
  readonly bytes: Uint8Array | string
}

async function picks(page: Page, files: readonly Given[]): Promise<void> {
  await page.getByLabel('Pick files').setInputFiles(
    files.map(({ name, bytes }) => ({
      name,
      mimeType: 'application/octet-stream',
      buffer: Buffer.from(bytes),
    })),
  )
}

async function atTheUploads() {
  const product = await startProduct({ calls: 2, users: 2 })
  await product.member('data')
  const tomas = await person(product, TOMAS)
  await tomas.open('/datasets/new')
  await tomas.page.getByRole('button', { name: 'Upload files' }).click()
  return { product, tomas, page: tomas.page }
}

test('B-082, B-146: txt, md, pdf, docx and csv become files of a dataset that open and download', async () => {
  const { product, tomas, page } = await atTheUploads()
  await picks(page, [
    { name: 'notes.txt', bytes: 'They want single sign-on.\r\nBefore May.' },
    { name: 'plan.md', bytes: '# Plan\n\nFirst words.\n\n## Later\n\nLast words.' },
    { name: 'offer.pdf', bytes: await pdf(['Forty seats', 'Until May']) },
    { name: 'brief.docx', bytes: await word() },
    { name: 'people.csv', bytes: 'name,side\nPat,customer\n' },
  ])
  const staged = page.getByRole('table', { name: 'Files that the dataset will hold' })
  await staged.getByRole('cell', { name: 'people.csv', exact: true }).waitFor()
  expect(await staged.getByRole('row').count()).toBe(7)
  await page.reload()
  await staged.getByRole('cell', { name: 'offer.pdf.txt', exact: true }).waitFor()
  await tomas.look()
  await page.getByLabel('Name', { exact: true }).fill('Papers')
  await page.getByRole('button', { name: 'Create dataset' }).last().click()
  await page.getByRole('heading', { name: 'Papers' }).waitFor()
  await page.getByRole('link', { name: 'brief.docx.md' }).click()
  await page.getByText('# Plan & goals').waitFor()
  await page
    .getByRole('navigation', { name: 'Records of the file' })
    .getByText('1 heading')
    .waitFor()
  await tomas.look()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: 'Download' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('brief.docx.md')
  expect(await readFile(await download.path(), 'utf8')).toContain('First words.')
  for (const [name, words] of [
    ['notes.txt', 'They want single sign-on.'],
    ['offer.pdf.txt', 'Until May'],
    ['people.csv', 'Pat,customer'],
  ] as const) {
    await page.goBack()
    await page.getByRole('link', { name }).first().click()
    await page.getByText(words).waitFor()
  }
  expect(await product.gong.requests()).toEqual([])
})

test('J16: what cannot be read is refused by name, with what to do; the rest goes on', async () => {
  const { tomas, page } = await atTheUploads()
  await picks(page, [
    { name: 'picture.png', bytes: Buffer.from('\x89PNG\r\n\x1a\n', 'latin1') },
    { name: 'empty.txt', bytes: '' },
    { name: 'secret.pdf', bytes: await encryptedPdf() },
    { name: 'old.docx', bytes: oldWord() },
    { name: 'latin.txt', bytes: Buffer.from('Grüße aus Köln', 'latin1') },
    { name: 'damaged.pdf', bytes: 'no pdf at all' },
    { name: '../../etc/passwd.txt', bytes: 'root' },
  ])
  for (const words of [
    'picture.png is a kind of file that Carryover does not read.',
    'empty.txt',
    'secret.pdf',
    'old.docx is an old Word document, or it is protected by a password.',
    'latin.txt is not written in UTF-8, or its text is damaged.',
    'damaged.pdf is not what its name says',
  ]) {
    await page.getByRole('alert').filter({ hasText: words }).waitFor()
  }
  await page.getByRole('cell', { name: 'passwd.txt', exact: true }).waitFor()
  await tomas.look()
  await page.getByRole('button', { name: 'Leave picture.png out' }).click()
  await page.getByRole('alert').filter({ hasText: 'picture.png' }).waitFor({ state: 'detached' })
})

test('J16: a file of 51 MB is refused while it comes', async () => {
  const { page } = await atTheUploads()
  // Playwright carries no more than 50 MB to a browser, so the page makes the file itself.
  await page.evaluate(`{
    const input = document.querySelector('input[type=file]')
    const files = new DataTransfer()
    files.items.add(new File([new Uint8Array(${51 * MB}).fill(97)], 'long.txt'))
    input.files = files.files
    input.dispatchEvent(new Event('change', { bubbles: true }))
  }`)
  await page.getByRole('alert').filter({ hasText: '50 MB' }).waitFor()
  expect(await page.getByRole('cell', { name: 'long.txt', exact: true }).count()).toBe(0)
})
