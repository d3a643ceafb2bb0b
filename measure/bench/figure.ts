/** One measurement: a table of what was counted, and what it comes to beside its target. */
export interface Figure {
  readonly name: string
  readonly title: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly (string | number)[])[]
  readonly results: readonly Result[]
  /** For the reader; nothing is decided by them. */
  readonly notes: readonly string[]
}

interface Result {
  readonly what: string
  readonly target: string
  readonly measured: string
  readonly ok: boolean
}

export function isReached({ results }: Figure): boolean {
  return results.every(({ ok }) => ok)
}

export function renderFigure(figure: Figure): string {
  const results = figure.results.map(({ what, target, measured, ok }) => [
    what,
    target,
    measured,
    ok ? 'ok' : 'miss',
  ])
  return [
    `${figure.name}: ${figure.title}`,
    '',
    ...table(figure.columns, figure.rows),
    '',
    ...table(['figure', 'target', 'measured', ''], results),
    ...(figure.notes.length > 0 ? ['', ...figure.notes] : []),
    '',
    '',
  ].join('\n')
}

/** Columns as wide as their widest cell; numbers to the right. */
function table(
  columns: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string[] {
  const widths = columns.map((column, n) =>
    Math.max(column.length, ...rows.map((row) => String(row[n] ?? '').length)),
  )
  const line = (cells: readonly (string | number)[]) =>
    cells
      .map((cell, n) => {
        const width = widths[n] ?? 0
        return typeof cell === 'number' ? String(cell).padStart(width) : cell.padEnd(width)
      })
      .join('  ')
      .trimEnd()
  return [columns, widths.map((width) => '-'.repeat(width)), ...rows].map((row) => `  ${line(row)}`)
}
