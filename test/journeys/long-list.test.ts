/** J16: ten thousand datasets scroll like ten, and a file of many thousand lines as well. */
import { expect, test } from 'vitest'
import { startProduct } from '../product.ts'
import { connected, fileOf, imported } from './given.ts'
import { person } from './person.ts'
import { expectSmooth, scrolled } from './scrolling.ts'

const TOMAS = 'data@quillbeam.example'
const ROWS = 10_000
const MOST_IN_PAGE = 100
test('J16: of ten thousand datasets at most a hundred rows are in the page, and no frame takes more than 50 ms', async () => {
  const product = await startProduct({ calls: 2, users: 2 })
  const { organizationId, memberId } = await product.member('data')
  await product.app.ground.database.pool.query(
    `insert into dataset (organization_id, dataset_id, member_id, name, sync, created_at)
     select $1, 'ds_many' || lpad(n::text, 8, '0'), $2, 'Dataset ' || n, '{"isOn": false}',
       now() - n * interval '1 minute'
     from generate_series(1, ${ROWS}) as n`,
    [organizationId, memberId],
  )
  const tomas = await person(product, TOMAS)
  const { page } = tomas
  await tomas.open('/datasets')
  await page.getByRole('link', { name: 'Dataset 1', exact: true }).waitFor()
  const rows = 'table.datasets tbody tr:not(.gap)'
  expect(await page.locator(rows).count()).toBeLessThanOrEqual(MOST_IN_PAGE)
  await tomas.look()
  // The End key held down for a while: each page of the list comes when it is scrolled to.
  await expect
    .poll(
      async () => {
        await page.keyboard.press('End')
        return Number(await page.locator(rows).last().getAttribute('aria-rowindex'))
      },
      { timeout: 40_000, interval: 20 },
    )
    .toBeGreaterThan(2_500)
  await expect
    .poll(async () => {
      await page.keyboard.press('Home')
      return page.getByRole('link', { name: 'Dataset 1', exact: true }).count()
    })
    .toBe(1)
  await expectSmooth(async () => {
    await page.evaluate('window.scrollTo(0, 0)')
    return scrolled(page, 'window', rows)
  })
  await tomas.look()
}, 90_000)

test('J16: a file of thousands of lines scrolls as smoothly, is found in, and has an outline', async () => {
  const product = await startProduct({ calls: 300, users: 6 })
  await product.member('data')
  const call = await connected(product, TOMAS)
  const dataset = await imported(call, { types: ['transcripts'], limit: null })
  const file = await fileOf(call, dataset.datasetId, 'transcripts')
  expect(file.records).toBeGreaterThan(200)
  const tomas = await person(product, TOMAS)
  const { page } = tomas
  await tomas.open(`/datasets/${dataset.datasetId}/files/${file.fileId}`)
  await page.getByText('=== TRANSCRIPT ===').first().waitFor()
  await expectSmooth(() => scrolled(page, "document.querySelector('.lines')", '.line'))

  const outline = page.getByRole('navigation', { name: 'Records of the file' })
  await outline.getByRole('button').nth(3).click()
  expect(await outline.getByRole('button').count()).toBeLessThan(MOST_IN_PAGE)
  await page.keyboard.press('Control+f')
  await page.keyboard.type('=== TRANSCRIPT')
  await page.getByText(/^[\d,]+ of [\d,]+$/).waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Shift+Enter')
  await page.locator('mark').first().waitFor()
  await tomas.look()
  await page.getByLabel('Find in file').fill('nobody ever said this')
  await page.getByText('not found').waitFor()
})
