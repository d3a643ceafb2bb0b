/** Which members have marked which calls as reviewed. */
import type { Kysely } from 'kysely'
import type { CallsKey } from './call-parts.ts'
import type { Owner } from './owner.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

export interface StoredReview {
  readonly callId: string
  readonly memberId: string
  readonly name: string
}

/** In the order in which they were made; those of removed members are left out. */
export function reviewsOfCalls(
  db: Db,
  { organizationId, callIds }: CallsKey,
): Promise<readonly StoredReview[]> {
  return db
    .selectFrom('call_review')
    .innerJoin('member', (join) =>
      join
        .onRef('member.organization_id', '=', 'call_review.organization_id')
        .onRef('member.member_id', '=', 'call_review.member_id'),
    )
    .select(['call_review.call_id as callId', 'member.member_id as memberId', 'member.name'])
    .where('call_review.organization_id', '=', organizationId)
    .where('call_review.call_id', 'in', callIds.length > 0 ? callIds : [''])
    .where('member.removed_at', 'is', null)
    .orderBy('call_review.reviewed_at')
    .execute()
}

/** A second review changes nothing. */
export async function insertReview(
  db: Db,
  { organizationId, memberId }: Owner,
  callId: string,
  at: Date,
): Promise<void> {
  await db
    .insertInto('call_review')
    .values({
      organization_id: organizationId,
      call_id: callId,
      member_id: memberId,
      reviewed_at: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function deleteReview(
  db: Db,
  { organizationId, memberId }: Owner,
  callId: string,
): Promise<void> {
  await db
    .deleteFrom('call_review')
    .where('organization_id', '=', organizationId)
    .where('call_id', '=', callId)
    .where('member_id', '=', memberId)
    .execute()
}
