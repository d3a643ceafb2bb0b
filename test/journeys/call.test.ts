/** The page of a call: read, found in, pointed at, taken along, marked. */
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { person } from './person.ts'
import { MAYA, toldProduct } from './told-product.ts'

/** Of what a busy machine does late. */
const SOON = { timeout: 10_000 }
const current = (page: Page) => page.locator('.turn[aria-current=true]')
const timeline = (page: Page) => page.getByRole('slider', { name: 'Timeline of the call' })
const hash = (page: Page) => new URL(page.url()).hash

/** The address follows a moment later. */
async function expectAt(page: Page, moment: string): Promise<void> {
  await expect.poll(() => hash(page), SOON).toBe(moment)
}

test('A-003, A-004, A-014, A-016, A-017, A-094: the transcript is complete to its last sentence, with names, sides, times and chapters', async () => {
  const { product, hearth } = await toldProduct()
  const maya = await person(product, MAYA)
  const { page } = maya
  await maya.open(`/calls/${hearth.callIds[2]}`)
  await page.getByRole('heading', { name: 'Commercials with Ludo (CFO)' }).waitFor()
  await page.getByText('Arrival and coffee').first().waitFor()
  const first = page.getByRole('article', { name: 'Leila Haddad, us, 00:02' })
  await first.getByText('Morning Tom, morning Marieke.').waitFor()
  await page.getByRole('article', { name: 'Tom Askwith, customer, 00:07' }).waitFor()
  await maya.look('call')
  await page.keyboard.press('End')
  await page.getByText('Bye everyone.').waitFor()
  await page.getByRole('heading', { name: 'Summary and next steps' }).waitFor()
  await maya.look()
})

test('A-096: a time leads to its place; the address keeps it, a reload and a link restore it', async () => {
  const { product, hearth } = await toldProduct()
  const maya = await person(product, MAYA)
  const { page } = maya
  const path = `/calls/${hearth.callIds[2]}`
  await maya.open(path)
  await page.getByRole('link', { name: '00:07', exact: true }).first().click()
  await expectAt(page, '#t=7')
  await current(page)
    .getByText('He’s downstairs')
    .or(current(page).getByText("He's downstairs"))
    .waitFor()
  expect(await page.evaluate('document.activeElement.className')).toContain('turn')

  await maya.open(`${path}#t=593`)
  await page.reload()
  await current(page).getByText('She watched ten minutes from the recording').waitFor()
  expect(await current(page).boundingBox()).toMatchObject({
    y: expect.toSatisfy((y: number) => y > 80 && y < 800),
  })
  await expectAt(page, '#t=593')
  const gong = page.getByRole('link', { name: 'Listen in Gong at 09:53' }).first()
  expect(await gong.getAttribute('target')).toBe('_blank')
  expect(await gong.getAttribute('rel')).toBe('noopener')
  const url = new URL((await gong.getAttribute('href')) ?? '')
  expect(url.searchParams.get('id')).toBe(hearth.callIds[2])
  expect(url.searchParams.get('highlights')).toContain('"from":593')
  await maya.look('call-moment')
})

test('J14: the timeline is a slider for hands and keys, and says who is heard', async () => {
  const { product, hearth } = await toldProduct()
  const maya = await person(product, MAYA)
  const { page } = maya
  await maya.open(`/calls/${hearth.callIds[2]}`)
  const slider = timeline(page)
  await slider.focus()
  const says = () => slider.getAttribute('aria-valuetext')
  await page.keyboard.press('ArrowRight')
  expect(await says()).toBe('0 min 5, Leila Haddad speaking')
  await page.keyboard.press('PageDown')
  expect(await slider.getAttribute('aria-valuenow')).toBe('65')
  await page.keyboard.press('PageUp')
  await page.keyboard.press('ArrowLeft')
  expect(await says()).toBe('0 min 0, before anybody speaks')
  await page.keyboard.press('End')
  expect(await says()).toMatch(/^11 min 42, after Bea Lindqvist$/)
  await page.keyboard.press('Home')

  const box = await slider.boundingBox()
  if (box === null) throw new Error('The timeline is not in the page.')
  await page.mouse.click(box.x + box.width * 0.5, box.y + 20)
  await expect
    .poll(async () => Number(await slider.getAttribute('aria-valuenow')))
    .toBeGreaterThan(340)
  await current(page).waitFor()
  await expect
    .poll(async () => {
      await page.evaluate('window.scrollTo(0, 0)')
      return page.evaluate('window.scrollY')
    })
    .toBe(0)
  await page.mouse.move(box.x + box.width * 0.2, box.y + 20)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width * 0.6, box.y + 30, { steps: 4 })
  await page.mouse.up()
  const part = page.getByRole('region', { name: 'Chosen part' })
  await part.getByText(/Customer \d+\s%, us \d+\s% of/).waitFor()
  await maya.look()
  await part.getByRole('button', { name: 'Choose nothing' }).click()
  await page.getByRole('button', { name: 'Show as table' }).click()
  await page
    .getByRole('dialog')
    .getByRole('row', { name: /Ludo Verhaegen customer/ })
    .waitFor()
  await maya.look()
})

test('A-015: a find of its own counts hits, moves between them, and gives way to the browser’s at the second press', async () => {
  const { product, hearth } = await toldProduct()
  const maya = await person(product, MAYA)
  const { page } = maya
  await maya.open(`/calls/${hearth.callIds[2]}`)
  await page.getByText('Morning Tom').first().waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('annabel')
  const field = page.getByLabel('Find in the transcript')
  const found = page.getByText(/^1 of \d+$/)
  await found.waitFor()
  expect(await found.textContent()).toBe('1 of 4')
  await page.locator('mark[aria-current=true]').getByText('Annabel').waitFor()
  const before = hash(page)
  await page.keyboard.press('Enter')
  await page.getByText('2 of 4').waitFor()
  await expect.poll(() => hash(page), SOON).not.toBe(before)
  expect(await page.locator('.staff .hit').count()).toBe(4)
  await maya.look()
  await field.evaluate((element) => element instanceof HTMLElement && element.blur())
  await page.keyboard.press('n')
  await page.getByText('3 of 4').waitFor()
  await page.keyboard.press('p')
  await page.getByText('2 of 4').waitFor()

  await page.evaluate(`window.addEventListener('keydown', (event) => {
    if (event.key === 'f') window.leftToBrowser = !event.defaultPrevented
  })`)
  await page.keyboard.press('Control+f')
  expect(await field.evaluate((element) => element === document.activeElement)).toBe(true)
  expect(await page.evaluate('window.leftToBrowser')).toBe(false)
  await page.keyboard.press('Control+f')
  expect(await page.evaluate('window.leftToBrowser')).toBe(true)
  await field.fill('nobody ever said this')
  await page.getByText('not found').waitFor()
})

test('A-143, A-093: a call is read by keys: turns, chapters, marks, only the customer, a quote, a mark of one’s own, a review', async () => {
  const { product, hearth } = await toldProduct()
  const maya = await person(product, MAYA)
  const { page } = maya
  await maya.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  const path = `/calls/${hearth.callIds[2]}`
  await maya.open(path)
  await page.getByText('Morning Tom').first().waitFor()
  await page.keyboard.press('j')
  await page.keyboard.press('j')
  await expectAt(page, '#t=7')
  await page.keyboard.press('k')
  await expectAt(page, '#t=2')
  await page.keyboard.press('J')
  await expect.poll(() => hash(page), SOON).toMatch(/^#t=(4\d|5\d)$/)
  await page.keyboard.press('n')
  await expect.poll(() => hash(page), SOON).not.toMatch(/^#t=(4\d|5\d)$/)

  await maya.open(`${path}#t=593`)
  await page.reload()
  await current(page).waitFor()
  await page.keyboard.press('c')
  await page.getByText('Copied the quote with its source.').first().waitFor()
  expect(await page.evaluate('navigator.clipboard.readText()')).toMatch(
    /^“She watched ten minutes .* laptop\.”\nMarieke Dijkhof \(Hearth & Fennel\), Commercials with Ludo \(CFO\), 28 Aug 20\d\d, 09:53\nhttp.*#t=593$/,
  )
  await page.keyboard.press('s')
  const note = page.getByRole('dialog', { name: 'Mark this moment' })
  await note.getByLabel('Why it matters').fill('The CEO has not said yes')
  await page.keyboard.press('Enter')
  await current(page).getByText('The CEO has not said yes').waitFor()
  await page.getByRole('button', { name: /^Marked here 1/ }).waitFor()
  await maya.look('call-marked')
  await current(page).getByRole('button', { name: 'Remove' }).click()
  await expect.poll(() => current(page).getByText('The CEO has not said yes').count(), SOON).toBe(0)

  await page.keyboard.press('f')
  await expect.poll(() => page.locator('.turn.us').count(), SOON).toBe(0)
  await page.getByText('She watched ten minutes').first().waitFor()
  await page.keyboard.press('f')
  await page.keyboard.press('r')
  await page.getByRole('button', { name: 'Reviewed by you' }).waitFor()

  await page.getByRole('button', { name: /Type: Negotiation/ }).click()
  await page.getByRole('menuitem', { name: 'Executive presentation' }).click()
  await page.getByRole('button', { name: /Type: Executive presentation, set here/ }).waitFor()
  await page.reload()
  await page.getByRole('button', { name: /Type: Executive presentation, set here/ }).waitFor()
})

test('a transcript goes out as a file', async () => {
  const { product, hearth } = await toldProduct()
  const maya = await person(product, MAYA)
  const { page } = maya
  await maya.open(`/calls/${hearth.callIds[2]}`)
  await page.getByRole('button', { name: 'Export' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: 'Markdown' }).click(),
  ])
  expect(download.suggestedFilename()).toMatch(/^20\d\d-08-28-Commercials-with-Ludo-CFO\.md$/)
  const text = await readFile(await download.path(), 'utf8')
  expect(text).toContain('## CEO approval (09:33)')
  expect(text).toContain('Bye everyone.')
})
