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
const FRAMES = 120

const measured = z.object({
  /** Frames on which the page worked for more than 50 ms, as the browser itself tells. */
  longMs: z.array(z.number()),
  usualMs: z.number(),
  mostRows: z.number(),
})
type Measured = z.infer<typeof measured>

/** Scrolls a hand's breadth with each frame; `scroller` is an expression for what moves. */
async function scrolled(page: Page, scroller: string, rows: string): Promise<Measured> {
  return measured.parse(
    await page.evaluate(`new Promise((resolve) => {
      const scroller = ${scroller}
      const rows = () => document.querySelectorAll(${JSON.stringify(rows)}).length
      const times = []
      const longMs = []
      let mostRows = 0
      const watcher = new PerformanceObserver((list) => {
        longMs.push(...list.getEntries().map(({ duration }) => duration))
      })
      watcher.observe({ type: 'long-animation-frame' })
      const end = () => {
        const gaps = times.slice(1).map((time, n) => time - times[n]).sort((a, b) => a - b)
        watcher.disconnect()
        resolve({ longMs, mostRows, usualMs: gaps[Math.floor(gaps.length / 2)] })
      }
      const step = (now) => {
        times.push(now)
        mostRows = Math.max(mostRows, rows())
        scroller.scrollBy(0, 300)
        if (times.length < ${FRAMES}) requestAnimationFrame(step)
        else setTimeout(end, 100)
      }
      requestAnimationFrame(step)
    })`),
  )
}

/** Other work of the machine makes single frames late; the page itself is as fast as its best try. */
async function expectSmooth(scroll: () => Promise<Measured>): Promise<void> {
  let best: Measured | undefined
  for (let tries = 0; tries < 5 && (best === undefined || best.longMs.length > 0); tries += 1) {
    const now = await scroll()
    expect(now.mostRows).toBeGreaterThan(10)
    expect(now.mostRows).toBeLessThanOrEqual(MOST_IN_PAGE)
    if (best === undefined || now.longMs.length < best.longMs.length) best = now
  }
  expect(best?.longMs).toEqual([])
  expect(best?.usualMs).toBeLessThanOrEqual(LONGEST_FRAME_MS)
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
