/** API tokens, of which only a hash is kept. */
import type { Kysely, Selectable } from 'kysely'
import { newId } from '../records/ids.ts'
import type { Scope } from '../records/member.ts'
import type { StoredMember } from './members.ts'
import type { ApiTokenTable, Tables } from './tables.ts'

type Db = Kysely<Tables>

export type StoredToken = Selectable<ApiTokenTable>

export async function insertToken(
  db: Db,
  token: {
    readonly organizationId: string
    readonly memberId: string
    readonly name: string
    readonly tokenHash: string
    readonly hint: string
    readonly scopes: readonly Scope[]
    readonly createdAt: Date
    readonly expiresAt: Date | null
  },
): Promise<StoredToken> {
  return db
    .insertInto('api_token')
    .values({
      organization_id: token.organizationId,
      token_id: newId('tok'),
      member_id: token.memberId,
      name: token.name,
      token_hash: token.tokenHash,
      hint: token.hint,
      scopes: token.scopes,
      created_at: token.createdAt,
      expires_at: token.expiresAt,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
}

/** A member's own, the newest first; revoked ones are left out. */
export function listTokens(
  db: Db,
  organizationId: string,
  memberId: string,
): Promise<readonly StoredToken[]> {
  return db
    .selectFrom('api_token')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('member_id', '=', memberId)
    .where('revoked_at', 'is', null)
    .orderBy('created_at', 'desc')
    .execute()
}

/** Whether there ever was one with this hash, revoked or not. */
export async function hasToken(db: Db, tokenHash: string): Promise<boolean> {
  const row = await db
    .selectFrom('api_token')
    .select('token_id')
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  return row !== undefined
}

/** False where the member has no such token. */
export async function revokeToken(
  db: Db,
  organizationId: string,
  memberId: string,
  tokenId: string,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('api_token')
    .set({ revoked_at: now })
    .where('organization_id', '=', organizationId)
    .where('member_id', '=', memberId)
    .where('token_id', '=', tokenId)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export interface TokenInUse {
  readonly token: Pick<StoredToken, 'token_id' | 'scopes' | 'last_used_at' | 'expires_at'>
  readonly member: Pick<StoredMember, 'organization_id' | 'member_id' | 'name' | 'email' | 'role'>
}

/** Good for use now, with the member that it speaks for: they must still be one. */
export async function findTokenInUse(
  db: Db,
  tokenHash: string,
  now: Date,
): Promise<TokenInUse | undefined> {
  const row = await db
    .selectFrom('api_token')
    .innerJoin('member', (join) =>
      join
        .onRef('member.organization_id', '=', 'api_token.organization_id')
        .onRef('member.member_id', '=', 'api_token.member_id'),
    )
    .select([
      'api_token.token_id',
      'api_token.scopes',
      'api_token.last_used_at',
      'api_token.expires_at',
      'member.organization_id',
      'member.member_id',
      'member.name',
      'member.email',
      'member.role',
    ])
    .where('api_token.token_hash', '=', tokenHash)
    .where('api_token.revoked_at', 'is', null)
    .where('member.removed_at', 'is', null)
    .where((where) => where.or([where('expires_at', 'is', null), where('expires_at', '>', now)]))
    .executeTakeFirst()
  return row && { token: row, member: row }
}

export async function touchToken(
  db: Db,
  organizationId: string,
  tokenId: string,
  now: Date,
): Promise<void> {
  await db
    .updateTable('api_token')
    .set({ last_used_at: now })
    .where('organization_id', '=', organizationId)
    .where('token_id', '=', tokenId)
    .execute()
}
