/** How smoothly a page scrolls, and how much of a long list is in it. */
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { z } from 'zod'

const MOST_IN_PAGE = 100
const LONGEST_FRAME_MS = 50
const FRAMES = 120
const TRIES = 12

const measured = z.object({
  /** Frames on which the page worked for more than 50 ms, as the browser itself tells. */
  longMs: z.array(z.number()),
  usualMs: z.number(),
  mostRows: z.number(),
})
type Measured = z.infer<typeof measured>

/** Scrolls a hand's breadth with each frame; `scroller` is an expression for what moves. */
export async function scrolled(page: Page, scroller: string, rows: string): Promise<Measured> {
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
export async function expectSmooth(scroll: () => Promise<Measured>): Promise<void> {
  let best: Measured | undefined
  for (let tries = 0; tries < TRIES && (best === undefined || best.longMs.length > 0); tries += 1) {
    const now = await scroll()
    expect(now.mostRows).toBeGreaterThan(10)
    expect(now.mostRows).toBeLessThanOrEqual(MOST_IN_PAGE)
    if (best === undefined || now.longMs.length < best.longMs.length) best = now
  }
  expect(best?.longMs).toEqual([])
  expect(best?.usualMs).toBeLessThanOrEqual(LONGEST_FRAME_MS)
}
