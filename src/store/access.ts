/** What an admin has chosen for the accounts, and the connection that reads for them. */
import { type Kysely, type Selectable, sql } from 'kysely'
import type { AccessTable } from './account-tables.ts'
import type { ConnectionPlace } from './connections.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

export type StoredAccess = Selectable<AccessTable>

export function findAccess(db: Db, organizationId: string): Promise<StoredAccess | undefined> {
  return db
    .selectFrom('access')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .executeTakeFirst()
}

/** Until the transaction ends nobody else changes it, and no sync of the organization writes. */
export function lockAccess(
  transaction: Db,
  organizationId: string,
): Promise<StoredAccess | undefined> {
  return transaction
    .selectFrom('access')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .forUpdate()
    .executeTakeFirst()
}

/** Accounts that would have nobody to read for them without this connection; 0 where it reads for none. */
export async function countServedBy(
  db: Db,
  { organizationId, connectionId }: ConnectionPlace,
): Promise<number> {
  const { accounts } = await db
    .selectFrom('access')
    .innerJoin('account', 'account.organization_id', 'access.organization_id')
    .select(({ fn }) => fn.countAll<string>().as('accounts'))
    .where('access.organization_id', '=', organizationId)
    .where('access.connection_id', '=', connectionId)
    .executeTakeFirstOrThrow()
  return Number(accounts)
}

/** A connection that read for the accounts has been replaced: the new one reads on, and all that was chosen stays. */
export async function followReplaced(
  transaction: Db,
  organizationId: string,
  { before, after }: { readonly before: string; readonly after: string },
): Promise<void> {
  await transaction
    .updateTable('access')
    .set({ connection_id: after })
    .where('organization_id', '=', organizationId)
    .where('connection_id', '=', before)
    .execute()
}

/** Until the transaction ends nobody changes it; others may write by it at the same time. */
export function shareAccess(
  transaction: Db,
  organizationId: string,
): Promise<StoredAccess | undefined> {
  return transaction
    .selectFrom('access')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .forShare()
    .executeTakeFirst()
}

/** One at a time writes which calls there are: until the transaction ends. */
export async function lockCalls(transaction: Db, organizationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`calls of ${organizationId}`}, 0))`.execute(
    transaction,
  )
}

/** Before anybody has chosen. An earlier choice stays, and reads with the new connection. */
export async function setAccessConnection(
  transaction: Db,
  organizationId: string,
  connection: {
    readonly connectionId: string
    readonly companyKey: string
    readonly mode: StoredAccess['mode']
    readonly readFrom: Date
  },
): Promise<void> {
  const { connectionId, companyKey, mode, readFrom } = connection
  await transaction
    .insertInto('access')
    .values({
      organization_id: organizationId,
      connection_id: connectionId,
      company_key: companyKey,
      mode,
      read_from: readFrom,
      confirmed_at: null,
      confirmed_by: null,
    })
    .onConflict((conflict) =>
      conflict
        .column('organization_id')
        .doUpdateSet({ connection_id: connectionId, company_key: companyKey }),
    )
    .execute()
}

export interface ChangedAccess {
  readonly mode?: StoredAccess['mode']
  readonly team_user_ids?: readonly string[]
  readonly team_lead_ids?: readonly string[]
  readonly workspace_ids?: readonly string[]
  readonly read_from?: Date
  readonly excluded_title_words?: readonly string[]
  readonly confirmed_at?: Date | null
  readonly confirmed_by?: string | null
  readonly is_open_to_all?: boolean
}

export async function updateAccess(
  db: Db,
  organizationId: string,
  change: ChangedAccess,
): Promise<void> {
  await db
    .updateTable('access')
    .set({ ...change })
    .where('organization_id', '=', organizationId)
    .execute()
}
