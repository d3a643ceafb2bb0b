/** J6: an account is handed over: answers with their proof, corrected, confirmed, accepted, taken along. */
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { person } from './person.ts'
import { NARROW } from './routes.ts'
import { dialog } from './steps.ts'
import { foundProduct, MAYA } from './told-product.ts'

const GOALS = 'They want no temps next October.'
const answers = (page: Page) => page.locator('[data-answer]')
const current = (page: Page) => page.locator('[data-answer][aria-current=true]')

/** Where calls disagree, both hold: what the engine finds is its own affair. */
async function settleAll(page: Page): Promise<void> {
  for (;;) {
    const flagged = answers(page).filter({ hasText: 'Two calls disagree' }).first()
    if ((await flagged.count()) === 0) return
    await flagged.click()
    const side = page.getByRole('complementary', { name: /^Evidence for/ })
    await side.getByRole('button', { name: 'Both, I explain' }).first().click()
    await side.getByLabel('How both hold').first().fill('One is the pilot.')
    await side.getByRole('button', { name: 'Keep both' }).first().click()
    await page.getByText('Decided. The history keeps both sentences.').first().waitFor()
    await page.waitForTimeout(300)
  }
}

test('J6, A-077, A-078, A-079, A-080, A-081, A-087: answers with their sources are corrected, confirmed, accepted and exported', async () => {
  const { product, hearth } = await foundProduct()
  const maya = await person(product, MAYA)
  const { page } = maya
  await maya.open(`/accounts/${hearth.accountId}`)
  await page
    .getByRole('link', { name: /^Handoff/ })
    .nth(1)
    .click()
  await page.getByRole('heading', { level: 1, name: 'Handoff of Hearth & Fennel' }).waitFor()
  await page.getByText('Built-in engine').first().waitFor()
  await page.getByRole('button', { name: /^Generate/ }).click()
  await dialog(page).getByText('What people wrote or confirmed stays as it is.').waitFor()
  await maya.look()
  await dialog(page)
    .getByRole('button', { name: /^Generate/ })
    .click()
  await dialog(page).waitFor({ state: 'detached' })
  await page.getByText('Generate again').waitFor()
  await maya.look('handoff')

  // A citation leads to its words beside the answer, and to the sentence in the transcript.
  const cite = answers(page)
    .getByRole('button', { name: /^Source 1:/ })
    .first()
  const quote = (await cite.getAttribute('title'))?.slice(1, 25) ?? ''
  await cite.click()
  const side = page.getByRole('complementary', { name: /^Evidence for/ })
  await side.getByText(quote).first().waitFor()
  await side.getByRole('button', { name: 'Show in transcript' }).hover()
  await page.waitForLoadState('networkidle')
  const pressed = Date.now()
  await side.getByRole('button', { name: 'Show in transcript' }).click()
  await dialog(page).locator('mark').first().waitFor()
  expect(Date.now() - pressed).toBeLessThan(2_000)
  expect(await dialog(page).locator('mark').first().textContent()).toContain(quote)
  expect(new URL(page.url()).pathname).toMatch(/handoff$/)
  await maya.look()
  await page.keyboard.press('Escape')

  // Words of one's own are marked as such; what is confirmed says by whom.
  const goals = page.locator('[data-answer=goals]')
  await goals.click()
  await goals.getByRole('button', { name: /^(Edit|Write it yourself)/ }).click()
  await goals.getByRole('button', { name: 'Another sentence' }).click()
  await goals.getByRole('textbox').last().fill(GOALS)
  await maya.look()
  await goals.getByRole('button', { name: 'Save' }).click()
  await goals.getByText(GOALS).waitFor()
  await goals.getByText('yours').waitFor()
  await goals.getByText('Edited').waitFor()
  await goals.getByRole('button', { name: /^Confirm/ }).click()
  await goals.getByText('Confirmed', { exact: false }).first().waitFor()
  await settleAll(page)

  // A high risk that nobody owns stands in the way, and says so.
  await page.getByRole('button', { name: 'Accept handoff' }).click()
  await dialog(page).getByText('She watched ten minutes from the recording').waitFor()
  await maya.look()
  await dialog(page).getByRole('button', { name: 'Go on with it' }).click()
  await maya.open(`/accounts/${hearth.accountId}/risks?type=executive`)
  await page.getByRole('button', { name: 'Take it' }).click()
  await page.getByText('The risk is yours.').first().waitFor()
  await maya.open(`/accounts/${hearth.accountId}/handoff`)
  await page.getByRole('button', { name: 'Accept handoff' }).click()
  await dialog(page).getByRole('button', { name: 'Accept handoff' }).click()
  await page
    .getByText(/^Accepted by csm/)
    .first()
    .waitFor()

  await page.getByRole('button', { name: 'Export' }).click()
  const saving = page.waitForEvent('download')
  await page.getByRole('menuitem', { name: 'Markdown file' }).click()
  const file = await readFile(await (await saving).path(), 'utf8')
  expect(file).toContain('Hearth & Fennel')
  expect(file).toContain(GOALS)
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'History' }).click()
  await dialog(page).getByText('accepted it').waitFor()
  await dialog(page).locator('ins').getByText(GOALS).waitFor()
  await maya.look()
}, 120_000)

test('J6: a handoff is returned with its reason, and ready again; the board says how each stands', async () => {
  const { product, hearth } = await foundProduct()
  const maya = await person(product, MAYA)
  const { page } = maya
  await maya.open(`/accounts/${hearth.accountId}/handoff`)
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Return to sales' }).click()
  await dialog(page).getByLabel('What is missing').fill('Nobody knows who signs')
  await dialog(page).getByRole('button', { name: 'Return it' }).click()
  await page.getByText('Nobody knows who signs').first().waitFor()
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Due date and template' }).click()
  await dialog(page).getByLabel('Due on').fill('2020-01-31')
  await dialog(page).getByRole('button', { name: 'Save' }).click()
  await page.getByText(/due 31 Jan 2020/).waitFor()
  await maya.look()

  await maya.open('/handoffs')
  await page.getByRole('heading', { level: 1, name: /1.handoff late, 1 returned/ }).waitFor()
  const returned = page.getByRole('region', { name: /^Returned/ })
  await returned.getByText('Nobody knows who signs').waitFor()
  await returned.getByText(/days late$/).waitFor()
  await maya.look('handoffs')
  await returned.getByRole('link', { name: 'Hearth & Fennel' }).click()
  await page.getByRole('button', { name: 'More' }).click()
  await page.getByRole('menuitem', { name: 'Mark as ready' }).click()
  await page.getByText('It is ready to be accepted.').first().waitFor()
})

test('J13: a handoff is read, written, confirmed and led to its proof by keys alone', async () => {
  const { product, hearth } = await foundProduct()
  const maya = await person(product, MAYA)
  const { page } = maya
  await maya.open(`/accounts/${hearth.accountId}`)
  await page.getByRole('heading', { name: 'In brief' }).waitFor()
  await page.keyboard.press('4')
  await page.getByRole('heading', { level: 1, name: /^Handoff of/ }).waitFor()
  await answers(page).first().waitFor()
  const before = await current(page).getAttribute('data-answer')
  await page.keyboard.press('j')
  await expect.poll(() => current(page).getAttribute('data-answer')).not.toBe(before)
  await page.keyboard.press('ArrowUp')
  await expect.poll(() => current(page).getAttribute('data-answer')).toBe(before)
  await page.keyboard.press('Home')
  await page.keyboard.press('Enter')
  const form = current(page).getByRole('form')
  await form.waitFor()
  await page.keyboard.press('Control+A')
  await page.keyboard.type(GOALS)
  await page.keyboard.press('Control+Enter')
  await form.waitFor({ state: 'detached' })
  await current(page).getByText(GOALS).waitFor()
  await expect.poll(() => page.evaluate('document.activeElement.dataset.answer ?? ""')).toBe(before)
  await page.keyboard.press('Control+Enter')
  await current(page).getByText('Confirmed').waitFor()
  await page.keyboard.press('e')
  expect(await page.evaluate('document.activeElement.className')).toContain('evidence')
  await maya.look()
})

test('J6, A-073, A-074: what to know before the kickoff stands on one page, at 390 px too, and is copied as Markdown', async () => {
  const { product, hearth } = await foundProduct()
  const maya = await person(product, MAYA)
  const { page } = maya
  await maya.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await maya.open(`/accounts/${hearth.accountId}/prep`)
  await page.getByRole('heading', { level: 1, name: 'Kickoff with Hearth & Fennel' }).waitFor()
  for (const part of ['Already answered by the customer', 'To ask', 'Checklist', 'People']) {
    await page.getByRole('heading', { name: part }).waitFor()
  }
  await maya.look('prep')
  await page.getByRole('button', { name: 'Copy as Markdown' }).click()
  await page.getByText('Copied as Markdown.').first().waitFor()
  expect(await page.evaluate('navigator.clipboard.readText()')).toContain('Hearth & Fennel')

  const small = await person(product, MAYA, NARROW)
  for (const path of ['prep', 'handoff', 'moments', 'risks']) {
    await small.open(`/accounts/${hearth.accountId}/${path}`)
    await small.page.getByRole('heading', { level: 1, name: /Hearth & Fennel/ }).waitFor()
    await small.look(`${path}-narrow`)
  }
})

test('whoever may only read a handoff is offered nothing else', async () => {
  const { product, hearth } = await foundProduct()
  await product.member('auditor')
  const reader = await person(product, 'auditor@quillbeam.example')
  const { page } = reader
  await reader.open(`/accounts/${hearth.accountId}/handoff`)
  await page.getByText('You may read it; keepers of accounts change it').waitFor()
  await page.getByRole('button', { name: 'Export' }).waitFor()
  for (const name of [/^Accept/, /^Generate/, /^Confirm/, /^Edit/]) {
    expect(await page.getByRole('button', { name }).count()).toBe(0)
  }
  await reader.look()
})
