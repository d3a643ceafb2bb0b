/** J8: two people of one company see what Gong lets each of them see, on every way to a call; an admin sees why. */
import { expect, test } from 'vitest'
import { type Product, startProduct } from '../product.ts'
import { addressOf, asked, holdCall, readAccounts, smallCompany } from '../served-accounts.ts'
import { person } from './person.ts'

const OF_ANN = '7001'
const OF_BEN = '7002'
const PRIVATE = '7003'
const INTERNAL = '7004'

async function company(): Promise<Product> {
  const product = await startProduct({ calls: 0, change: smallCompany })
  const { gong } = product
  await holdCall(gong, OF_ANN, { host: 'ann', word: 'gallery' })
  await holdCall(gong, OF_BEN, { host: 'ben', word: 'harbour' })
  await holdCall(gong, PRIVATE, { host: 'ann', word: 'lantern', isPrivate: true })
  await holdCall(gong, INTERNAL, { host: 'ann', word: 'meadow', scope: 'Internal' })
  await product.member('admin')
  await product.member('leader', addressOf('boss'))
  await product.member('csm', addressOf('ann'))
  const admin = await product.as('admin@quillbeam.example')
  await readAccounts(product, admin)
  await asked(admin('POST', '/accounts', { name: 'Acme', domains: ['acme.example'] }))
  const boss = await product.as(addressOf('boss'))
  await expect
    .poll(async () => JSON.stringify(await asked(boss('GET', '/calls'))), { timeout: 20_000 })
    .toContain('harbour')
  return product
}

const WORDS = { gallery: OF_ANN, harbour: OF_BEN, lantern: PRIVATE, meadow: INTERNAL }
const NOT_THERE = 'There is no page at this address, or it is not yours to see.'

test.each([
  { name: 'boss', sees: ['gallery', 'harbour'] },
  { name: 'ann', sees: ['gallery'] },
] as const)(
  'A-118, A-119, A-113: $name sees their calls alone, in lists, by address and in search',
  async ({ name, sees }) => {
    const product = await company()
    const { page, open, look } = await person(product, addressOf(name))
    await open('/calls')
    await page.getByText('Planning gallery').first().waitFor()
    const list = await page.content()
    for (const [word, callId] of Object.entries(WORDS)) {
      const isSeen = sees.some((seen) => seen === word)
      expect(list.includes(`Planning ${word}`), word).toBe(isSeen)
      await open(`/calls/${callId}`)
      if (isSeen)
        await page
          .getByRole('heading', { name: `Planning ${word}` })
          .first()
          .waitFor()
      else await page.getByText(NOT_THERE).waitFor()
      expect((await page.content()).includes(word), word).toBe(isSeen)
      await open(`/search?q=${word}`)
      await page
        .getByText(isSeen ? /The rollout of/ : /Nobody said that/)
        .first()
        .waitFor()
    }
    await look()
    const own = await product.as(addressOf(name))
    for (const { text } of [{ text: 'rollout' }, { text: 'lantern' }]) {
      const answer = JSON.stringify(await asked(own('GET', `/search?q=${text}`)))
      expect(answer).toContain(`"total":${text === 'rollout' ? sees.length : 0}`)
    }
    // None of what is nobody's to hear was asked for, and nothing of it stands in the log.
    const requests = await product.gong.requests('/v2/calls/transcript')
    const transcripts = JSON.stringify(requests.map(({ body }) => body?.filter))
    expect(transcripts).toContain(OF_BEN)
    expect(transcripts).not.toMatch(/7003|7004/)
    expect(JSON.stringify(product.logged)).not.toMatch(/7003|7004|lantern|meadow/)
  },
)

test('X-07: an admin sees why a member sees a call or does not', async () => {
  const product = await company()
  await product.member('csm', 'cleo@quillbeam.example')
  const { page, open, look } = await person(product, 'admin@quillbeam.example')
  await open('/trust')
  await page.getByText('Recordings kept').waitFor()
  const check = async (name: string, callId: string) => {
    await page.getByRole('combobox', { name: 'Member' }).click()
    await page.getByRole('option', { name: new RegExp(name) }).click()
    await page.getByLabel('Call').fill(`https://us-1.app.gong.io/call?id=${callId}`)
    await page.getByRole('button', { name: 'Check', exact: true }).click()
    const head = page.locator('.verdict-head')
    await head.getByText(new RegExp(`${name}.* this call\\.`)).waitFor()
    return page.locator('.verdict').innerText()
  }
  expect(await check('ann', OF_ANN)).toMatch(/ALLOW[^]*participant/)
  expect(await check('boss', OF_BEN)).toMatch(/ALLOW[^]*Leadership/)
  expect(await check('cleo', OF_BEN)).toMatch(/DENY[^]*nobody in Gong/)
  expect(await check('boss', PRIVATE)).toMatch(/DENY[^]*not linked/)
  expect(await check('ann', OF_BEN)).toMatch(/DENY[^]*their own calls/)
  await look('trust')
})

test('X-07: an admin says who a member is in Gong, and takes it back', async () => {
  const product = await company()
  await product.member('csm', 'cleo@quillbeam.example')
  const { page, open, look } = await person(product, 'admin@quillbeam.example')
  await open('/settings/gong-users')
  const row = page.getByRole('row', { name: /cleo@quillbeam/ })
  await row.getByText('Not known').waitFor()
  await look('settings-gong-users')
  await row.getByRole('button', { name: /Say who/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('Gong user').fill('ben')
  await look()
  await dialog.getByRole('button', { name: /Ben Ivarsson/ }).click()
  await row.getByText('said by an admin').waitFor()
  const cleo = await product.as('cleo@quillbeam.example')
  expect(JSON.stringify(await asked(cleo('GET', '/calls')))).toContain(OF_BEN)
  await row.getByRole('button', { name: /Change/ }).click()
  await dialog.getByRole('button', { name: /Let cleo@/ }).click()
  await row.getByText('Not known').waitFor()
  expect(JSON.stringify(await asked(cleo('GET', '/calls')))).not.toContain(OF_BEN)
})

test('A-075: the Trust page fits a phone, and is for everybody', async () => {
  const product = await startProduct()
  await product.member('data')
  const { page, open, look } = await person(product, 'data@quillbeam.example', 390)
  await open('/trust')
  await page.getByText('0 B').first().waitFor()
  await look('trust-narrow')
  expect(await page.getByText('Check access').count()).toBe(0)
  await open('/settings/gong-users')
  await page.getByText('There is no page at this address, or it is not yours to see.').waitFor()
  expect(await page.getByText('Members in Gong').count()).toBe(0)
})
