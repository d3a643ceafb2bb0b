/** A person at a real browser. Whatever page they look at is checked for barriers, in light and in dark. */
import { readFileSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { BrowserContext, Page } from 'playwright-core'
import { expect, onTestFinished } from 'vitest'
import { browser } from '../browser.ts'
import { PASSWORD, type Product } from '../product.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const PICTURES = join(import.meta.dirname, '..', '..', 'docs', 'pictures')
const WIDE = { width: 1_440, height: 900 }

export interface Person {
  readonly page: Page
  readonly context: BrowserContext
  /** Checks the page as it is now: no serious barrier in light or dark, no sideways scroll. `name` keeps pictures. */
  readonly look: (name?: string) => Promise<void>
  readonly open: (path: string) => Promise<void>
}

/** Somebody who has not signed in. */
export async function visitor(
  product: Pick<Product, 'url'> & { readonly gong: Pick<Product['gong'], 'url'> },
  width = WIDE.width,
): Promise<Person> {
  const context = await (
    await browser()
  ).newContext({
    baseURL: product.url,
    viewport: { width, height: width < 600 ? 844 : WIDE.height },
    colorScheme: 'light',
    timezoneId: 'Europe/Berlin',
    locale: 'en-GB',
    reducedMotion: 'reduce',
    acceptDownloads: true,
  })
  const strangers: string[] = []
  const broken: string[] = []
  const home = new Set([product.url, product.gong.url])
  context.on('request', (request) => {
    const { protocol, origin } = new URL(request.url())
    if (/^https?:$/.test(protocol) && !home.has(origin)) strangers.push(request.url())
  })
  context.on('weberror', (error) => broken.push(error.error().message))
  onTestFinished(async () => {
    await context.close()
    // J16: nothing but this product and the pretend Gong is ever asked.
    expect(strangers).toEqual([])
    expect(broken).toEqual([])
  })
  const page = await context.newPage()
  page.setDefaultTimeout(15_000)
  return {
    page,
    context,
    async open(path) {
      await page.goto(path)
      await settled(page)
    },
    async look(name) {
      await settled(page)
      await page.evaluate(AXE)
      for (const theme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme: theme })
        await checkBarriers(page, theme)
        if (name !== undefined) await picture(page, `${name}-${theme}`)
      }
      await page.emulateMedia({ colorScheme: 'light' })
      expect(
        await page.evaluate('document.documentElement.scrollWidth - window.innerWidth'),
      ).toBeLessThanOrEqual(0)
    },
  }
}

/** Somebody who is signed in and has no page open yet; signing in by hand is a journey of its own. */
export async function person(product: Product, email: string, width?: number): Promise<Person> {
  const someone = await visitor(product, width)
  const answer = await someone.context.request.post('/api/v1/session', {
    headers: { origin: product.url },
    data: { email, password: PASSWORD },
  })
  expect(answer.ok()).toBe(true)
  return someone
}

/** Everything that the page asked for has come, its typefaces too. */
async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('load')
  await page.evaluate('document.fonts.ready')
  await expect
    .poll(() => page.locator('[aria-busy=true]').count(), { timeout: 15_000, interval: 20 })
    .toBe(0)
}

interface Barrier {
  readonly id: string
  readonly impact: string
  readonly help: string
  readonly where: readonly string[]
}

/** What a dark page can have that a light one has not: colours that are too near. */
const RULES = {
  light: {},
  dark: { runOnly: ['color-contrast'] },
} as const

type Theme = keyof typeof RULES

const runAxe = (theme: Theme) => `axe.run(document, ${JSON.stringify({
  ...RULES[theme],
  resultTypes: ['violations'],
})}).then(({ violations }) =>
  violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, impact, help, nodes }) => ({ id, impact, help, where: nodes.map(({ html }) => html.slice(0, 200)) })))`

async function checkBarriers(page: Page, theme: Theme): Promise<void> {
  const barriers: readonly Barrier[] = await page.evaluate(runAxe(theme))
  expect(barriers, `${page.url()} in ${theme}`).toEqual([])
}

/** Kept when somebody asks for them: pictures change with every typeface and clock. */
async function picture(page: Page, name: string): Promise<void> {
  // oxlint-disable-next-line node/no-process-env
  if (process.env['PICTURES'] !== '1') return
  await mkdir(PICTURES, { recursive: true })
  await page.screenshot({ path: join(PICTURES, `${name}.png`), fullPage: true })
}
