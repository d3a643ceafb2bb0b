/** Rows as a CSV file (RFC 4180), in UTF-8 with a mark that Excel knows it by. */
type Cell = string | number | null

/** A column: what stands above it, and what it holds of a row. */
export type CsvColumn<Row> = readonly [string, (row: Row) => Cell]

export function csvOf<Row>(columns: readonly CsvColumn<Row>[], rows: readonly Row[]): string {
  const lines = [
    columns.map(([name]) => name),
    ...rows.map((row) => columns.map(([, value]) => value(row))),
  ]
  return `\uFEFF${lines.map((line) => `${line.map(cell).join(',')}\r\n`).join('')}`
}

/** Spreadsheets run text that begins as a formula does: an apostrophe keeps it text. */
const FORMULA = /^[=+\-@\t\r]/

function cell(value: Cell): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = FORMULA.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
