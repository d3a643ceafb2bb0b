/** `npm run -s requirements`: every row of `docs/requirements.md` and the tests that show it; `--json` for programs. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { coverageOf, missing, renderCoverage, type TestFile } from './coverage.ts'
import { requirementRows } from './rows.ts'

const ROOT = join(import.meta.dirname, '../..')
const FOLDERS = ['measure', 'simulator', 'src', 'test', 'web']

const words = process.argv.slice(2)
if (words.some((word) => word !== '--json')) {
  process.stderr.write('npm run -s requirements [-- --json]\n')
  process.exitCode = 2
} else {
  const rows = requirementRows(readFileSync(join(ROOT, 'docs/requirements.md'), 'utf8'))
  const coverage = coverageOf(rows, FOLDERS.flatMap(testFiles))
  const told = coverage.rows.map(({ id, tests, reason }) => ({ id, tests, reason }))
  const asJson = `${JSON.stringify({ rows: told }, null, 2)}\n`
  process.stdout.write(words.includes('--json') ? asJson : renderCoverage(coverage))
  process.exitCode = missing(coverage).length > 0 ? 1 : 0
}

function testFiles(folder: string): readonly TestFile[] {
  return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.test\.tsx?$/.test(name) && !name.includes('node_modules'))
    .toSorted()
    .map((name) => {
      const file = join(folder, name)
      return { file, source: readFileSync(join(ROOT, file), 'utf8') }
    })
}
