/** The guide agrees with itself and with the product: links, index, scopes, problem codes, settings, defaults. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { showConfig, readConfig } from '../src/config.ts'
import { DATA_TYPES, SLUGS } from '../src/records/data-types.ts'
import { DEFAULTS } from '../src/records/defaults.ts'

const FOLDER = join(import.meta.dirname, '../docs/guide')
const ROOT = join(import.meta.dirname, '..')
const pages = new Map(
  readdirSync(FOLDER).map((name) => [name, readFileSync(join(FOLDER, name), 'utf8')]),
)

function page(name: string): string {
  return pages.get(name) ?? ''
}

/** As the web pages make anchors of headings. */
function anchorsOf(text: string): readonly string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\w\s-]/g, '')
      .trim()
      .replaceAll(/\s+/g, '-'),
  )
}

test('B-001: every page is listed by the index, and begins with a title and one sentence', () => {
  const others = [...pages.keys()].filter((name) => name !== 'index.md')
  expect(others.length).toBeGreaterThan(6)
  for (const name of others) expect(page('index.md')).toContain(`](${name})`)
  for (const text of pages.values()) expect(text).toMatch(/^# .+\n\n[A-Z].+\.\n/)
})

test('every link of the guide leads to a page, and to a heading that is there', () => {
  const broken = [...pages].flatMap(([name, text]) =>
    [...text.matchAll(/\]\(([^)]+)\)/g)].flatMap(([, target = '']) => {
      if (target.startsWith('https://')) return []
      const [file = '', anchor] = target.split('#')
      const text = page(file === '' ? name : file)
      const isThere = text !== '' && (anchor === undefined || anchorsOf(text).includes(anchor))
      return isThere ? [] : [`${name}: ${target}`]
    }),
  )
  expect(broken).toEqual([])
})

test('B-123: the table of scopes says what Gong is asked for', () => {
  const rows = [...page('scopes.md').matchAll(/^\| `([\w-]+)` \| `([\w:-]+)` \|/gm)]
  const written = Object.fromEntries(rows.map(([, slug, scope]) => [slug, scope]))
  const asked = Object.fromEntries(SLUGS.map((slug) => [slug, DATA_TYPES[slug].scopes[0]]))
  expect(written).toEqual(asked)
  for (const slug of SLUGS)
    for (const scope of DATA_TYPES[slug].scopes) expect(page('scopes.md')).toContain(`\`${scope}\``)
})

test('every problem has a heading that its answers link to', () => {
  const source = readFileSync(join(ROOT, 'src/records/problems.ts'), 'utf8')
  const codes = [...source.matchAll(/^ {2}'(D-[A-Z0-9-]+)': \{/gm)].map(([, code]) => code)
  expect(codes.length).toBeGreaterThan(20)
  const anchors = anchorsOf(page('troubleshooting.md'))
  expect(codes.filter((code = '') => !anchors.includes(code.toLowerCase()))).toEqual([])
})

test('every setting is explained, and secrets are marked as such', () => {
  const text = page('operating.md')
  const settings = showConfig(readConfig({ CARRYOVER_KEY: '' }), {})
  for (const { name } of settings) expect(text).toContain(`\`${name}\``)
  expect(text).toContain(`| ${DEFAULTS.gongRatePerSecond} |`)
  expect(text).toContain(`| ${DEFAULTS.gongRatePerDay} |`)
})

test('the example of a file is one that the product writes', () => {
  const golden = readFileSync(join(ROOT, 'test/golden/gong_calls.txt'), 'utf8').split('\n')
  const example = page('datasets.md').split('```')[1]?.trim().split('\n') ?? []
  expect(example.slice(0, 9)).toEqual([
    ...golden.slice(0, 6),
    'Title: Rotabird - intro + quick demo',
    'Date: 2025-09-16 16:00:00 UTC',
    'Duration: 12m 10s',
  ])
  const whole = golden.join('\n')
  for (const line of example.slice(6, 12)) expect(whole).toContain(line)
})
