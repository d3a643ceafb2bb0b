/** J5 of the admin: how matching does, what belongs to no account, and one click that mends it. */
import { expect, test } from 'vitest'
import { matchingReport } from '../../src/records/access.ts'
import { account, choose, HANNO, withListed } from './accounts-given.ts'
import { person } from './person.ts'
import { NARROW } from './routes.ts'

const MATCHING = '/integrations/gong/matching'

test('A-141, A-124: the report says in words, in a ring and in a table what matched; calls of no account are read when asked, and one click makes or mends an account', async () => {
  const { product, call } = await withListed()
  await choose(call)
  await account(call, 'Rotabird', 'rotabird.example')
  const report = async () => matchingReport.parse((await call('GET', '/matching')).body)
  const first = await report()
  const { page, look, open } = await person(product, HANNO)
  await open(MATCHING)
  const figure = page.getByRole('figure')
  await figure.getByText(`${first.linked} of ${first.open} calls belong to an account;`).waitFor()
  const row = (name: string) => figure.getByRole('row', { name: new RegExp(`^${name}`) })
  expect(await row('Domain').innerText()).toContain(String(first.linksByFirstRule.domain))
  expect(await row('No account yet').innerText()).toContain(String(first.unmatched))
  const { contact, domain, crmDeal, crmAccount, manual } = first.linksByFirstRule
  expect(contact + domain + crmDeal + crmAccount + manual).toBe(first.linked)
  await look('matching')

  await product.gong.control('DELETE', 'requests')
  expect(await product.gong.requests()).toEqual([])
  await page.getByRole('button', { name: 'Look in Gong' }).click()
  await page.getByText(/requests? to Gong, \d+\scalls? looked at, nothing kept/).waitFor()
  const asked = await product.gong.requests()
  expect(asked.length).toBeGreaterThan(0)
  await page.getByRole('heading', { name: 'rota-bird.example' }).waitFor()
  await page
    .getByText(/^Near Rotabird: /)
    .first()
    .waitFor()
  await look('matching-unmatched')

  await page.getByRole('button', { name: 'Add domain to Rotabird' }).click()
  await page.getByText('Domain added').waitFor()
  await page.getByRole('button', { name: 'New account Sablelock' }).click()
  await page.getByText('Account made').waitFor()
  await expect
    .poll(async () => (await report()).linked, { timeout: 20_000 })
    .toBeGreaterThan(first.linked + 1)
  await look()
}, 120_000)

test('sync now is one button, says what is under way, and the page fits on a phone', async () => {
  const { product, call } = await withListed()
  await choose(call)
  const { page, look, open } = await person(product, HANNO, NARROW)
  await open(MATCHING)
  await page
    .getByText(/^\d+ of|^None of/)
    .first()
    .waitFor()
  await product.gong.control('DELETE', 'requests')
  await page.getByRole('button', { name: 'Sync now' }).click()
  await expect.poll(async () => (await product.gong.requests()).length).toBeGreaterThan(0)
  await page.getByText(/data as of today/).waitFor()
  await page.getByRole('button', { name: 'Look in Gong' }).click()
  await page.getByText(/looked at, nothing kept/).waitFor()
  await look('matching-narrow')
})
