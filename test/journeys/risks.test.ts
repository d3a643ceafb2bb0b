/** J7: what customers said that threatens their accounts: found, weighed, judged, and judged by rules. */
import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { person } from './person.ts'
import { dialog } from './steps.ts'
import { foundProduct, MAYA } from './told-product.ts'

const DEV = 'leader@quillbeam.example'
const SAID = {
  executive: 'She watched ten minutes from the recording',
  budget: 'There is no other pocket this year',
} as const

const rows = (page: Page) => page.locator('tr[data-risk]')
const rowOf = (page: Page, words: string) => rows(page).filter({ hasText: words })

test('J7, A-006, A-082, A-083, A-084, A-085, A-086, E-80: five kinds of risk, each with its words; one is dismissed for a reason, and comes back by undo', async () => {
  const { product } = await foundProduct()
  const maya = await person(product, MAYA)
  const { page } = maya
  await maya.open('/risks')
  await page.getByRole('heading', { level: 1, name: /^Five open risks/ }).waitFor()
  for (const kind of ['Executive', 'Timeline', 'Budget', 'Competitor', 'Technical']) {
    await rows(page).getByText(kind, { exact: false }).first().waitFor()
  }
  // The heaviest stands open: what its weight is made of leads to where it was said.
  const heaviest = rows(page).first()
  await heaviest.getByText(/^\d+ is made of/).waitFor()
  const part = heaviest.getByRole('link', { name: /said by|severity/ }).first()
  expect(await part.getAttribute('href')).toMatch(/^\/calls\/\d+#t=\d+$/)
  const staff = page.getByRole('list', { name: 'Where risks were heard' })
  await staff.getByRole('link', { name: /executive, high/ }).waitFor()
  await maya.look('risks')

  await page.getByRole('button', { name: 'Show as table' }).click()
  await page.getByRole('columnheader', { name: 'Week from' }).waitFor()
  await maya.look()
  await page.getByRole('button', { name: 'Show as staff' }).click()

  const budget = rowOf(page, SAID.budget)
  await budget.getByRole('button', { name: /^Weight/ }).click()
  await budget.getByRole('button', { name: 'Not a risk' }).click()
  const dismiss = dialog(page).getByRole('button', { name: 'Dismiss it' })
  expect(await dismiss.isDisabled()).toBe(true)
  await dialog(page).getByLabel('Reason').fill('They bought the larger plan')
  await maya.look()
  await dismiss.click()
  await page.getByText('Dismissed. Sentences like it do not count again.').first().waitFor()
  // The calls are read anew with what the rules have learned; what else is found then is the engine's affair.
  await expect.poll(() => budget.count()).toBe(0)
  await expect.poll(() => staff.getByRole('link', { name: SAID.budget }).count()).toBe(0)
  await page.getByRole('button', { name: /^Dismissed/ }).click()
  await budget.getByText('They bought the larger plan').waitFor()
  expect(new URL(page.url()).search).toBe('?state=dismissed')
  await maya.look()
  await page.getByRole('button', { name: 'Open it again' }).click()
  await page.getByRole('button', { name: /^Open/ }).first().click()
  await budget.waitFor()
  await staff.getByRole('link', { name: SAID.budget }).waitFor()
  await page.getByRole('button', { name: 'Dismissed 0' }).waitFor()
})

test('J7: a risk is taken, watched and settled; the address keeps the filter; the list is taken along as CSV', async () => {
  const { product, hearth } = await foundProduct()
  const maya = await person(product, MAYA)
  const { page } = maya
  await maya.open('/risks?type=executive')
  const risk = rowOf(page, SAID.executive)
  await risk.waitFor()
  expect(await rows(page).count()).toBe(1)
  await risk.getByRole('button', { name: 'Take it' }).click()
  await page.getByText('The risk is yours.').first().waitFor()
  await risk.getByText('csm', { exact: true }).waitFor()
  const saving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'CSV' }).click()
  const file = await readFile(await (await saving).path(), 'utf8')
  expect(file).toContain('Account,Kind,Severity')
  expect(file).toContain(SAID.executive)
  expect(file.trim().split('\r\n')).toHaveLength(2)
  await risk.getByRole('button', { name: 'Show in transcript' }).click()
  const beside = dialog(page).getByText(SAID.executive)
  await beside.waitFor()
  expect(new URL(page.url()).pathname).toBe('/risks')
  await maya.look()
  await page.keyboard.press('Escape')
  await beside.waitFor({ state: 'detached' })
  await risk.getByRole('button', { name: 'Watch it' }).click()
  await page.getByText('No executive risk is open.').waitFor()
  await page.getByRole('button', { name: /^Watching 1/ }).click()
  await risk.getByRole('button', { name: 'It is settled' }).click()
  await page.getByRole('button', { name: /^Resolved 1/ }).waitFor()

  await maya.open(`/accounts/${hearth.accountId}/risks`)
  await rowOf(page, SAID.budget).waitFor()
  expect(await rows(page).count()).toBe(4)
  await page.getByRole('link', { name: /^Hearth & Fennel, executive, since settled/ }).waitFor()
  await maya.look('account-risks')
})

test('J7: on the page of a call a risk stands on the staff and in the margin, and is dismissed there', async () => {
  const { product, hearth } = await foundProduct()
  const maya = await person(product, MAYA)
  const { page } = maya
  await maya.open(`/calls/${hearth.callIds[2]}#t=593`)
  const turn = page.locator('.turn[aria-current=true]')
  await turn.getByText('Risk: executive, high').waitFor()
  await turn.getByText('The CEO has not said yes.').waitFor()
  await page.getByRole('heading', { name: 'Found here' }).waitFor()
  const about = page.getByRole('complementary', { name: 'About this call' })
  await about.getByText('mixed', { exact: true }).waitFor()
  await about.getByText(/^Derived here by/).waitFor()
  await about.getByText('I ask them today and you hear it tomorrow.').waitFor()
  await about.getByRole('button', { name: 'Customer 1' }).waitFor()
  await maya.look('call-found')
  await turn.getByRole('button', { name: 'Not a risk' }).click()
  await dialog(page).getByLabel('Reason').fill('She has signed since')
  await dialog(page).getByRole('button', { name: 'Dismiss it' }).click()
  await turn.getByText('Risk: executive, high').waitFor({ state: 'detached' })
  await page.getByRole('button', { name: 'Undo' }).click()
  await turn.getByText('Risk: executive, high').waitFor()
})

test('J7: rules are tried on a text and compared over calls before they hold; whoever does not lead may only try', async () => {
  const { product } = await foundProduct()
  const dev = await person(product, DEV)
  const { page } = dev
  await dev.open('/risks/rules')
  await page.getByRole('heading', { level: 1, name: 'Rules of risks' }).waitFor()
  const competitors = page.getByRole('textbox', { name: 'Competitors' })
  await competitors.fill('Deskhound Pro')
  await competitors.press('Enter')
  await page.getByRole('button', { name: 'Take Deskhound Pro away' }).waitFor()
  await page.getByLabel('Some sentences').fill('We would have to ask the group for that sum.')
  await page.getByRole('button', { name: 'Try', exact: true }).click()
  await page.getByText('We would have to ask the group for that sum.').nth(1).waitFor()
  await dev.look('risk-rules')
  await page.getByRole('button', { name: 'Compare and save' }).click()
  await dialog(page)
    .getByText(/risks in \d+.calls?\./)
    .waitFor()
  await dev.look()
  await dialog(page).getByRole('button', { name: 'Save the rules' }).click()
  await page.getByText('Saved. All calls are read again with these rules.').first().waitFor()
  await page.getByText(/^Changed by leader/).waitFor()
  await page.reload()
  await page.getByRole('button', { name: 'Take Deskhound Pro away' }).waitFor()

  const maya = await person(product, MAYA)
  await maya.open('/risks/rules')
  await maya.page.getByText('Leaders and admins change these rules.').waitFor()
  expect(await maya.page.getByRole('button', { name: 'Compare and save' }).count()).toBe(0)
  await maya.look()
})
