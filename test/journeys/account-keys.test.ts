/** J13: an account from its making to its calls by keys alone. */
import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { startProduct } from '../product.ts'
import { person } from './person.ts'
import { reading } from './read-accounts.ts'
import { dialog } from './steps.ts'

const INES = 'admin@quillbeam.example'
const MOST_TABS = 60

test('J13: an account is made, its calls are walked, read of why they are here, and one is reviewed, by keys alone', async () => {
  const product = await startProduct()
  await product.member('admin')
  await reading(product, INES)
  const ines = await person(product, INES)
  const { page } = ines
  await ines.open('/accounts')
  await page.getByText('No accounts yet.').waitFor()
  await page.keyboard.press('c')
  await dialog(page).waitFor()
  await tabTo(page, /^Name/)
  await page.keyboard.type('Hearth & Fennel')
  await tabTo(page, /Domains/)
  await page.keyboard.type('hearthfennel.example')
  await page.keyboard.press('Enter')
  await tabTo(page, /^Add and look for calls$/)
  await page.keyboard.press('Enter')
  await dialog(page)
    .getByText(/^Found 3.calls/)
    .waitFor({ timeout: 20_000 })
  await tabTo(page, /^Open Hearth & Fennel$/)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: 'People over time' }).waitFor()

  await page.keyboard.press('2')
  await page.getByRole('row', { name: /Quillbeam demo for Hearth/ }).waitFor()
  await page.keyboard.press('j')
  await expect.poll(() => focused(page)).toMatch(/Commercials with Ludo/)
  await page.keyboard.press('j')
  await expect.poll(() => focused(page)).toMatch(/Quillbeam demo for Hearth/)
  await page.keyboard.press('r')
  const row = page.getByRole('row', { name: /Quillbeam demo for Hearth/ })
  await expect.poll(() => row.getByRole('checkbox', { checked: true }).count()).toBe(1)
  await tabTo(page, /why is .* here/)
  await page.keyboard.press('Enter')
  const why = page.getByRole('dialog', { name: 'Why is this here?' })
  await why.getByText('hearthfennel.example', { exact: true }).waitFor()
  await page.keyboard.press('Escape')
  await why.waitFor({ state: 'hidden' })
  await expect.poll(() => focused(page)).toMatch(/why is .* here/)
}, 120_000)

/** What a reader of the screen would say of what has the focus. */
async function focused(page: Page): Promise<string> {
  return String(
    await page.evaluate(
      `(() => {
        const at = document.activeElement
        const label = at?.labels?.[0]?.textContent
        return at?.getAttribute('aria-label') ?? label ?? at?.textContent ?? ''
      })()`,
    ),
  )
}

async function tabTo(page: Page, name: RegExp): Promise<void> {
  for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
    if (name.test((await focused(page)).trim())) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Nothing that is called ${name} was met by Tab.`)
}
