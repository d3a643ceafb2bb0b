/** A row of a file as an account. Pure. */
import type { Contact, CrmId } from '../records/account.ts'
import { newAccount } from '../records/account.ts'
import type { ImportField } from '../records/account-import.ts'
import { normalEmail } from '../records/email-address.ts'
import type { CsvRow } from './csv-table.ts'
import { importedDay } from './imported-day.ts'
import { readClues } from './new-account.ts'

export interface ImportedAccount {
  readonly line: number
  readonly name: string
  readonly domains: readonly string[]
  readonly contacts: readonly Contact[]
  readonly crmIds: readonly CrmId[]
  /** Undefined where the row says nothing. So for the two below. */
  readonly owner: ImportOwner | undefined
  readonly stage: string | undefined
  readonly kickoffOn: string | undefined
}

export interface ImportOwner {
  readonly memberId: string
  readonly name: string
}

export type RowReading =
  | {
      readonly kind: 'account'
      readonly account: ImportedAccount
      /** Values that could not be used, each with the reason. */
      readonly notUsed: readonly { readonly value: string; readonly why: string }[]
    }
  | { readonly kind: 'refused'; readonly why: string }

/** `owners`: members by their address. */
export function readRow(
  { line, cells }: CsvRow,
  places: ReadonlyMap<ImportField, number>,
  owners: ReadonlyMap<string, ImportOwner>,
): RowReading {
  const cell = (field: ImportField): string =>
    cells[places.get(field) ?? -1]?.trim().replaceAll(/\s+/g, ' ') ?? ''
  const name = newAccount.shape.name.safeParse(cell('name'))
  if (!name.success) {
    return refused(cell('name') === '' ? 'has no name' : 'has a name of more than 200 characters')
  }
  if (cell('stage').length > 60) return refused('has a stage of more than 60 characters')
  const kickoffOn = cell('kickoffOn') === '' ? undefined : importedDay(cell('kickoffOn'))
  const emails = cell('contactEmails').match(EMAIL) ?? []
  const clues = readClues({
    domains: cell('domains')
      .split(/[\s,;|]+/)
      .filter(Boolean),
    contacts: emails.map((email) => ({ email, name: null, title: null })),
    crmIds: [
      ...idsIn(cell('crmAccountId'))
        .slice(0, 1)
        .map((id) => ({ kind: 'account' as const, id })),
      ...idsIn(cell('crmDealIds')).map((id) => ({ kind: 'deal' as const, id })),
    ],
  })
  const owner = owners.get(normalEmail(cell('ownerEmail')))
  return {
    kind: 'account',
    account: {
      line,
      name: name.data,
      domains: clues.domains,
      contacts: clues.contacts,
      crmIds: clues.crmIds,
      owner,
      stage: cell('stage') || undefined,
      kickoffOn: kickoffOn ?? undefined,
    },
    notUsed: [
      ...(kickoffOn === null
        ? [{ value: cell('kickoffOn'), why: 'is no day for sure; write it as 2026-12-31' }]
        : []),
      ...clues.refusedDomains.map(({ domain, why }) => ({ value: domain, why })),
      ...clues.refusedContacts.map((value) => ({ value, why: 'is no e-mail address' })),
      ...(cell('contactEmails') !== '' && emails.length === 0
        ? [{ value: cell('contactEmails'), why: 'is no e-mail address' }]
        : []),
      ...(cell('ownerEmail') !== '' && owner === undefined
        ? [{ value: cell('ownerEmail'), why: 'is the address of no member' }]
        : []),
    ],
  }
}

/** However they are listed, with names around them or not. */
const EMAIL = /[^\s<>()[\],;:|"]+@[^\s<>()[\],;:|"]+/g

function idsIn(cell: string): string[] {
  return cell.split(/[\s,;|]+/).filter((id) => id !== '' && id.length <= 100)
}

function refused(why: string): RowReading {
  return { kind: 'refused', why }
}
