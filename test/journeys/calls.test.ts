/** The list of calls. */
import { expect, test } from 'vitest'
import { insertAccount, insertCall, openToAll } from '../linked-calls.ts'
import { startProduct } from '../product.ts'
import { seedToldCalls } from '../told-calls.ts'
import { person } from './person.ts'
import { NARROW } from './routes.ts'

/** Of what a busy machine does late. */
const SOON = { timeout: 10_000 }
/** Between two letters: near what the field waits, so that its words are on their way while the next are typed. */
const SLOW_FINGER_MS = 260
const MAYA = 'csm@quillbeam.example'

test('A-061, A-062, A-063, A-064: calls stand with date, length, people, topics and the way to Gong; filters are in the address', async () => {
  const product = await startProduct({ calls: 2, users: 2 })
  const { organizationId } = await product.member('csm')
  await seedToldCalls(product.app.ground.database.db, organizationId)
  const maya = await person(product, MAYA)
  const { page } = maya
  await maya.open('/calls')
  const row = page.getByRole('row', { name: /Technical deep dive Brennhof/ })
  await row.getByText('13:00, 14m').waitFor()
  expect(await row.locator('time').first().getAttribute('title')).toMatch(
    /^20\d\d-10-0\d 1\d:00:00 UTC$/,
  )
  await row.getByText('Telephone switch').waitFor()
  await row.getByRole('img', { name: 'customer' }).first().waitFor()
  const gong = row.getByRole('link', { name: /^Open Technical deep dive.* in Gong$/ })
  expect(await gong.getAttribute('target')).toBe('_blank')
  expect(await gong.getAttribute('rel')).toBe('noopener')
  await row.getByRole('img', { name: /voices, customer \d+/ }).waitFor()
  await maya.look('calls')
  await row.getByRole('button', { name: /more, all/ }).click()
  await page.getByRole('dialog').getByText('Owen Prescott').waitFor()
  await page.keyboard.press('Escape')
  // What was open gives the focus back when it is gone, and takes it from a field that was quicker.
  await expect
    .poll(() => page.evaluate('document.activeElement.ariaLabel'), SOON)
    .toMatch(/more, all/)

  await page.keyboard.press('/')
  await page.keyboard.type('ludo', { delay: SLOW_FINGER_MS })
  await expect.poll(() => new URL(page.url()).searchParams.get('q'), SOON).toBe('ludo')
  await expect.poll(() => page.locator('tbody tr').count(), SOON).toBe(1)
  await page.reload()
  await page.getByRole('link', { name: 'Commercials with Ludo (CFO)', exact: true }).waitFor()
  await page.getByLabel('Find a call').fill('nobody of this name')
  await page.getByText('No call fits.').waitFor()
  await maya.look()
  await page.getByRole('button', { name: 'Show all calls' }).click()
  await page.getByRole('combobox', { name: 'Type' }).click()
  await page.getByRole('option', { name: 'Negotiation' }).click()
  await expect.poll(() => new URL(page.url()).searchParams.get('type'), SOON).toBe('negotiation')
  await page.getByRole('link', { name: 'Commercials with Ludo (CFO)', exact: true }).click()
  await page.getByRole('slider', { name: 'Timeline of the call' }).waitFor()
})

test('J14: the list of calls on a phone, and before there is any', async () => {
  const product = await startProduct({ calls: 2, users: 2 })
  const { organizationId } = await product.member('csm')
  const maya = await person(product, MAYA, NARROW)
  await maya.open('/calls')
  await maya.page.getByText('No call yet.').waitFor()
  await maya.look()
  const { db } = product.app.ground.database
  await openToAll(db, organizationId)
  await insertAccount(db, organizationId, { accountId: 'acc_acme', name: 'Acme Inc' })
  await insertCall(db, organizationId, { callId: '1', accountIds: ['acc_acme'] })
  await insertCall(db, organizationId, { callId: '2', accountIds: ['acc_acme'], turns: null })
  await maya.page.reload()
  await maya.page.getByText('Transcript on its way').waitFor()
  await maya.look('calls-narrow')
})
