/** Figure: how much script a browser loads before it shows a first page, packed as the server sends it. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { spawnSync } from 'node:child_process'
import { gzipSync } from 'node:zlib'
import type { Figure } from './figure.ts'

const ROOT = join(import.meta.dirname, '../..')
const DIST = join(ROOT, 'web', 'dist')
const MOST_KILOBYTES = 250
const SHOWN_ROUTES = 6

export function measurePages(): Promise<Figure> {
  spawnSync(process.execPath, [join(ROOT, 'bin', 'pages.js')], { stdio: ['ignore', 2, 2] })
  const html = readFileSync(join(DIST, 'index.html'), 'utf8')
  const first = [...html.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)].map(([, path]) => path ?? '')
  const frame = closureOf(first)
  const routes = [...frame]
    .flatMap((path) => lazyOf(path))
    .map((path) => ({ path, chunks: closureOf([path]) }))
    .map(({ path, chunks }) => ({ path, bytes: sizeOf(new Set([...frame, ...chunks])) }))
    .toSorted((a, b) => b.bytes - a.bytes)
  const distinct = [...new Map(routes.map((route) => [route.path, route])).values()]
  const largest = kilobytes(Math.max(sizeOf(frame), ...distinct.map(({ bytes }) => bytes)))
  return Promise.resolve({
    name: 'pages',
    title: 'script of a first view in KB (1,000 bytes), gzip -9',
    columns: ['first view', 'KB'],
    rows: [
      ['what every page needs', kilobytes(sizeOf(frame))],
      ...distinct
        .slice(0, SHOWN_ROUTES)
        .map(
          ({ path, bytes }) => [`with ${path.replace('assets/', '')}`, kilobytes(bytes)] as const,
        ),
    ],
    results: [
      {
        what: 'the largest first view',
        target: `at most ${MOST_KILOBYTES} KB`,
        measured: `${largest} KB`,
        ok: largest <= MOST_KILOBYTES,
      },
    ],
    notes: ['Every chunk that is loaded by itself counts as if its page were the first.'],
  })
}

/** These files and all that they import at once. */
function closureOf(paths: readonly string[]): ReadonlySet<string> {
  const closure = new Set(paths.filter((path) => existsSync(join(DIST, path))))
  for (const path of closure) {
    const text = readFileSync(join(DIST, path), 'utf8')
    const imports = text.matchAll(/(?:from|import)\s*["'`]\.\/([\w.-]+\.js)["'`]/g)
    for (const [, name] of imports) closure.add(`assets/${name}`)
  }
  return closure
}

function lazyOf(path: string): readonly string[] {
  const text = readFileSync(join(DIST, path), 'utf8')
  const imports = text.matchAll(/import\(\s*["'`]\.\/([\w.-]+\.js)["'`]/g)
  return [...imports].map(([, name]) => `assets/${name}`)
}

function sizeOf(paths: ReadonlySet<string>): number {
  const sizes = [...paths].map(
    (path) => gzipSync(readFileSync(join(DIST, path)), { level: 9 }).length,
  )
  return sizes.reduce((sum, size) => sum + size, 0)
}

function kilobytes(bytes: number): number {
  return Math.round(bytes / 100) / 10
}
