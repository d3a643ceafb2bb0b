/** What a CSV would bring: its columns as they are understood, the numbers, the first rows, and what cannot be used. */
import type {
  AccountImport,
  ImportField,
  ImportMapping,
} from '../../../src/records/account-import.ts'
import { Field } from '../../parts/field.tsx'
import { Select } from '../../parts/select.tsx'
import { Table } from '../../parts/table.tsx'
import { count, counted } from '../../words.ts'

const FIELDS: readonly (readonly [ImportField, string])[] = [
  ['name', 'Name'],
  ['domains', 'Domains'],
  ['contactEmails', 'Contact e-mails'],
  ['crmAccountId', 'CRM account id'],
  ['crmDealIds', 'CRM deal ids'],
  ['ownerEmail', 'Owner’s e-mail'],
  ['stage', 'Stage'],
  ['kickoffOn', 'Kickoff'],
]
/** The list that opens takes no empty value, and no file has a column of this name. */
const NONE = '\u0000none'
const LINES_SHOWN = 5

interface ImportPreviewProps {
  readonly found: AccountImport
  readonly onMapping: (mapping: ImportMapping) => void
}

export function ImportPreview({ found, onMapping }: ImportPreviewProps) {
  const { columns, mapping } = found
  const map = (field: ImportField, column: string) => {
    const { [field]: _former, ...others } = mapping
    onMapping(column === NONE ? others : { ...others, [field]: column })
  }
  return (
    <>
      <div className="import-map">
        {FIELDS.map(([field, label]) => (
          <Field key={field} label={label}>
            {(ties) => (
              <Select
                {...ties}
                value={mapping[field] ?? NONE}
                onChange={(column) => map(field, column)}
                options={[
                  { value: NONE, label: 'no column' },
                  ...columns.map((column) => ({ value: column, label: column })),
                ]}
              />
            )}
          </Field>
        ))}
      </div>
      <p className="import-sum" role="status">
        <b>{counted(found.rows, 'row')}</b>: {counted(found.newAccounts, 'new account')},{' '}
        {count(found.knownAccounts)} known already
        {found.repeated > 0 && `, ${count(found.repeated)} repeated`}
        {found.refusedInAll > 0 && `, ${count(found.refusedInAll)} cannot be used`}.
      </p>
      {found.encoding === 'windows-1252' && (
        <p className="small" role="status">
          The file is not UTF-8: it was read as Windows-1252. Look at the names below.
        </p>
      )}
      <Lines
        label="Rows that cannot be used"
        lines={found.refused.map(({ line, why }) => ({ line, text: why }))}
        inAll={found.refusedInAll}
      />
      <Lines
        label="Values that are left out"
        lines={found.notUsed.map(({ line, value, why }) => ({ line, text: `“${value}” ${why}` }))}
        inAll={found.notUsedInAll}
      />
      <Sample found={found} />
    </>
  )
}

interface LinesProps {
  readonly label: string
  readonly lines: readonly { readonly line: number; readonly text: string }[]
  readonly inAll: number
}

function Lines({ label, lines, inAll }: LinesProps) {
  if (lines.length === 0) return null
  const shown = lines.slice(0, LINES_SHOWN)
  return (
    <ul className="import-refused small" aria-label={label}>
      {shown.map(({ line, text }, index) => (
        <li key={index}>
          <code>line {line}</code> {text}
        </li>
      ))}
      {inAll > shown.length && <li>and {count(inAll - shown.length)} more</li>}
    </ul>
  )
}

function Sample({ found: { sample } }: { readonly found: AccountImport }) {
  return (
    <Table
      caption="The first rows as they are understood"
      rows={sample}
      rowKey={({ line }) => String(line)}
      columns={[
        { key: 'name', header: 'Account', cell: ({ name }) => name },
        { key: 'domains', header: 'Domains', cell: ({ domains }) => domains.join(', ') },
        {
          key: 'contacts',
          header: 'Contacts',
          isNumber: true,
          isWideOnly: true,
          cell: ({ contactEmails }) => count(contactEmails.length),
        },
        { key: 'stage', header: 'Stage', isWideOnly: true, cell: ({ stage }) => stage },
        { key: 'owner', header: 'Owner', isWideOnly: true, cell: ({ ownerName }) => ownerName },
      ]}
    />
  )
}
