/** Which tests show which row. */
import { idsIn, type Row } from './rows.ts'
import { testTitles } from './titles.ts'

export interface CoveredRow extends Row {
  /** As `src/x.test.ts › what it says`. */
  readonly tests: readonly string[]
}

export interface Coverage {
  readonly rows: readonly CoveredRow[]
  /** Rows that tests name and nobody has written. */
  readonly unknown: readonly string[]
}

export interface TestFile {
  readonly file: string
  readonly source: string
}

export function coverageOf(rows: readonly Row[], files: readonly TestFile[]): Coverage {
  const tests = new Map<string, string[]>(rows.map(({ id }) => [id, []]))
  const unknown = new Set<string>()
  for (const { file, source } of files) {
    for (const { name, text } of testTitles(source)) {
      for (const id of idsIn(text)) {
        const shown = tests.get(id)
        if (shown) shown.push(`${file} › ${name}`)
        else unknown.add(`${id} in ${file} › ${name}`)
      }
    }
  }
  return {
    rows: rows.map((row) => ({ ...row, tests: tests.get(row.id) ?? [] })),
    unknown: [...unknown],
  }
}

/** What has to be shown by a test, is not, and nobody says why. */
export function missing({ rows }: Coverage): readonly CoveredRow[] {
  return rows.filter(
    ({ id, tests, reason }) => !id.startsWith('X-') && tests.length === 0 && reason === null,
  )
}

export function renderCoverage(coverage: Coverage): string {
  const lines = coverage.rows.flatMap(({ id, requirement, tests, reason }) => [
    `${id}  ${requirement}`,
    ...tests.map((test) => `       ${test}`),
    ...(tests.length > 0
      ? []
      : [`       ${reason === null ? 'nothing shows it' : `not shown: ${reason}`}`]),
  ])
  const left = missing(coverage)
  const named = coverage.unknown.map((unknown) => `No such row: ${unknown}`)
  const shown = coverage.rows.filter(({ tests }) => tests.length > 0).length
  const sum = `${shown} of ${coverage.rows.length} rows are shown by tests.`
  const rest = left.length === 0 ? [] : [`Missing: ${left.map(({ id }) => id).join(', ')}`]
  return `${[...lines, '', ...named, sum, ...rest].join('\n')}\n`
}
