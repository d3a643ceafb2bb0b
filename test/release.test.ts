/** The packed release, installed as npm would: compiled, under the Node that the machine has. */
import { execFileSync } from 'node:child_process'
import { chmod, mkdir, readdir, rename, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { temporaryFolder } from './run-carryover.ts'
import { get, newDataDir, served } from './served.ts'

const ROOT = join(import.meta.dirname, '..')
/** The machine's own, which may be too old to run the product itself. */
const NODE = process.env['npm_node_execpath'] ?? process.execPath

async function installed(): Promise<string> {
  const folder = await temporaryFolder()
  // Started by root, PostgreSQL runs as another user, who has to pass.
  await chmod(folder, 0o711)
  execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const [archive = ''] = await readdir(folder)
  execFileSync('tar', ['xzf', archive], { cwd: folder })
  const modules = join(folder, 'node_modules')
  await mkdir(modules)
  for (const name of await readdir(join(ROOT, 'node_modules'))) {
    if (!name.startsWith('.')) await symlink(join(ROOT, 'node_modules', name), join(modules, name))
  }
  await rename(join(folder, 'package'), join(modules, 'carryover'))
  return join(modules, 'carryover')
}

/** Found by the engine, whose weights travel along. */
async function openRisks(url: string): Promise<number> {
  const session = await fetch(`${url}/api/v1/session`, {
    method: 'POST',
    headers: { origin: url, 'content-type': 'application/json' },
    body: JSON.stringify({
      email: 'hanno.falk@quillbeam.example',
      password: 'demo-hanno-falk',
    }),
  })
  const cookie = session.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const answer = await fetch(`${url}/api/v1/risks`, { headers: { cookie } })
  return z.object({ counts: z.object({ open: z.number() }) }).parse(await answer.json()).counts.open
}

test(
  'a packed release serves the demo, its pages and its guide, and reads calls',
  { timeout: 180_000 },
  async () => {
    const program = join(await installed(), 'bin', 'carryover.js')
    const product = await served({
      dataDir: await newDataDir(),
      words: ['--demo', '--port', '0'],
      program: [NODE, program],
    })
    expect((await get(`${product.url}/readyz`)).status).toBe(200)
    const page = String((await get(product.url)).body)
    expect(page).toContain('<div id="root">')
    const script = /src="(\/assets\/[^"]+\.js)"/.exec(page)?.[1]
    expect((await get(product.url + script)).status).toBe(200)
    expect((await get(`${product.url}/docs/scopes.md`)).body).toContain('api:')
    await expect
      .poll(() => openRisks(product.url), { timeout: 60_000, interval: 1_000 })
      .toBeGreaterThan(0)
    expect(await product.stop()).toBe(0)
  },
)
