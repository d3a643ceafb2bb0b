/** The table of accounts as a CSV file (RFC 4180), in UTF-8 with a mark that Excel knows it by. */
import type { AccountRow } from '../../../src/records/account.ts'

type Cell = string | number | null

const COLUMNS: readonly (readonly [string, (row: AccountRow) => Cell])[] = [
  ['Account', ({ name }) => name],
  ['Domains', ({ domains }) => domains.join(' ')],
  ['Stage', ({ stage }) => stage],
  ['Owner', ({ owner }) => owner?.name ?? null],
  ['Kickoff', ({ kickoffOn }) => kickoffOn],
  ['Calls', ({ calls }) => calls],
  ['Last call', ({ lastCallAt }) => lastCallAt],
  ['Reviewed', ({ reviewed }) => reviewed],
  ['By contact e-mail', ({ matchedBy }) => matchedBy.contact],
  ['By domain', ({ matchedBy }) => matchedBy.domain],
  ['By CRM deal', ({ matchedBy }) => matchedBy.crmDeal],
  ['By CRM account', ({ matchedBy }) => matchedBy.crmAccount],
  ['By hand', ({ matchedBy }) => matchedBy.manual],
  ['Account id', ({ accountId }) => accountId],
]

export function accountsCsv(rows: readonly AccountRow[]): string {
  const lines = [
    COLUMNS.map(([name]) => name),
    ...rows.map((row) => COLUMNS.map(([, value]) => value(row))),
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
