/** The drawing of ARCHITECTURE.md as a test: data flows one way, and a folder that is not drawn is an error. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { expect, test } from 'vitest'

/** Who may import whom. Read it top to bottom: it is the product's data flow. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  records: [],
  gong: ['records'],
  store: ['records'],
  members: ['records', 'store'],
  connections: ['records', 'gong', 'store'],
  sync: ['records', 'gong', 'store', 'accounts'],
  text: ['records'],
  datasets: ['records', 'gong', 'store', 'text', 'sync'],
  documents: ['records', 'store', 'connections'],
  accounts: ['records', 'store'],
  search: ['records', 'store', 'accounts'],
  insights: ['records', 'store', 'accounts', 'search'],
  operations: ['records', 'sync', 'datasets', 'text', 'accounts', 'search', 'insights', 'store'],
  jobs: ['records', 'store', 'operations'],
  api: ['records', 'operations'],
  cli: ['records', 'operations'],
  mcp: ['records', 'operations'],
  web: [],
  simulator: [],
}
/** The browser sees the shape of our words and operations, never their code. */
const MAY_IMPORT_TYPES: Readonly<Record<string, readonly string[]>> = {
  web: ['records', 'operations'],
}

const ROOT = join(import.meta.dirname, '..')
/** A plain import, or any other way to name a source file: lazy, required, handed to a worker. */
const IMPORT =
  /\b(?:import|export)\s+(type\s)?[^'";()]*'(\.[^']+)'|['"`](\.{1,2}\/[^'"`\n]+\.tsx?)['"`]/g

test('imports only flow in the drawn direction', () => {
  expect(brokenImports(sourceFiles())).toEqual([])
})

test('the drawing notices a forbidden folder, a root file, every way to import and an unknown folder', () => {
  const planted = [
    { file: 'src/operations/planted.ts', text: "import { createGong } from '../gong/gong.ts'" },
    { file: 'src/cli/planted.ts', text: "import { readConfig } from '../config.ts'" },
    { file: 'web/planted.tsx', text: "const x = await import('../src/records/call.ts')" },
    {
      file: 'simulator/planted.ts',
      text: "export { DATA_TYPES } from '../src/records/data-types.ts'",
    },
    { file: 'src/text/lazy.ts', text: 'const x = await import(`../gong/gong.ts`)' },
    { file: 'src/text/quoted.ts', text: 'import { createGong } from "../gong/gong.ts"' },
    {
      file: 'src/text/required.ts',
      text: "const x = createRequire(import.meta.url)('../gong/gong.ts')",
    },
    { file: 'src/novel/planted.ts', text: '' },
    { file: 'web/fine.tsx', text: "import type { Call } from '../src/records/call.ts'" },
  ]
  const found = brokenImports(planted.map(({ file, text }) => ({ file: join(ROOT, file), text })))
  expect(found).toEqual([
    'src/operations/planted.ts imports gong/',
    'src/cli/planted.ts imports (root)/',
    'web/planted.tsx imports records/',
    'simulator/planted.ts imports records/',
    'src/text/lazy.ts imports gong/',
    'src/text/quoted.ts imports gong/',
    'src/text/required.ts imports gong/',
    'novel/ is not in MAY_IMPORT',
  ])
})

interface SourceFile {
  readonly file: string
  readonly text: string
}

function brokenImports(files: readonly SourceFile[]): string[] {
  return files.flatMap((source) => {
    const from = folderOf(source.file)
    if (from === '') return [] // main.ts, app.ts and other roots wire everything together
    const allowed = MAY_IMPORT[from]
    if (!allowed) return [`${from}/ is not in MAY_IMPORT`]
    const allowedTypes = MAY_IMPORT_TYPES[from] ?? []
    return importsOf(source)
      .filter(
        ({ to, type }) =>
          to !== from && !allowed.includes(to) && !(type && allowedTypes.includes(to)),
      )
      .map(({ to }) => `${relative(ROOT, source.file)} imports ${to || '(root)'}/`)
  })
}

function sourceFiles(): SourceFile[] {
  return ['src', 'web', 'simulator']
    .filter((top) => existsSync(join(ROOT, top)))
    .flatMap((top) =>
      readdirSync(join(ROOT, top), { recursive: true, encoding: 'utf8' })
        .filter((name) => /\.tsx?$/.test(name) && !name.includes('.test.'))
        .map((name) => join(ROOT, top, name)),
    )
    .map((file) => ({ file, text: readFileSync(file, 'utf8') }))
}

function importsOf({ file, text }: SourceFile): { to: string; type: boolean }[] {
  return [...text.matchAll(IMPORT)].map(([, type, path, lazy]) => ({
    to: folderOf(join(dirname(file), path ?? lazy ?? '')),
    type: type !== undefined,
  }))
}

/** `src/gong/line.ts` is in `gong`, `web/main.tsx` in `web`, `src/main.ts` in the root. */
function folderOf(file: string): string {
  const [top, next, ...rest] = relative(ROOT, file).split('/')
  if (top !== 'src') return top ?? ''
  return rest.length > 0 ? (next ?? '') : ''
}
