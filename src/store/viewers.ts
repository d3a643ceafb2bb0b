/** Viewers: which Gong user a member is. Each query belongs into the transaction that changed what it rests on. */
import { type Kysely, sql } from 'kysely'
import { insertEvent } from './events.ts'
import type { Tables } from './tables.ts'
import { raiseVisibilityEpoch } from './visibility.ts'

type Db = Kysely<Tables>

export interface StoredViewer {
  readonly memberId: string
  readonly userId: string
  readonly basis: 'verified' | 'mapped'
  readonly email: string
  /** Of the Gong user; what they are called, or their id where Gong does not know them any more. */
  readonly name: string
  readonly userEmail: string | null
}

/** Whom a member is taken for, whether or not their address is still the one that it rests on. */
export async function findViewer(
  db: Db,
  organizationId: string,
  memberId: string,
): Promise<StoredViewer | undefined> {
  const viewers = await viewersOf(db, organizationId, memberId)
  return viewers[0]
}

export function listStoredViewers(
  db: Db,
  organizationId: string,
): Promise<readonly StoredViewer[]> {
  return viewersOf(db, organizationId)
}

function viewersOf(
  db: Db,
  organizationId: string,
  memberId?: string,
): Promise<readonly StoredViewer[]> {
  const query = db
    .selectFrom('viewer')
    .leftJoin('gong_user as person', (join) =>
      join
        .onRef('person.organization_id', '=', 'viewer.organization_id')
        .onRef('person.user_id', '=', 'viewer.user_id'),
    )
    .select([
      'viewer.member_id as memberId',
      'viewer.user_id as userId',
      'viewer.basis',
      'viewer.email',
      sql<string>`coalesce(person.name, person.email, viewer.user_id)`.as('name'),
      'person.email as userEmail',
    ])
    .where('viewer.organization_id', '=', organizationId)
  return (memberId === undefined ? query : query.where('viewer.member_id', '=', memberId)).execute()
}

/** What an active Gong user is called; undefined where Gong has none of this id. */
export async function findGongUserName(
  db: Db,
  organizationId: string,
  userId: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom('gong_user')
    .select(sql<string>`coalesce(name, email, user_id)`.as('name'))
    .where('organization_id', '=', organizationId)
    .where('user_id', '=', userId)
    .where('is_active', '=', true)
    .executeTakeFirst()
  return row?.name
}

/** Until the member's address changes. */
export async function mapMember(
  db: Db,
  organizationId: string,
  mapping: {
    readonly memberId: string
    readonly userId: string
    /** The member's address. */
    readonly email: string
    readonly mappedBy: string
    readonly mappedAt: Date
  },
): Promise<void> {
  const row = {
    user_id: mapping.userId,
    basis: 'mapped' as const,
    email: mapping.email,
    mapped_by: mapping.mappedBy,
    mapped_at: mapping.mappedAt,
  }
  await db
    .insertInto('viewer')
    .values({ organization_id: organizationId, member_id: mapping.memberId, ...row })
    .onConflict((conflict) => conflict.columns(['organization_id', 'member_id']).doUpdateSet(row))
    .execute()
}

export async function unmapMember(db: Db, organizationId: string, memberId: string): Promise<void> {
  await db
    .deleteFrom('viewer')
    .where('organization_id', '=', organizationId)
    .where('member_id', '=', memberId)
    .where('basis', '=', 'mapped')
    .execute()
}

/**
 * Brings the viewers in step with members and Gong users: a verified address that is exactly one active user's makes its
 * member that user, and what rests on another address falls. Raises the epoch where something changed.
 */
export async function settleViewers(
  transaction: Db,
  organizationId: string,
  now: Date,
): Promise<void> {
  const fallen = await sql<{ member_id: string }>`
    ${sole(organizationId)}
    delete from viewer where organization_id = ${organizationId} and not exists (
      select from member where member.organization_id = viewer.organization_id
        and member.member_id = viewer.member_id and member.email = viewer.email
        and member.removed_at is null and (viewer.basis = 'mapped' or exists (
          select from sole where sole.member_id = viewer.member_id and sole.user_id = viewer.user_id)))
    returning member_id`.execute(transaction)
  const risen = await sql<{ member_id: string }>`
    ${sole(organizationId)}
    insert into viewer (organization_id, member_id, user_id, basis, email, mapped_at)
    select ${organizationId}, member_id, user_id, 'verified', email, ${now} from sole
    on conflict do nothing
    returning member_id`.execute(transaction)
  if (fallen.rows.length + risen.rows.length === 0) return
  await raiseVisibilityEpoch(transaction, organizationId)
  const tell = (subjectId: string, kind: string, text: string) =>
    insertEvent(transaction, { organizationId, memberId: null, subjectId, kind, text })
  for (const { member_id: id } of fallen.rows) {
    await tell(id, 'viewer.ended', 'This member is no Gong user any more: an address has changed.')
  }
  for (const { member_id: id } of risen.rows) {
    await tell(id, 'viewer.verified', 'This member is a Gong user by their verified address.')
  }
}

/** (member_id, email, user_id): members whose verified address is one active Gong user's and nobody else's. */
function sole(organizationId: string) {
  return sql`
    with sole as (
      select member.member_id, member.email, min(person.user_id) as user_id
      from member
      join auth."user" account on account.id = member.user_id
        and account."emailVerified" and lower(account.email) = member.email
      join gong_user person on person.organization_id = member.organization_id and person.is_active
        and (person.email = member.email or member.email = any(person.other_emails))
      where member.organization_id = ${organizationId} and member.removed_at is null
      group by member.member_id, member.email
      having count(*) = 1
    )`
}
