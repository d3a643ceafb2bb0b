/** An admin lets another system tell of new customers: the secret is shown once, and the examples work as they stand. */
import { execFile } from 'node:child_process'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { startProduct } from '../product.ts'
import { person } from './person.ts'
import { dialog } from './steps.ts'

const ADMIN = 'admin@quillbeam.example'
const run = promisify(execFile)

test('A-051: a webhook is made, its examples for curl and TypeScript create the account, and revoking ends it', async () => {
  const product = await startProduct({ calls: 1, users: 3 })
  await product.member('admin')
  const call = await product.as(ADMIN)
  const { page, look, open } = await person(product, ADMIN)
  await open('/settings/webhooks')
  await page.getByText('No other system tells of new customers yet.').waitFor()
  await look()
  await page.getByRole('button', { name: 'New webhook' }).click()
  await dialog(page).getByRole('button', { name: 'Make the webhook' }).click()
  await dialog(page).locator('.error').waitFor()
  await dialog(page).getByLabel('Name').fill('CRM workflow')
  await dialog(page).getByRole('button', { name: 'Make the webhook' }).click()
  await page.getByRole('heading', { name: 'Copy the secret now' }).waitFor()
  const secret = await dialog(page)
    .getByText(/^whsec_/)
    .innerText()
  await look('webhook-made')

  const shell = await dialog(page).getByLabel('the curl example', { exact: true }).innerText()
  await dialog(page).getByRole('tab', { name: 'TypeScript' }).click()
  const program = await dialog(page)
    .getByLabel('the TypeScript example', { exact: true })
    .innerText()
  const started = (...words: readonly string[]) =>
    run('env', [`CARRYOVER_HOOK_SECRET=${secret}`, ...words])
  const first = await started('bash', '-c', shell)
  expect(JSON.parse(first.stdout)).toMatchObject({ result: 'created' })
  const folder = await mkdtemp(join(tmpdir(), 'carryover-hook-'))
  await writeFile(join(folder, 'deliver.ts'), program)
  const second = await started(process.execPath, join(folder, 'deliver.ts'))
  expect(second.stdout).toMatch(/^200 [\s\S]*result: '(updated|repeated)'/)
  expect((await call('GET', '/accounts')).body).toMatchObject({ data: [{ name: 'Acme' }] })

  await dialog(page).getByRole('button', { name: 'Done' }).click()
  await page.getByRole('cell', { name: 'CRM workflow', exact: true }).waitFor()
  expect(await page.content()).not.toContain(secret)
  await open('/settings/webhooks')
  await page.getByRole('cell', { name: /just now|min ago/ }).waitFor()
  await look('webhooks')
  await page.getByRole('button', { name: 'Revoke CRM workflow' }).click()
  await dialog(page).getByRole('button', { name: 'Revoke' }).click()
  await page.getByText('No other system tells of new customers yet.').waitFor()
  await expect(started('bash', '-c', shell)).rejects.toThrow('401')
})

test('whoever is no admin is not offered webhooks, and is refused', async () => {
  const product = await startProduct({ calls: 1, users: 3 })
  await product.member('csm')
  const { page, look, open } = await person(product, 'csm@quillbeam.example')
  await open('/settings/profile')
  await page.getByRole('link', { name: 'API tokens' }).waitFor()
  expect(await page.getByRole('link', { name: 'Webhooks' }).count()).toBe(0)
  await open('/settings/webhooks')
  await page.getByText('There is no page at this address, or it is not yours to see.').waitFor()
  await look()
  const call = await product.as('csm@quillbeam.example')
  expect((await call('GET', '/hooks')).status).toBe(403)
})
