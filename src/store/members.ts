/** Members: who belongs to an organization. Removed ones stay as rows, for what they made. */
import { revokeInvitationsBy } from './invitations.ts'
import type { Kysely, Selectable } from 'kysely'
import { newId } from '../records/ids.ts'
import type { Role } from '../records/member.ts'
import type { MemberTable, Tables } from './tables.ts'
import { settleViewers } from './viewers.ts'

type Db = Kysely<Tables>

export type StoredMember = Selectable<MemberTable>

/** Their verified address may be a Gong user's: they see that user's calls at once. */
export async function insertMember(
  db: Db,
  member: {
    readonly organizationId: string
    readonly userId: string
    readonly email: string
    readonly name: string
    readonly role: Role
  },
): Promise<StoredMember> {
  const inserted = await db
    .insertInto('member')
    .values({
      organization_id: member.organizationId,
      member_id: newId('mem'),
      user_id: member.userId,
      email: member.email,
      name: member.name,
      role: member.role,
    })
    .returningAll()
    .executeTakeFirstOrThrow()
  await settleViewers(db, member.organizationId, inserted.created_at)
  return inserted
}

/** The member that a signed-in user is; across organizations, because a user is a member of one. */
export function findMemberOfUser(db: Db, userId: string): Promise<StoredMember | undefined> {
  return db
    .selectFrom('member')
    .selectAll()
    .where('user_id', '=', userId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
}

/** Across organizations, because an address signs in to one. */
export function findMemberByEmail(db: Db, email: string): Promise<StoredMember | undefined> {
  return db
    .selectFrom('member')
    .selectAll()
    .where('email', '=', email)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
}

export function findMember(
  db: Db,
  organizationId: string,
  memberId: string,
): Promise<StoredMember | undefined> {
  return db
    .selectFrom('member')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('member_id', '=', memberId)
    .where('removed_at', 'is', null)
    .executeTakeFirst()
}

export function listMembers(db: Db, organizationId: string): Promise<readonly StoredMember[]> {
  return db
    .selectFrom('member')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('removed_at', 'is', null)
    .orderBy('created_at')
    .orderBy('member_id')
    .execute()
}

export async function setRole(
  db: Db,
  organizationId: string,
  memberId: string,
  role: Role,
): Promise<void> {
  await db
    .updateTable('member')
    .set({ role })
    .where('organization_id', '=', organizationId)
    .where('member_id', '=', memberId)
    .execute()
}

/** Takes their tokens, the invitations that they sent and who they are in Gong with them. */
export async function removeMember(
  db: Db,
  organizationId: string,
  memberId: string,
  now: Date,
): Promise<void> {
  await db
    .updateTable('member')
    .set({ removed_at: now })
    .where('organization_id', '=', organizationId)
    .where('member_id', '=', memberId)
    .execute()
  await db
    .updateTable('api_token')
    .set({ revoked_at: now })
    .where('organization_id', '=', organizationId)
    .where('member_id', '=', memberId)
    .where('revoked_at', 'is', null)
    .execute()
  await revokeInvitationsBy(db, organizationId, memberId, now)
  await settleViewers(db, organizationId, now)
}
