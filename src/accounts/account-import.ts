/** Accounts from a CSV file: first a preview of what would come of it, then the import itself. */
import type { Kysely } from 'kysely'
import type { AccountImport, ImportField, ImportMapping } from '../records/account-import.ts'
import type { Actor } from '../records/member.ts'
import type { AccountQueue, Clock } from '../records/ports.ts'
import { usage } from '../records/problems.ts'
import { textOfFile } from '../records/text-of-bytes.ts'
import { inTurns } from '../records/turns.ts'
import { countAnew } from '../store/accounts.ts'
import { listMembers } from '../store/members.ts'
import type { Tables } from '../store/tables.ts'
import { type CsvTable, readTable } from './csv-table.ts'
import { createGathering, type GatheredAccount, type Gathering } from './gathered-accounts.ts'
import type { HashKeys } from './hash-key.ts'
import { guessMapping, placesOf } from './import-columns.ts'
import { type ImportedAccount, type ImportOwner, readRow } from './import-row.ts'
import { countKnown, takeAccounts, type ToldAccount } from './take-accounts.ts'

interface ImportNeeds {
  readonly db: Kysely<Tables>
  readonly clock: Clock
  readonly queue: AccountQueue
  readonly hashKeys: HashKeys
}

interface ImportRequest {
  readonly csv: string
  readonly mapping: ImportMapping | undefined
  readonly isApplied: boolean
}

/** So many are listed; all are counted. */
const LISTED = 100
const SAMPLE = 5
/** So many new accounts change what is the best way to look them up. */
const MANY = 1_000

export function createAccountImport({ db, clock, queue, hashKeys }: ImportNeeds) {
  return {
    async import(actor: Actor, { csv, mapping, isApplied }: ImportRequest): Promise<AccountImport> {
      const { organizationId, memberId } = actor
      const { text, encoding } = textOfFile(csv)
      const table = await readTable(text)
      const meant = mapping ?? guessMapping(table.columns)
      const places = placesOf(meant, table.columns)
      if (isApplied && meant.name === undefined) throw noNames(table)
      const owners = await ownersOf(db, organizationId)
      const read = await readRows(table, places, owners)
      const accounts: ToldAccount[] = []
      for await (const one of inTurns(read.gathering.accounts)) accounts.push(toldOf(one))
      const answer = (known: number): AccountImport => ({
        encoding,
        columns: table.columns,
        mapping: meant,
        isApplied,
        rows: read.rows,
        newAccounts: accounts.length - known,
        knownAccounts: known,
        repeated: read.repeated,
        refused: read.refused.listed,
        refusedInAll: read.refused.inAll,
        notUsed: read.notUsed.listed,
        notUsedInAll: read.notUsed.inAll,
        sample: read.sample.map(sampleOf),
      })
      if (!isApplied) return answer(await countKnown(db, organizationId, accounts))
      const keys = await hashKeys.of(organizationId)
      const told = { source: 'csv', createdBy: memberId, keys, now: clock.now() } as const
      const { known, sought } = await db
        .transaction()
        .execute((transaction) => takeAccounts(transaction, organizationId, accounts, told))
      if (accounts.length - known >= MANY) await countAnew(db)
      if (sought > 0) await queue.syncAccounts(organizationId)
      return answer(known)
    },
  }
}

interface ReadRows {
  readonly gathering: Gathering
  readonly sample: readonly ImportedAccount[]
  readonly rows: number
  readonly repeated: number
  readonly refused: Told<{ readonly line: number; readonly why: string }>
  readonly notUsed: Told<{ readonly line: number; readonly value: string; readonly why: string }>
}

/** The first ones, and how many there are. */
interface Told<Item> {
  readonly listed: readonly Item[]
  readonly inAll: number
}

async function readRows(
  table: CsvTable,
  places: ReadonlyMap<ImportField, number>,
  owners: ReadonlyMap<string, ImportOwner>,
): Promise<ReadRows> {
  const gathering = createGathering()
  const sample: ImportedAccount[] = []
  const refused = createTold<{ readonly line: number; readonly why: string }>()
  const notUsed = createTold<{
    readonly line: number
    readonly value: string
    readonly why: string
  }>()
  let rows = 0
  let repeated = 0
  for await (const row of inTurns(table.rows)) {
    rows += 1
    // Without a column for names there is nothing to refuse yet: it is still to be chosen.
    if (!places.has('name')) continue
    const reading = readRow(row, places, owners)
    if (reading.kind === 'refused') {
      refused.add({ line: row.line, why: reading.why })
      continue
    }
    for (const each of reading.notUsed) notUsed.add({ line: row.line, ...each })
    if (gathering.add(reading.account)) repeated += 1
    if (sample.length < SAMPLE) sample.push(reading.account)
  }
  return { gathering, sample, rows, repeated, refused, notUsed }
}

function createTold<Item>() {
  const listed: Item[] = []
  let inAll = 0
  return {
    listed,
    get inAll() {
      return inAll
    },
    add(item: Item): void {
      inAll += 1
      if (listed.length < LISTED) listed.push(item)
    },
  }
}

function toldOf(account: GatheredAccount): ToldAccount {
  return {
    name: account.name,
    domains: [...account.domains],
    contacts: [...account.contacts.values()],
    crmIds: [...account.crmIds.values()],
    ownerId: account.owner?.memberId,
    stage: account.stage,
    kickoffOn: account.kickoffOn,
  }
}

function sampleOf(account: ImportedAccount): AccountImport['sample'][number] {
  return {
    line: account.line,
    name: account.name,
    domains: account.domains,
    contactEmails: account.contacts.map(({ email }) => email),
    stage: account.stage ?? '',
    ownerName: account.owner?.name ?? null,
  }
}

async function ownersOf(
  db: Kysely<Tables>,
  organizationId: string,
): Promise<ReadonlyMap<string, ImportOwner>> {
  const members = await listMembers(db, organizationId)
  return new Map(members.map(({ email, name, member_id: memberId }) => [email, { memberId, name }]))
}

function noNames({ columns }: CsvTable): Error {
  return usage(
    'No column of the file is taken for the names of accounts.',
    `Say which one it is: ${columns.map((column) => `"${column}"`).join(', ')}.`,
  )
}
