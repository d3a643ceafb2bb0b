import { execFileSync } from 'node:child_process'
import { chmod, cp, mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, onTestFinished, test } from 'vitest'
import { z } from 'zod'
import { serverAccount } from './embedded-account.ts'
import { type Binaries, findBinaries, packageFolder } from './embedded-binaries.ts'
import { serverProcess } from './embedded-cluster.ts'

const isRoot = process.getuid?.() === 0
let folder: string
let dataDir: string

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'carryover-test-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  await chmod(folder, 0o711)
  dataDir = await mkdtemp(join(folder, 'data-'))
  await chmod(dataDir, 0o711)
})

/** The package as npm leaves it where install scripts are not allowed: without the links. */
async function packageWithoutLinks(): Promise<string> {
  const root = join(folder, 'package')
  await cp(packageFolder(), root, { recursive: true, verbatimSymlinks: true })
  const text = await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8')
  const links = z.array(z.object({ target: z.string() })).parse(JSON.parse(text))
  expect(links.length).toBeGreaterThan(0)
  for (const { target } of links) await rm(join(root, target), { force: true })
  return root
}

async function versionOf({ initdb, postgres }: Binaries): Promise<string> {
  const options = { ...serverProcess(await serverAccount(dataDir)), encoding: 'utf8' } as const
  return [initdb, postgres].map((program) => execFileSync(program, ['-V'], options)).join('')
}

const RUNS = /^initdb \(PostgreSQL\) 18\..*\npostgres \(PostgreSQL\) 18\./

test('links that the install script would have made are made', async () => {
  const root = await packageWithoutLinks()
  const account = await serverAccount(dataDir)
  const binaries = await findBinaries({ dataDir, account }, root)
  expect(binaries.major).toBe('18')
  expect(binaries.postgres).toBe(join(root, 'native', 'bin', 'postgres'))
  expect(await versionOf(binaries)).toMatch(RUNS)
})

test.runIf(isRoot)(
  'programs that the account of the server cannot reach are copied once',
  async () => {
    const root = await packageWithoutLinks()
    await chmod(root, 0o700)
    await chmod(join(root, 'native', 'bin', 'postgres'), 0o700)
    const account = await serverAccount(dataDir)
    const binaries = await findBinaries({ dataDir, account }, root)
    expect(binaries.postgres).toContain(dataDir)
    expect(await versionOf(binaries)).toMatch(RUNS)
    const copied = await stat(binaries.postgres)
    expect(await findBinaries({ dataDir, account }, root)).toEqual(binaries)
    expect((await stat(binaries.postgres)).ino).toBe(copied.ino)
  },
)

test.skipIf(isRoot)('where the package cannot be completed, a copy of it is', async () => {
  const root = await packageWithoutLinks()
  await chmod(join(root, 'native', 'lib'), 0o500)
  onTestFinished(() => chmod(join(root, 'native', 'lib'), 0o700))
  const binaries = await findBinaries({ dataDir, account: undefined }, root)
  expect(binaries.postgres).toContain(dataDir)
  expect(await versionOf(binaries)).toMatch(RUNS)
})

test('a platform that npm has no PostgreSQL for is told what to do instead', () => {
  expect(() => packageFolder('aix-ppc64')).toThrow(
    expect.objectContaining({
      code: 'D-STORE',
      message: expect.stringContaining('aix-ppc64'),
      fix: expect.stringContaining('DATABASE_URL'),
    }),
  )
})
