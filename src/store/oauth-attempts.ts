/** Attempts to connect by somebody else's sign-in: what was begun, and what became of it. */
import type { Kysely, Selectable } from 'kysely'
import type { Owner } from './owner.ts'
import type { OauthAttemptTable, Tables } from './tables.ts'

type Db = Kysely<Tables>

export type StoredAttempt = Selectable<OauthAttemptTable>

export async function insertAttempt(
  db: Db,
  { organizationId, memberId }: Owner,
  attempt: {
    readonly attemptId: string
    readonly provider: StoredAttempt['provider']
    readonly kind: StoredAttempt['kind']
    readonly stateHash: string
    /** JWE. */
    readonly verifier: string
    readonly redirectUri: string
    readonly returnTo: string | null
    readonly createdAt: Date
  },
): Promise<void> {
  await db
    .insertInto('oauth_attempt')
    .values({
      organization_id: organizationId,
      attempt_id: attempt.attemptId,
      member_id: memberId,
      provider: attempt.provider,
      kind: attempt.kind,
      state_hash: attempt.stateHash,
      verifier: attempt.verifier,
      redirect_uri: attempt.redirectUri,
      status: 'waiting',
      return_to: attempt.returnTo,
      created_at: attempt.createdAt,
    })
    .execute()
}

/** The member's own. */
export function findAttempt(
  db: Db,
  { organizationId, memberId }: Owner,
  attemptId: string,
): Promise<StoredAttempt | undefined> {
  return db
    .selectFrom('oauth_attempt')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('attempt_id', '=', attemptId)
    .where('member_id', '=', memberId)
    .executeTakeFirst()
}

/**
 * Uses a state up, and gives the attempt that it belongs to; undefined when it is unknown or was used. Across
 * organizations: a browser that comes back without a session has nothing but its state.
 */
export function useState(db: Db, stateHash: string, now: Date): Promise<StoredAttempt | undefined> {
  return db
    .updateTable('oauth_attempt')
    .set({ used_at: now })
    .where('state_hash', '=', stateHash)
    .where('used_at', 'is', null)
    .returningAll()
    .executeTakeFirst()
}

/** Its verifier has done its work, and is deleted. */
export async function endAttempt(
  db: Db,
  { organization_id: organizationId, attempt_id: attemptId }: StoredAttempt,
  end: { readonly status: 'succeeded' | 'failed'; readonly problem: unknown },
): Promise<void> {
  await db
    .updateTable('oauth_attempt')
    .set({
      status: end.status,
      verifier: '',
      problem: end.problem === null ? null : JSON.stringify(end.problem),
    })
    .where('organization_id', '=', organizationId)
    .where('attempt_id', '=', attemptId)
    .execute()
}

/** Every verifier of every organization, locked until the transaction ends: for those who change the master key. */
export function lockVerifiers(
  transaction: Db,
): Promise<readonly Pick<StoredAttempt, 'organization_id' | 'attempt_id' | 'verifier'>[]> {
  return transaction
    .selectFrom('oauth_attempt')
    .select(['organization_id', 'attempt_id', 'verifier'])
    .where('verifier', '<>', '')
    .orderBy('organization_id')
    .orderBy('attempt_id')
    .forUpdate()
    .execute()
}

export async function rewriteVerifier(
  db: Db,
  attempt: Pick<StoredAttempt, 'organization_id' | 'attempt_id'>,
  verifier: string,
): Promise<void> {
  await db
    .updateTable('oauth_attempt')
    .set({ verifier })
    .where('organization_id', '=', attempt.organization_id)
    .where('attempt_id', '=', attempt.attempt_id)
    .execute()
}

/** Of every organization: nobody comes back to them. */
export async function removeAttemptsBefore(db: Db, time: Date): Promise<void> {
  await db.deleteFrom('oauth_attempt').where('created_at', '<', time).execute()
}
