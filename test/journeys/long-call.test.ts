/** A call of three hours scrolls like one of three minutes. */
import { expect, test } from 'vitest'
import type { Turn } from '../../src/records/transcript.ts'
import { insertAccount, insertCall, openToAll, said } from '../linked-calls.ts'
import { startProduct } from '../product.ts'
import { person } from './person.ts'
import { expectSmooth, scrolled } from './scrolling.ts'

const MAYA = 'csm@quillbeam.example'
const TURNS = 4_000
const TURN_MS = 2_700
const WORDS =
  'We talked about the roll-out, the seats and the date, and nobody was quite sure of any of it.'

function threeHours(): readonly Turn[] {
  return Array.from({ length: TURNS }, (_, n) => ({
    speakerId: n % 3 === 0 ? '11' : '21',
    topic: `Part ${Math.floor(n / 400) + 1}`,
    sentences: said(n * TURN_MS, `${n}. ${WORDS.slice(0, 12 + ((n * 37) % 80))}`),
  }))
}

test('of a call of 4,000 turns at most a hundred are in the page, no frame takes more than 50 ms, and every place is near', async () => {
  const product = await startProduct({ calls: 2, users: 2 })
  const { organizationId } = await product.member('csm')
  const { db } = product.app.ground.database
  await openToAll(db, organizationId)
  await insertAccount(db, organizationId, { accountId: 'acc_acme', name: 'Acme Inc' })
  await insertCall(db, organizationId, {
    callId: '1',
    accountIds: ['acc_acme'],
    durationSec: (TURNS * TURN_MS) / 1_000,
    turns: threeHours(),
  })
  const maya = await person(product, MAYA)
  const { page } = maya
  await maya.open('/calls/1')
  await page.locator('.turn').first().waitFor()
  await expectSmooth(async () => {
    await page.evaluate('window.scrollTo(0, 0)')
    return scrolled(page, 'window', '.turn-place')
  })
  await maya.look()

  await maya.open('/calls/1#t=10797')
  await page.reload()
  await page.locator('.turn[aria-current=true]').getByText('3999.').waitFor()
  expect(await page.locator('.turn-place').count()).toBeLessThanOrEqual(100)
  await page.keyboard.press('K')
  await page.locator('.turn[aria-current=true]').getByText('3600.').waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type('1234.')
  await page.getByText('1 of 1').waitFor()
  await page.locator('.turn[aria-current=true]').getByText('1234.').waitFor()
  await maya.look()
}, 150_000)
