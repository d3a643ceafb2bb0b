/** How the accounts are read from Gong, as far as an account's own checks tell of it. */
import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

export interface AccountReading {
  readonly mode: 'all' | 'team' | 'deal'
  readonly readFrom: Date
  readonly isConfirmed: boolean
  /** Empty for all. */
  readonly workspaceIds: readonly string[]
  /** Null where no connection reads for the accounts. */
  readonly connection: {
    readonly status: 'connected' | 'action_required'
    readonly companyName: string | null
  } | null
  /** Null before the first complete reading. */
  readonly succeededAt: Date | null
}

/** Undefined before anybody has let a connection serve the accounts. */
export async function accountReading(
  db: Db,
  organizationId: string,
): Promise<AccountReading | undefined> {
  const row = await db
    .selectFrom('access')
    .leftJoin('connection', (join) =>
      join
        .onRef('connection.organization_id', '=', 'access.organization_id')
        .onRef('connection.connection_id', '=', 'access.connection_id')
        .on('connection.disconnected_at', 'is', null),
    )
    .leftJoin('account_sync', 'account_sync.organization_id', 'access.organization_id')
    .where('access.organization_id', '=', organizationId)
    .select([
      'access.mode',
      'access.read_from as readFrom',
      'access.workspace_ids as workspaceIds',
      sql<boolean>`access.confirmed_at is not null`.as('isConfirmed'),
      'connection.status',
      'connection.company_name as companyName',
      'account_sync.succeeded_at as succeededAt',
    ])
    .executeTakeFirst()
  if (row === undefined) return undefined
  const { status, companyName, ...reading } = row
  const isThere = status === 'connected' || status === 'action_required'
  return { ...reading, connection: isThere ? { status, companyName } : null }
}
