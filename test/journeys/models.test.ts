/** Models outside: chosen or not, what they would be sent, what they wrote, and what stands when they fail. */
import { expect, test } from 'vitest'
import { asked } from '../model-world.ts'
import { startProduct } from '../product.ts'
import { goodModel } from '../scripted-model.ts'
import { person } from './person.ts'
import { NARROW } from './routes.ts'
import { dialog } from './steps.ts'

const INES = 'admin@quillbeam.example'

test('A-116: the model is off until an admin chooses one; its key is never shown again; others look', async () => {
  const product = await startProduct({ calls: 2, users: 2 })
  await product.member('admin')
  await product.member('csm')
  const ines = await person(product, INES)
  const { page } = ines
  await ines.open('/settings/ai')
  await page.getByText('no word of a call leaves this installation').waitFor()
  await page.getByRole('combobox', { name: 'Provider' }).click()
  await page.getByRole('option', { name: /^Anthropic/ }).click()
  await page.getByRole('textbox', { name: 'Model' }).fill('a-model')
  await page.getByLabel('Key', { exact: true }).fill('sk-secret-9')
  await page.getByLabel(/^Tokens a month/).fill('2,000,000')
  await ines.look('settings-ai')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved.').first().waitFor()
  await page.getByText('A key is kept, encrypted, and never shown.').waitFor()
  await page.reload()
  await page.getByText('of 2,000,000 a month').waitFor()
  expect(await page.content()).not.toContain('sk-secret-9')
  await page.getByRole('combobox', { name: 'Provider' }).click()
  await page.getByRole('option', { name: /^None/ }).click()
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByText('Saved. Nothing is sent to any model.').first().waitFor()

  const maya = await person(product, 'csm@quillbeam.example', NARROW)
  await maya.open('/settings/ai')
  await maya.page.getByText('Admins choose the model.').waitFor()
  expect(await maya.page.getByRole('button', { name: 'Save' }).count()).toBe(0)
  await maya.look()
})

test('A-005, A-076, A-116: what is sent is shown before; what the model wrote says so; when it fails the built-in answers stand', async () => {
  const world = await asked()
  const ines = await person(world.product, INES)
  const { page } = ines
  await ines.open('/settings/ai')
  await page.getByText('The operator has set the model in the environment.').waitFor()
  await page.getByRole('button', { name: 'Test the model' }).click()
  await page.locator('.ai-test .state.good').waitFor()
  await page.getByRole('button', { name: 'Show what is sent' }).click()
  await page.getByText('Nothing has been sent yet.').waitFor()
  await page.getByText(/^Request 1,/).click()
  await page.getByText('the budget for new tools is frozen until September').first().waitFor()
  await page.getByText(/^Request 2, for risks, about [\d,]+ tokens/).waitFor()
  await ines.look()

  world.model.play(() => ({ status: 500 }))
  await ines.open('/accounts/acc_1/handoff')
  await page.getByRole('button', { name: /^Generate/ }).click()
  await dialog(page)
    .getByRole('radio', { name: /local-model/ })
    .check()
  await dialog(page).getByRole('button', { name: 'Show what is sent' }).waitFor()
  await ines.look()
  await dialog(page)
    .getByRole('button', { name: /^Generate/ })
    .click()
  const failed = page
    .getByRole('alert')
    .filter({ hasText: 'The answers of the built-in engine stand.' })
  await failed.waitFor({ timeout: 30_000 })
  await page.getByText('Built-in engine').first().waitFor()
  await ines.look('handoff-model-failed')
  world.model.play(goodModel)
  await failed.getByRole('button', { name: 'Try again' }).click()
  await failed.waitFor({ state: 'detached' })
  await page.getByText('local-model').first().waitFor({ timeout: 30_000 })
  await ines.look()

  // What the model found is a risk among the others, and says whose it is.
  await ines.open('/risks')
  const risk = page.locator('tr[data-risk]').filter({ hasText: 'frozen until September' })
  await risk.getByText('AI, local-model').waitFor()
  expect(await risk.getByText('derived').count()).toBe(0)
  await ines.look('risk-of-model')
  await ines.open('/accounts/acc_1')
  await page.locator('.open-risks').getByText('AI, local-model').waitFor()
  await ines.open('/calls/7001')
  await page.locator('.turn-margin').getByText('AI, local-model').first().waitFor()
  await ines.look()

  await ines.open('/settings/ai')
  await page.getByRole('table', { name: 'Requests to the model, newest first' }).waitFor()
  await page.getByRole('link', { name: 'call 1' }).first().waitFor()
  await ines.look()
}, 90_000)
