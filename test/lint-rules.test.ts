/** Each rule of the linter, the compiler and the unused-code check is shown to fire: a misspelt rule is silently none. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from './run-carryover.ts'

const ROOT = join(import.meta.dirname, '..')
const BIN = join(ROOT, 'node_modules', '.bin')

/** A small project with our configuration and these files. */
async function project(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await temporaryFolder()
  for (const name of ['.oxlintrc.json', '.oxfmtrc.json', 'tsconfig.json', 'package.json']) {
    cpSync(join(ROOT, name), join(folder, name))
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  writeFileSync(join(folder, '.gitignore'), 'node_modules\n')
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), text)
  }
  return folder
}

function run(
  folder: string,
  tool: string,
  ...words: string[]
): { status: number | null; text: string } {
  const { status, stdout, stderr } = spawnSync(join(BIN, tool), words, {
    cwd: folder,
    encoding: 'utf8',
  })
  return { status, text: stdout + stderr }
}

const FAULTS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'no-floating-promises': { 'src/a.ts': 'export function f(): void {\n  Promise.resolve(1)\n}\n' },
  'no-explicit-any': { 'src/a.ts': 'export const x: any = 1\n' },
  'switch-exhaustiveness-check': {
    'src/a.ts':
      "export function f(x: 'a' | 'b'): number {\n  switch (x) {\n    case 'a':\n      return 1\n  }\n  return 0\n}\n",
  },
  'consistent-type-assertions': { 'src/a.ts': 'export const x = JSON.parse("1") as number\n' },
  'no-cycle': {
    'src/a.ts': "import { b } from './b.ts'\nexport const a = (): number => b()\n",
    'src/b.ts': "import { a } from './a.ts'\nexport const b = (): number => a()\n",
  },
  'max-lines': {
    'src/a.ts': Array.from({ length: 301 }, (_, n) => `export const x${n} = ${n}\n`).join(''),
  },
  'no-console': { 'src/a.ts': 'console.log(1)\n' },
  'no-process-env': { 'src/a.ts': 'export const home = process.env["HOME"]\n' },
  // One of the correctness category, which is switched on as a whole.
  'no-self-assign': { 'src/a.ts': 'let x = 1\nx = x\nexport { x }\n' },
}

describe('oxlint', () => {
  test.each(Object.entries(FAULTS))('%s', async (rule, files) => {
    const { status, text } = run(await project(files), 'oxlint', '--deny-warnings')
    expect(status).not.toBe(0)
    expect(text).toContain(rule)
  })

  test('lets config.ts read the environment, and is content with clean code', async () => {
    const folder = await project({ 'src/config.ts': 'export const home = process.env["HOME"]\n' })
    expect(run(folder, 'oxlint', '--deny-warnings')).toMatchObject({ status: 0 })
  })
})

describe('the other checks', () => {
  test('tsc finds an index that may be missing', async () => {
    const folder = await project({ 'src/a.ts': 'export const x: number = [1][0]\n' })
    expect(run(folder, 'tsc', '--noEmit').text).toContain("'number | undefined' is not assignable")
  })

  test('tsc finds what a stripped type cannot be', async () => {
    const folder = await project({ 'src/a.ts': 'export enum X {\n  A,\n}\n' })
    expect(run(folder, 'tsc', '--noEmit').text).toContain('erasableSyntaxOnly')
  })

  test('oxfmt finds what is not formatted', async () => {
    const folder = await project({ 'src/a.ts': 'export const x = "1";\n' })
    expect(run(folder, 'oxfmt', '--check', 'src')).toMatchObject({ status: 1 })
  })

  test('knip finds an export that nobody uses', async () => {
    const folder = await project({
      'src/main.ts': "import { used } from './a.ts'\nused()\n",
      'src/a.ts': 'export const used = (): void => undefined\nexport const unused = 1\n',
    })
    cpSync(join(ROOT, 'knip.json'), join(folder, 'knip.json'))
    const { status, text } = run(folder, 'knip', '--include', 'exports')
    expect(text).toContain('unused')
    expect(status).toBe(1)
  })
})
