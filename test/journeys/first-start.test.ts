/** The first visit, with the server as a person starts it: the code of the terminal, the admin, the master key, first data. */
import { chmod, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { expect, onTestFinished, test } from 'vitest'
import { readConfig } from '../../src/config.ts'
import { DEMO_MEMBERS } from '../../src/demo.ts'
import { serve, serveDemo } from '../../src/serve.ts'
import { testDatabaseUrl } from '../database.ts'
import { fastFolder } from '../fast-folder.ts'
import { startProduct } from '../product.ts'
import { type Person, visitor } from './person.ts'
import { connectByKey, dialog, gongRow, lastRun } from './steps.ts'

const ADMIN = { email: 'ines@quillbeam.example', password: 'a long enough one' }

/** Answers what the terminal shows when it can be opened. */
async function started(kind: 'own' | 'demo') {
  const folder = await mkdtemp(join(await fastFolder(), 'carryover-journey-'))
  // PostgreSQL runs as somebody else where the tests run as root.
  await chmod(folder, 0o755)
  const dataDir = join(folder, 'data')
  const config = readConfig({
    CARRYOVER_PORT: '0',
    CARRYOVER_DATA_DIR: dataDir,
    CARRYOVER_LOG: 'silent',
    DATABASE_URL: await testDatabaseUrl(),
  })
  const out = new PassThrough()
  const terminal = { out, err: out, in: process.stdin, isWatched: false }
  const stopping = new AbortController()
  const ended =
    kind === 'demo'
      ? serveDemo(config, terminal, stopping.signal)
      : serve(config, 'all', terminal, stopping.signal)
  onTestFinished(async () => {
    stopping.abort()
    try {
      expect(await ended).toBe(0)
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  })
  let shown = ''
  out.on('data', (text) => (shown += String(text)))
  await Promise.race([
    ended,
    expect.poll(() => shown, { timeout: 25_000 }).toContain('Stop it with Ctrl-C.'),
  ])
  const url = /^Carryover is at (\S+)$/m.exec(shown)?.[1] ?? ''
  return { url, gong: { url }, shown, dataDir }
}

async function fillAccount({ page }: Person, code: string): Promise<void> {
  await page.getByLabel('One-time code').fill(code)
  await page.getByLabel('Organization').fill('Quillbeam')
  await page.getByLabel('Your name').fill('Ines')
  await page.getByLabel('E-mail address').fill(ADMIN.email)
  await page.getByLabel('Password', { exact: true }).fill(ADMIN.password)
  await page.getByRole('button', { name: 'Create the account' }).click()
}

test('the first visit asks for the code of the terminal, shows where the master key lies, and leads to sample data', async () => {
  const server = await started('own')
  const code = /asks for this code: (\S+)$/m.exec(server.shown)?.[1] ?? ''
  const ines = await visitor(server)
  const { page, look } = ines
  await page.goto('/datasets')
  await page.waitForURL('**/setup')
  await page.getByRole('heading', { name: 'Set up Carryover' }).waitFor()
  await look('setup')

  await fillAccount(ines, 'wron-gone')
  await page.getByText('This is not the set-up code. Look at the terminal').waitFor()
  await look()
  await fillAccount(ines, code)
  const heading = page.getByRole('heading', { name: 'Keep the master key' })
  await heading.waitFor()
  expect(await heading.evaluate((it) => it === it.ownerDocument.activeElement)).toBe(true)
  const path = join(server.dataDir, 'master-key')
  await page.getByText(path, { exact: true }).waitFor()
  const key = (await readFile(path, 'utf8')).trim()
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  await page.getByText('Its fingerprint').waitFor()
  const shown = await page.getByRole('main').innerText()
  expect(shown).toMatch(/Its fingerprint\s+\w{6,}/)
  expect(shown).not.toContain(key)
  await look()

  await page.getByRole('button', { name: 'Go on' }).click()
  await page.getByRole('heading', { name: 'Start with' }).waitFor()
  await look()
  await page.getByRole('button', { name: /^Sample data/ }).click()
  await page.getByRole('heading', { name: 'Carryover is ready' }).waitFor({ timeout: 20_000 })
  await look()
  await page.getByRole('link', { name: 'Look into Sample calls' }).click()
  await lastRun(page).getByText('Succeeded', { exact: true }).waitFor({ timeout: 40_000 })
  await page
    .getByText(/sample/i)
    .first()
    .waitFor()

  const other = await visitor(server)
  await other.page.goto('/setup')
  await other.page.waitForURL('**/login')
  await other.page.getByText('To Quillbeam').waitFor()
}, 90_000)

test('the set-up leads to connecting one’s own Gong just as well', async () => {
  const product = await startProduct({ isNew: true })
  const ines = await visitor(product, 390)
  await ines.page.goto('/')
  await ines.page.getByRole('heading', { name: 'Set up Carryover' }).waitFor()
  await ines.look('setup-narrow')
  await fillAccount(ines, product.setupCode)
  await ines.page.getByRole('button', { name: 'Go on' }).click()
  await ines.page.getByRole('button', { name: /^Connect Gong/ }).click()
  await dialog(ines.page).waitFor()
  await connectByKey(ines.page, product.gong)
  await gongRow(ines.page).getByText('Connected', { exact: true }).waitFor()
})

test('the demo opens with a click on one of its people, everything imported', async () => {
  const server = await started('demo')
  for (const { email, password } of DEMO_MEMBERS) {
    expect(server.shown).toContain(email)
    expect(server.shown).toContain(password)
  }
  const { page, look } = await visitor(server)
  await page.goto('/')
  await page.getByRole('heading', { name: 'Look around as' }).waitFor()
  await look()
  await page.getByRole('button', { name: /^Petra Sandqvist/ }).click()
  await page.waitForURL((url) => url.pathname === '/')
  await page.getByRole('link', { name: 'Datasets' }).first().click()
  await page.getByRole('link', { name: 'Everything for the assistant' }).click()
  await lastRun(page).getByText('Succeeded', { exact: true }).waitFor()
  await page.getByText('12 files').waitFor()
}, 90_000)
