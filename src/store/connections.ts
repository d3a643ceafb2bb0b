/** Connections: stored permission to read a Gong company (or Google Drive), the secret encrypted by whoever writes it. */
import type { Kysely, Selectable } from 'kysely'
import type { Owner } from './owner.ts'
import type { ConnectionTable, Tables } from './tables.ts'

type Db = Kysely<Tables>

export type StoredConnection = Selectable<ConnectionTable>

/** Which one it is. */
export interface ConnectionPlace {
  readonly organizationId: string
  readonly connectionId: string
}

/** A member has one of each. */
export type Source = 'gong' | 'google'

export type ConnectionKind = StoredConnection['kind']

export interface NewConnection {
  readonly connectionId: string
  readonly kind: ConnectionKind
  readonly method: StoredConnection['method']
  readonly baseUrl: string
  readonly companyKey: string
  readonly companyName: string | null
  readonly userCount: number | null
  /** JWE. */
  readonly secret: string
  readonly secretExpiresAt: Date | null
  /** As records/connection.ts says. */
  readonly checks: unknown
  readonly checkedAt: Date | null
  readonly connectedAt: Date
}

/** False when the member, or the organization of a shared one, has one already, also when two tries come at the same moment. */
export async function insertConnection(
  db: Db,
  { organizationId, memberId }: Owner,
  connection: NewConnection,
): Promise<boolean> {
  const inserted = await db
    .insertInto('connection')
    .values({
      organization_id: organizationId,
      connection_id: connection.connectionId,
      member_id: memberId,
      kind: connection.kind,
      method: connection.method,
      status: 'connected',
      base_url: connection.baseUrl,
      company_key: connection.companyKey,
      company_name: connection.companyName,
      user_count: connection.userCount,
      secret: connection.secret,
      secret_expires_at: connection.secretExpiresAt,
      checks: jsonOrNull(connection.checks),
      checked_at: connection.checkedAt,
      connected_at: connection.connectedAt,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('connection_id')
    .executeTakeFirst()
  return inserted !== undefined
}

/** The one that is not disconnected. */
export function currentConnection(
  db: Db,
  { organizationId, memberId }: Owner,
  source: Source,
): Promise<StoredConnection | undefined> {
  return db
    .selectFrom('connection')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('member_id', '=', memberId)
    .where('kind', '=', 'personal')
    .where('method', source === 'google' ? '=' : '<>', 'google')
    .where('disconnected_at', 'is', null)
    .executeTakeFirst()
}

/** The one that admins made for all accounts, if it is not disconnected. */
export function sharedConnection(
  db: Db,
  organizationId: string,
): Promise<StoredConnection | undefined> {
  return db
    .selectFrom('connection')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('kind', '=', 'shared')
    .where('disconnected_at', 'is', null)
    .executeTakeFirst()
}

/** By its id, whoever owns it and however it stands. */
export function findConnection(
  db: Db,
  { organizationId, connectionId }: ConnectionPlace,
): Promise<StoredConnection | undefined> {
  return db
    .selectFrom('connection')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('connection_id', '=', connectionId)
    .executeTakeFirst()
}

/** Until the transaction ends nobody else changes it. */
export function lockConnection(
  transaction: Db,
  { organizationId, connectionId }: ConnectionPlace,
): Promise<StoredConnection | undefined> {
  return transaction
    .selectFrom('connection')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('connection_id', '=', connectionId)
    .forUpdate()
    .executeTakeFirst()
}

/** That others have connected their Gong: who, how it stands, since when. */
export function listOthersConnections(
  db: Db,
  { organizationId, memberId }: Owner,
): Promise<readonly { name: string; status: StoredConnection['status']; connected_at: Date }[]> {
  return db
    .selectFrom('connection')
    .innerJoin('member', (join) =>
      join
        .onRef('member.organization_id', '=', 'connection.organization_id')
        .onRef('member.member_id', '=', 'connection.member_id'),
    )
    .select(['member.name', 'connection.status', 'connection.connected_at'])
    .where('connection.organization_id', '=', organizationId)
    .where('connection.member_id', '<>', memberId)
    .where('connection.kind', '=', 'personal')
    .where('connection.method', '<>', 'google')
    .where('connection.disconnected_at', 'is', null)
    .orderBy('connection.connected_at')
    .execute()
}

/** Addresses of Gong that it named itself to this organization, with its tokens. */
export async function baseUrlsFromGong(db: Db, organizationId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('connection')
    .select('base_url')
    .distinct()
    .where('organization_id', '=', organizationId)
    .where('method', '=', 'oauth')
    .execute()
  return rows.map((row) => row.base_url)
}

/** Whoever holds the former secret sees by the version that there is a newer one. */
export async function replaceSecret(
  db: Db,
  { organizationId, connectionId }: ConnectionPlace,
  renewed: {
    readonly secret: string
    readonly expiresAt: Date | null
    readonly baseUrl?: string
  },
): Promise<void> {
  await db
    .updateTable('connection')
    .set(({ eb }) => ({
      secret: renewed.secret,
      secret_version: eb('secret_version', '+', 1),
      secret_expires_at: renewed.expiresAt,
      ...(renewed.baseUrl !== undefined && { base_url: renewed.baseUrl }),
    }))
    .where('organization_id', '=', organizationId)
    .where('connection_id', '=', connectionId)
    .where('disconnected_at', 'is', null)
    .execute()
}

/** What a check of the stored credentials found; action is no longer required. */
export function updateChecked(
  db: Db,
  { organizationId, connectionId }: ConnectionPlace,
  found: Pick<
    NewConnection,
    'baseUrl' | 'companyKey' | 'companyName' | 'userCount' | 'checks' | 'checkedAt'
  >,
): Promise<StoredConnection | undefined> {
  return db
    .updateTable('connection')
    .set({
      status: 'connected',
      problem: null,
      base_url: found.baseUrl,
      company_key: found.companyKey,
      company_name: found.companyName,
      user_count: found.userCount,
      checks: jsonOrNull(found.checks),
      checked_at: found.checkedAt,
    })
    .where('organization_id', '=', organizationId)
    .where('connection_id', '=', connectionId)
    .where('disconnected_at', 'is', null)
    .returningAll()
    .executeTakeFirst()
}

/** False when action was required already, or the secret has changed since `secretVersion`. */
export async function requireAction(
  db: Db,
  { organizationId, connectionId }: ConnectionPlace,
  { problem, secretVersion }: { readonly problem: unknown; readonly secretVersion: number },
): Promise<boolean> {
  const updated = await db
    .updateTable('connection')
    .set({ status: 'action_required', problem: jsonOrNull(problem) })
    .where('organization_id', '=', organizationId)
    .where('connection_id', '=', connectionId)
    .where('status', '=', 'connected')
    .where('secret_version', '=', secretVersion)
    .returning('connection_id')
    .executeTakeFirst()
  return updated !== undefined
}

/** Deletes the secret; what it was good for is remembered. False when it was disconnected already. */
export async function markDisconnected(
  db: Db,
  { organizationId, connectionId }: ConnectionPlace,
  now: Date,
): Promise<boolean> {
  const updated = await db
    .updateTable('connection')
    .set(({ eb }) => ({
      status: 'disconnected' as const,
      disconnected_at: now,
      secret: null,
      secret_version: eb('secret_version', '+', 1),
      secret_expires_at: null,
      problem: null,
    }))
    .where('organization_id', '=', organizationId)
    .where('connection_id', '=', connectionId)
    .where('disconnected_at', 'is', null)
    .returning('connection_id')
    .executeTakeFirst()
  return updated !== undefined
}

/** Every secret of every organization, locked until the transaction ends: for those who change the master key. */
export function lockSecrets(
  transaction: Db,
): Promise<readonly { organization_id: string; connection_id: string; secret: string | null }[]> {
  return transaction
    .selectFrom('connection')
    .select(['organization_id', 'connection_id', 'secret'])
    .where('secret', 'is not', null)
    .orderBy('organization_id')
    .orderBy('connection_id')
    .forUpdate()
    .execute()
}

/** Every stored secret, as it is. */
export async function allSecrets(db: Db): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('connection')
    .select('secret')
    .where('secret', 'is not', null)
    .execute()
  return rows.flatMap(({ secret }) => secret ?? [])
}

/** The same secret, encrypted anew: nobody has to read it again. */
export async function rewriteSecret(
  db: Db,
  { organizationId, connectionId }: ConnectionPlace,
  secret: string,
): Promise<void> {
  await db
    .updateTable('connection')
    .set({ secret })
    .where('organization_id', '=', organizationId)
    .where('connection_id', '=', connectionId)
    .execute()
}

function jsonOrNull(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value)
}
