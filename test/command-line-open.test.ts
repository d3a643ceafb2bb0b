/** `carryover call open` in processes of its own, with a program in the place of the browser that notes what it opens. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { startProduct } from './product.ts'
import { temporaryFolder } from './run-carryover.ts'
import { addressOf, asked, holdCall, readAccounts, smallCompany } from './served-accounts.ts'
import { carryover } from './served.ts'
import { tokenOf } from './served-words.ts'

test('opens the page here or in Gong, at a place, and prints the address where nothing opens it', async () => {
  const product = await startProduct({ calls: 0, change: smallCompany })
  await holdCall(product.gong, '7001', { host: 'ann', word: 'demo' })
  await product.member('admin', addressOf('ann'))
  const admin = await product.as(addressOf('ann'))
  await asked(admin('POST', '/accounts', { name: 'Acme', domains: ['acme.example'] }))
  await readAccounts(product, admin)
  const folder = await temporaryFolder()
  const opened = join(folder, 'opened')
  for (const name of ['xdg-open', 'open']) {
    const script = `#!/bin/sh\nprintf '%s' "$1" > '${opened}'\n`
    await writeFile(join(folder, name), script, { mode: 0o755 })
  }
  const token = await tokenOf(product, addressOf('ann'))
  const environment = { CARRYOVER_SERVER: product.url, CARRYOVER_TOKEN: token, PATH: folder }
  const open = (...words: string[]) => carryover(['call', 'open', ...words], environment)

  const page = `${product.url}/calls/7001`
  expect(await open('7001')).toMatchObject({ code: 0, output: '', errors: `Opened ${page}\n` })
  expect(await readFile(opened, 'utf8')).toBe(page)
  await open('7001', '--at', '31:07')
  expect(await readFile(opened, 'utf8')).toBe(`${page}#t=1867`)
  await open('7001', '--gong')
  expect(await readFile(opened, 'utf8')).toMatch(/^https?:.*\/call\?id=7001$/)

  await writeFile(opened, 'nothing')
  expect(await open('7001', '--no-browser')).toMatchObject({ code: 0, output: `${page}\n` })
  expect(await open('7999')).toMatchObject({ code: 5, output: '' })
  expect(await open('7001', '--gong', '--at', '0:10')).toMatchObject({ code: 2, output: '' })
  expect(await open('7001', '--at', 'soon')).toMatchObject({ code: 2, output: '' })
  expect(await open()).toMatchObject({ code: 2, output: '' })
  expect(await readFile(opened, 'utf8')).toBe('nothing')

  const nowhere = { ...environment, PATH: await temporaryFolder() }
  const unopened = await carryover(['call', 'open', '7001'], nowhere)
  expect(unopened).toMatchObject({ code: 1, output: `${page}\n` })
  expect(unopened.errors).toContain('No browser could be opened')
})
