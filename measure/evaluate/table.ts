/** Figures of an evaluation as text. */

/** Columns as wide as their widest cell, all but the first to the right. */
export function tableText(rows: readonly (readonly (string | number)[])[]): string {
  const widths: number[] = []
  for (const row of rows) {
    row.forEach((cell, n) => (widths[n] = Math.max(widths[n] ?? 0, String(cell).length)))
  }
  return rows
    .map((row) =>
      row
        .map((cell, n) =>
          n === 0 ? String(cell).padEnd(widths[n] ?? 0) : String(cell).padStart(widths[n] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** Percent; a dash where there is nothing to tell it from. */
export function percent(value: number | null): string {
  return value === null ? '–' : (100 * value).toFixed(1)
}
