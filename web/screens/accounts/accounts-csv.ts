/** The table of accounts as a CSV file. */
import type { AccountRow } from '../../../src/records/account.ts'
import { type CsvColumn, csvOf } from '../../parts/csv.ts'

const COLUMNS: readonly CsvColumn<AccountRow>[] = [
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
  return csvOf(COLUMNS, rows)
}
