/** J5: an account from its making to its calls; what a person decides against the rules stays decided. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { startProduct } from '../product.ts'
import { person } from './person.ts'
import { accountWithCalls, callsOf, readAgain, reading } from './read-accounts.ts'
import { NARROW } from './routes.ts'
import { dialog } from './steps.ts'

const INES = 'admin@quillbeam.example'
const HEARTH = { name: 'Hearth & Fennel', domains: ['hearthfennel.example'] }

test('J5, A-001, A-050, A-055, A-056, A-060, A-064: an account is made, its calls are found at once, each says why it is here', async () => {
  const product = await startProduct()
  await product.member('admin')
  await reading(product, INES)
  const ines = await person(product, INES)
  const { page, look } = ines
  await ines.open('/accounts')
  await page.getByText('No accounts yet. Add one, import a CSV, take them from the CRM').waitFor()
  await look()
  await page.keyboard.press('c')
  await dialog(page).getByLabel('Name').fill(HEARTH.name)
  const domains = dialog(page).getByRole('textbox', { name: /Domains/ })
  await domains.fill('hearthfennel.example, gmail.com ')
  await domains.press('Enter')
  await dialog(page).getByText('gmail.com belongs to a mail provider').waitFor()
  await dialog(page)
    .getByLabel(/Contacts/)
    .fill('Marieke Dijkhof <m.dijkhof@hearthfennel.example>, Head of Customer Care')
  await dialog(page).getByText('1 person').waitFor()
  await look('new-account')
  const pressed = Date.now()
  await dialog(page).getByRole('button', { name: 'Add and look for calls' }).click()
  await dialog(page)
    .getByText(/^Found 3.calls: 3 by contact e-mail, 3 by domain\.$/)
    .waitFor({ timeout: 10_000 })
  expect(Date.now() - pressed).toBeLessThan(10_000)
  await dialog(page).getByText('gmail.com is not matched by').waitFor()
  await look()
  await dialog(page).getByRole('link', { name: 'Open Hearth & Fennel' }).click()

  await page.getByRole('heading', { name: 'People over time' }).waitFor()
  await page.getByText('No executive presentation call found.').waitFor()
  await page.getByText('Pre-onboarding').waitFor()
  await look('account')
  await page.keyboard.press('2')
  const row = page.getByRole('row', { name: /Quillbeam demo for Hearth/ })
  await row.getByText('12m').waitFor()
  const gong = row.getByRole('link', { name: /^Open .* in Gong$/ })
  expect(await gong.getAttribute('rel')).toContain('noopener')
  expect(await gong.getAttribute('target')).toBe('_blank')
  await look('account-calls')
  await row.getByRole('button', { name: /why is .* here/ }).click()
  const why = page.getByRole('dialog', { name: 'Why is this here?' })
  await why.getByText('m.dijkhof@hearthfennel.example').waitFor()
  await why.getByText('hearthfennel.example', { exact: true }).waitFor()
  await look()
}, 120_000)

test('J5, A-057: a call that was taken away stays away after a sync, comes back by undo, and is linked by hand for good', async () => {
  const product = await startProduct()
  await product.member('admin')
  const call = await reading(product, INES)
  const { accountId } = await accountWithCalls(call, HEARTH)
  const ines = await person(product, INES)
  const { page, look } = ines
  const row = page.getByRole('row', { name: /Quillbeam demo for Hearth/ })
  await ines.open(`/accounts/${accountId}/calls`)
  await unlink(page, /Quillbeam demo/)
  await page.getByRole('button', { name: 'Undo' }).click()
  await page.getByText('is back.').first().waitFor()
  await row.getByText('by hand').waitFor()
  await unlink(page, /Quillbeam demo/)
  await readAgain(call)
  await page.reload()
  await page.getByRole('row', { name: /Commercials with Ludo/ }).waitFor()
  expect(await page.getByRole('row', { name: /Quillbeam demo/ }).count()).toBe(0)

  await page.keyboard.press('l')
  await dialog(page).getByLabel('Title or participant').fill('Quillbeam demo for Hearth')
  await dialog(page).getByRole('button', { name: 'Find in Gong' }).click()
  await dialog(page)
    .getByText(/\d.requests? to Gong, [\d,]+.calls looked at, nothing kept/)
    .waitFor()
  await dialog(page).getByRole('button', { name: 'Look back a year' }).click()
  const found = dialog(page).getByRole('region', { name: 'Found in Gong' })
  await found.getByText('Quillbeam demo for Hearth & Fennel').first().waitFor()
  await look('link-a-call')
  await dialog(page)
    .getByRole('button', { name: /^Link Quillbeam demo for Hearth/ })
    .click()
  await dialog(page).waitFor({ state: 'hidden' })
  await row.getByText('by hand').waitFor()
  await readAgain(call)
  await page.reload()
  await row.getByText('by hand').waitFor()
  await row.getByRole('button', { name: /why is .* here/ }).click()
  await page.getByText(/^Linked by admin/).waitFor()
}, 120_000)

test('A-010…A-013, A-071, A-142: kinds are filtered by address, a review counts at once, people stand in a table', async () => {
  const product = await startProduct()
  await product.member('admin')
  const call = await reading(product, INES)
  const { accountId } = await accountWithCalls(call, { ...HEARTH, kickoffOn: inDays(9) })
  const ines = await person(product, INES)
  const { page, look } = ines
  await ines.open(`/accounts/${accountId}`)
  await page.getByText('Kickoff in 9 days: 3\u00A0calls still to hear before it.').waitFor()
  await page.getByRole('checkbox', { name: 'Reviewed: Commercials with Ludo (CFO)' }).click()
  await page.getByRole('heading', { name: 'Reviewed 1 of 3\u00A0calls' }).waitFor()
  await page.getByRole('link', { name: /^Review Quillbeam demo/ }).waitFor()

  await page.getByRole('link', { name: /^Calls\s?3$/ }).click()
  await page.getByRole('combobox', { name: 'Kind of call' }).click()
  await page.getByRole('option', { name: 'Demo' }).click()
  await expect.poll(() => new URL(page.url()).searchParams.get('type')).toBe('demo')
  await expect.poll(() => page.locator('tbody tr').count()).toBe(1)
  await page.reload()
  await page.getByRole('row', { name: /Quillbeam demo/ }).waitFor()

  await page.getByRole('link', { name: 'People' }).click()
  await page.getByRole('row', { name: /Marieke Dijkhof.*17.%/ }).waitFor()
  await look('account-people')
  await page.getByRole('link', { name: 'Overview' }).click()
  await page.getByRole('button', { name: 'Show as table' }).click()
  await page.getByRole('row', { name: /Marieke Dijkhof.*talked \d+.min/ }).waitFor()
  await page.getByRole('button', { name: 'Show as staff' }).click()
  const note = page.getByRole('link', { name: /^Tom Askwith, 22 Jul/ })
  await note.focus()
  await page.keyboard.press('ArrowDown')
  expect(await page.evaluate('document.activeElement.getAttribute("aria-label")')).toMatch(
    /^Marieke Dijkhof, 22 Jul, .*: talked/,
  )
  await page.keyboard.press('Enter')
  await page.waitForURL('**/calls/*')
}, 90_000)

test('A-120…A-125: an account without calls says why, line by line, and a pasted call is looked up', async () => {
  const product = await startProduct()
  await product.member('admin')
  const call = await reading(product, INES)
  const { accountId } = await accountWithCalls(call, {
    name: 'Ruth Labs',
    domains: ['ruth.example'],
  })
  const hearth = await accountWithCalls(call, HEARTH)
  const [known] = await callsOf(call, hearth.accountId)
  const ines = await person(product, INES, NARROW)
  const { page, look } = ines
  await ines.open(`/accounts/${accountId}`)
  const lines = page.getByRole('list', { name: 'What was checked' })
  await lines.getByText(/^Gong is connected/).waitFor()
  await lines.getByText(/^0 calls in Gong with @ruth\.example\. Private and internal/).waitFor()
  await lines.getByText(/^Calls before \d{4}-\d\d-\d\d are not looked at/).waitFor()
  await lines.getByRole('link', { name: 'Widen' }).waitFor()
  await lines.getByRole('button', { name: 'Count them in Gong' }).click()
  await lines.getByText(/^0.older calls between .+ and .+\. \d+.requests? to Gong/).waitFor()
  await lines.getByRole('button', { name: 'Link a call' }).waitFor()
  await look('account-empty-narrow')
  await page.getByLabel('Paste a Gong call link').fill(known?.callId ?? '')
  await page.getByRole('button', { name: 'Look it up' }).click()
  await page.getByRole('list', { name: 'What was found about the call' }).waitFor()
  await look()
  await page.getByRole('button', { name: 'Link to Ruth Labs' }).click()
  await page.getByRole('heading', { name: 'People over time' }).waitFor()
  await look('account-narrow')
}, 90_000)

test('A-118: an account that is not there, or of another organization, is told in the words of every other page', async () => {
  const product = await startProduct({ calls: 2, users: 2 })
  await product.member('csm')
  const maya = await person(product, 'csm@quillbeam.example')
  await maya.open('/accounts/acc_nothing')
  await maya.page
    .getByText('There is no page at this address, or it is not yours to see.')
    .waitFor()
  await maya.look()
})

async function unlink(page: Page, title: RegExp): Promise<void> {
  const row = page.getByRole('row', { name: title })
  await row.getByRole('button', { name: /^More about/ }).click()
  await page.getByRole('menuitem', { name: /^Unlink/ }).click()
  await page
    .getByText(/no longer belongs to Hearth & Fennel. No sync puts it back/)
    .last()
    .waitFor()
  await row.waitFor({ state: 'hidden' })
}

/** Where the people of the journeys live it may be tomorrow already. */
function inDays(days: number): string {
  const today = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Berlin' }).format()
  return new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10)
}
