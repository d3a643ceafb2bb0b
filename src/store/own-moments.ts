/** Places of calls that members have marked. */
import type { Insertable, Kysely, Selectable } from 'kysely'
import type { OwnMomentTable } from './account-tables.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

export type StoredMoment = Selectable<OwnMomentTable> & { readonly member_name: string }

export function momentsOfCall(
  db: Db,
  organizationId: string,
  callId: string,
): Promise<readonly StoredMoment[]> {
  return db
    .selectFrom('own_moment')
    .innerJoin('member', (join) =>
      join
        .onRef('member.organization_id', '=', 'own_moment.organization_id')
        .onRef('member.member_id', '=', 'own_moment.member_id'),
    )
    .selectAll('own_moment')
    .select('member.name as member_name')
    .where('own_moment.organization_id', '=', organizationId)
    .where('own_moment.call_id', '=', callId)
    .orderBy('own_moment.created_at')
    .execute()
}

export async function insertMoment(db: Db, moment: Insertable<OwnMomentTable>): Promise<void> {
  await db.insertInto('own_moment').values(moment).execute()
}

/** `memberId`: only if it is theirs. Answers whether there was one. */
export async function deleteMoment(
  db: Db,
  key: {
    readonly organizationId: string
    readonly callId: string
    readonly momentId: string
    readonly memberId: string | undefined
  },
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('own_moment')
    .where('organization_id', '=', key.organizationId)
    .where('call_id', '=', key.callId)
    .where('moment_id', '=', key.momentId)
    .$if(key.memberId !== undefined, (query) => query.where('member_id', '=', key.memberId ?? ''))
    .executeTakeFirst()
  return numDeletedRows > 0n
}
