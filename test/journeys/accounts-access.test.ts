/** J1, its second part: an admin chooses which calls may be read, sees before what that comes to, and changes it later. */
import { expect, test } from 'vitest'
import { z } from 'zod'
import { access, accessPreview } from '../../src/records/access.ts'
import { searchAnswer } from '../../src/records/search.ts'
import type { Caller } from '../product.ts'
import { account, callsOf, choose, HANNO, read, withListed } from './accounts-given.ts'
import { person } from './person.ts'
import { NARROW } from './routes.ts'
import { dialog } from './steps.ts'

const ACCESS = '/integrations/gong/access'
const spoken = z.object({
  turns: z.array(z.object({ sentences: z.array(z.object({ text: z.string() })) })),
})

async function chosen(call: Caller) {
  return access.parse((await call('GET', '/access')).body)
}

/** Something that was said in the call, long enough to be said nowhere else. */
async function saidIn(call: Caller, callId: string): Promise<string> {
  const { turns } = spoken.parse((await call('GET', `/calls/${callId}/transcript`)).body)
  const all = turns.flatMap(({ sentences }) => sentences.map(({ text }) => text))
  return all.reduce((longest, text) => (text.length > longest.length ? text : longest), '')
}

async function foundBy(call: Caller, query: string): Promise<readonly string[]> {
  const answer = await call('GET', `/search?q=${encodeURIComponent(query.slice(0, 200))}`)
  return searchAnswer.parse(answer.body).hits.map(({ callId }) => callId)
}

test('A-041, A-043: nothing is linked before an admin confirms; the three reaches are one choice, with help and numbers', async () => {
  const { product, call } = await withListed()
  const { page, look, open } = await person(product, HANNO)
  await call('POST', '/accounts', { name: 'Rotabird', domains: ['rotabird.example'] })
  await open(ACCESS)
  await page.getByText('No call is linked yet.').waitFor()
  const modes = page.getByRole('radiogroup', { name: 'Calls' }).getByRole('radio')
  expect(await modes.count()).toBe(3)
  for (const name of ['All recordings', 'Team recordings', 'Deal-associated']) {
    const mode = page.getByRole('radio', { name })
    const help = page.locator(`[id="${(await mode.getAttribute('aria-describedby')) ?? ''}"]`)
    expect(await help.innerText()).toMatch(/^(Every call|Only calls)/)
  }
  // The least that is useful is proposed: the pretend Gong ties calls to deals.
  expect(await page.getByRole('radio', { name: 'Deal-associated' }).isChecked()).toBe(true)
  const comesTo = page.getByRole('complementary', { name: 'What it comes to' })
  const asked = async (mode: 'all' | 'deal') => {
    const { readFrom } = await chosen(call)
    return accessPreview.parse((await call('POST', '/access:preview', { mode, readFrom })).body)
  }
  const deal = await asked('deal')
  await comesTo.getByText(`${deal.allowed} calls, 1 account`).waitFor()
  await page.getByRole('radio', { name: 'All recordings' }).click()
  const all = await asked('all')
  expect(all.allowed).toBeGreaterThan(deal.allowed)
  await comesTo.getByText(`${all.allowed} calls, 1 account`).waitFor()
  const says = await comesTo.innerText()
  expect(says).toMatch(new RegExp(`internal, never read\\s+${all.internal}`))
  expect(says).toMatch(new RegExp(`private, never read\\s+${all.private}`))
  expect((await chosen(call)).confirmedAt).toBeNull()
  await look('access-first')

  await comesTo.getByRole('button', { name: 'Confirm' }).click()
  await page.getByText('Calls are matched to accounts now.').first().waitFor()
  await page.getByText(/^chosen by hanno\.falk/).waitFor()
  expect(await chosen(call)).toMatchObject({ mode: 'all', confirmedBy: 'hanno.falk' })
}, 120_000)

test('A-042: a team is chosen from Gong’s users by their managers, with the keyboard, and only its calls are let in', async () => {
  const { product, call } = await withListed()
  const { page, look, open } = await person(product, HANNO)
  await open(ACCESS)
  await page.getByRole('radio', { name: 'Team recordings' }).click()
  const tree = page.getByRole('tree', { name: 'Gong users by manager' })
  await tree.getByRole('treeitem', { name: /^Bea Lindqvist VP Sales.*11\speople below/ }).waitFor()
  await page.getByText('Choose somebody, or a team.').waitFor()
  expect(await page.getByRole('button', { name: 'Confirm' }).isDisabled()).toBe(true)
  await look('access-team')

  await page.getByRole('searchbox', { name: 'Find people' }).fill('callum')
  expect(await tree.getByRole('treeitem').count()).toBe(3)
  await page.keyboard.press('Tab')
  await page.keyboard.press('End')
  await page.keyboard.press('Space')
  const callum = tree.getByRole('treeitem', { name: /^Callum Adair/ })
  expect(await callum.getAttribute('aria-checked')).toBe('true')
  await page.getByRole('searchbox', { name: 'Find people' }).fill('')
  const below = tree.getByRole('treeitem', {
    name: /^Freya Osterman.*with the team of Callum Adair/,
  })
  expect(await below.getAttribute('aria-checked')).toBe('true')
  await callum.focus()
  await page.keyboard.press('ArrowLeft')
  await below.waitFor({ state: 'detached' })
  await page
    .getByRole('list', { name: 'Chosen' })
    .getByText(/and 9\speople below/)
    .waitFor()
  await look()

  await page.getByRole('button', { name: 'Confirm' }).click()
  await page.getByText(/^chosen by hanno\.falk/).waitFor()
  await read(call)
  const { mode, teamLeadIds, teamUserIds } = await chosen(call)
  expect([mode, teamLeadIds.length, teamUserIds]).toEqual(['team', 1, []])
}, 120_000)

test('A-044: what falls out is counted and confirmed, and is gone from account page, search and call page', async () => {
  const { product, call } = await withListed()
  await choose(call)
  const accountId = await account(call, 'Opalland Pay', 'opalland.example')
  const before = await callsOf(call, accountId)
  const { page, look, open } = await person(product, HANNO)
  await open(`/accounts/${accountId}/calls`)
  await page
    .getByText(before[0]?.title ?? '')
    .first()
    .waitFor()
  const quotes = new Map<string, string>()
  for (const { callId } of before) quotes.set(callId, await saidIn(call, callId))

  await open(ACCESS)
  await page.getByRole('radio', { name: 'Team recordings' }).click()
  await page.getByRole('searchbox', { name: 'Find people' }).fill('Petra')
  await page.getByRole('treeitem', { name: /^Petra Sandqvist/ }).click()
  const warns = new RegExp(`${before.length}\\scalls will no longer be available here`)
  const comesTo = page.getByRole('complementary', { name: 'What it comes to' })
  await comesTo.getByText(warns).waitFor()
  await look('access-falling-out')
  await comesTo.getByRole('button', { name: 'Apply' }).click()
  await page.getByRole('heading', { name: warns }).waitFor()
  await look()
  // Looked at, and left: everything is as it was.
  await dialog(page).getByRole('button', { name: 'Cancel' }).click()
  expect(await callsOf(call, accountId)).toEqual(before)

  await comesTo.getByRole('button', { name: 'Apply' }).click()
  await dialog(page)
    .getByRole('button', { name: /^Remove \d+\scalls$/ })
    .click()
  await page.getByText('Applied. Calls that come in').first().waitFor()
  expect(await callsOf(call, accountId)).toEqual([])
  for (const { callId } of before) {
    expect((await call('GET', `/calls/${callId}`)).status).toBe(404)
    const quote = quotes.get(callId) ?? ''
    if (quote !== '') expect(await foundBy(call, quote)).not.toContain(callId)
  }
  await open(`/calls/${before[0]?.callId}`)
  await page
    .getByText('There is no page at this address, or it is not yours to see.')
    .first()
    .waitFor()
  await open(`/accounts/${accountId}/calls`)
  // An account without calls says why.
  await page.getByLabel('Paste a Gong call link').waitFor()
  expect(await page.getByText(before[0]?.title ?? 'a title').count()).toBe(0)

  // Let in again, they come back by themselves.
  await choose(call)
  await expect.poll(() => callsOf(call, accountId), { timeout: 20_000 }).toHaveLength(before.length)
}, 120_000)

test('every linked call can be shown to every member: with a warning, a question, and back', async () => {
  const { product, call } = await withListed()
  await choose(call)
  const accountId = await account(call, 'Rotabird', 'rotabird.example')
  await product.member('csm')
  const csm = await product.as('csm@quillbeam.example')
  expect(await callsOf(csm, accountId)).toEqual([])
  const { page, look, open } = await person(product, HANNO)
  await open(ACCESS)
  const toggle = page.getByRole('switch', { name: 'Show every linked call to every member' })
  await toggle.click()
  await page.getByRole('heading', { name: 'Show every linked call to every member?' }).waitFor()
  await look()
  await dialog(page).getByRole('button', { name: 'Show all to all' }).click()
  await page.getByText('On: every member reads every linked call').waitFor()
  expect(await callsOf(csm, accountId)).not.toEqual([])
  await look()
  await toggle.click()
  await page.getByText('Members would read transcripts of calls').waitFor()
  expect(await callsOf(csm, accountId)).toEqual([])
}, 120_000)

test('an auditor reads what was chosen and can change nothing; the page fits on a phone', async () => {
  const { product, call } = await withListed()
  await choose(call, { excludedTitleWords: ['interview'] })
  await product.member('auditor')
  const auditor = await person(product, 'auditor@quillbeam.example', NARROW)
  await auditor.open(ACCESS)
  await auditor.page.getByText('interview').waitFor()
  expect(await auditor.page.getByRole('main').getByRole('button').count()).toBe(0)
  await auditor.look()
  const admin = await person(product, HANNO, NARROW)
  await admin.open(ACCESS)
  await admin.page.getByRole('radio', { name: 'Team recordings' }).click()
  await admin.page.getByRole('tree').waitFor()
  await admin.look('access-narrow')
}, 120_000)
