/** Invitations: open until they are accepted, revoked or past their time. */
import { type Kysely, sql } from 'kysely'
import { newId } from '../records/ids.ts'
import type { Role } from '../records/member.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

export interface StoredInvitation {
  readonly organization_id: string
  readonly invitation_id: string
  readonly email: string
  readonly role: Role
  readonly created_at: Date
  readonly expires_at: Date
}

const COLUMNS = [
  'invitation.organization_id',
  'invitation.invitation_id',
  'invitation.email',
  'invitation.role',
  'invitation.created_at',
  'invitation.expires_at',
] as const

export async function insertInvitation(
  db: Db,
  invitation: {
    readonly organizationId: string
    readonly email: string
    readonly role: Role
    readonly tokenHash: string
    /** A member's id, or what else invited. */
    readonly invitedBy: string
    readonly createdAt: Date
    readonly expiresAt: Date
  },
): Promise<StoredInvitation> {
  return db
    .insertInto('invitation')
    .values({
      organization_id: invitation.organizationId,
      invitation_id: newId('inv'),
      email: invitation.email,
      role: invitation.role,
      token_hash: invitation.tokenHash,
      invited_by: invitation.invitedBy,
      created_at: invitation.createdAt,
      expires_at: invitation.expiresAt,
    })
    .returning(COLUMNS)
    .executeTakeFirstOrThrow()
}

/** With the name of who invited; null where no member did. */
export function listOpenInvitations(
  db: Db,
  organizationId: string,
  now: Date,
): Promise<readonly (StoredInvitation & { readonly inviter: string | null })[]> {
  return open(db, now)
    .leftJoin('member', (join) =>
      join
        .onRef('member.organization_id', '=', 'invitation.organization_id')
        .onRef('member.member_id', '=', 'invitation.invited_by'),
    )
    .select([...COLUMNS, 'member.name as inviter'])
    .where('invitation.organization_id', '=', organizationId)
    .orderBy('invitation.created_at', 'desc')
    .execute()
}

/** By what the link carries: whoever holds the link belongs to no organization yet. */
export function findOpenInvitation(
  db: Db,
  tokenHash: string,
  now: Date,
): Promise<StoredInvitation | undefined> {
  return open(db, now)
    .select(COLUMNS)
    .where('invitation.token_hash', '=', tokenHash)
    .executeTakeFirst()
}

/** The same, and until the transaction ends nobody else takes it. */
export function lockOpenInvitation(
  db: Db,
  tokenHash: string,
  now: Date,
): Promise<StoredInvitation | undefined> {
  return open(db, now)
    .select(COLUMNS)
    .where('invitation.token_hash', '=', tokenHash)
    .forUpdate()
    .executeTakeFirst()
}

/** Whether this address is invited, by one organization alone: of several nobody could say which one is meant. */
export async function isInvited(db: Db, email: string, now: Date): Promise<boolean> {
  const rows = await open(db, now)
    .select('invitation.organization_id')
    .distinct()
    .where('invitation.email', '=', email)
    .execute()
  return rows.length === 1
}

/**
 * The newest for this address; locked until the transaction ends. Undefined where several organizations have invited it:
 * the link that was sent says which one is meant.
 */
export async function lockOpenInvitationFor(
  db: Db,
  email: string,
  now: Date,
): Promise<StoredInvitation | undefined> {
  const rows = await open(db, now)
    .select(COLUMNS)
    .where('invitation.email', '=', email)
    .orderBy('invitation.created_at', 'desc')
    .forUpdate()
    .execute()
  const organizations = new Set(rows.map((row) => row.organization_id))
  return organizations.size > 1 ? undefined : rows[0]
}

/** Others for the same address in the organization end with it. */
export async function markAccepted(
  db: Db,
  { organization_id: organizationId, invitation_id: id, email }: StoredInvitation,
  now: Date,
): Promise<void> {
  await db
    .updateTable('invitation')
    .set({ accepted_at: now })
    .where('organization_id', '=', organizationId)
    .where('invitation_id', '=', id)
    .execute()
  await revokeInvitationsFor(db, organizationId, email, now)
}

export async function revokeInvitationsFor(
  db: Db,
  organizationId: string,
  email: string,
  now: Date,
): Promise<void> {
  await db
    .updateTable('invitation')
    .set({ revoked_at: now })
    .where('organization_id', '=', organizationId)
    .where('email', '=', email)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute()
}

/** Open invitations that the member sent: they were an admin's. */
export async function revokeInvitationsBy(
  db: Db,
  organizationId: string,
  memberId: string,
  now: Date,
): Promise<void> {
  await db
    .updateTable('invitation')
    .set({ revoked_at: now })
    .where('organization_id', '=', organizationId)
    .where('invited_by', '=', memberId)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .execute()
}

/** False where there is no open one with this id. */
export async function revokeInvitation(
  db: Db,
  organizationId: string,
  invitationId: string,
  now: Date,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('invitation')
    .set({ revoked_at: now })
    .where('organization_id', '=', organizationId)
    .where('invitation_id', '=', invitationId)
    .where('accepted_at', 'is', null)
    .where('revoked_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Of every organization: accepted, revoked or past their time before `time`. */
export async function removeInvitationsClosedBefore(db: Db, time: Date): Promise<void> {
  await db
    .deleteFrom('invitation')
    .where(sql<boolean>`coalesce(accepted_at, revoked_at, expires_at) < ${time}`)
    .execute()
}

function open(db: Db, now: Date) {
  return db
    .selectFrom('invitation')
    .where('invitation.accepted_at', 'is', null)
    .where('invitation.revoked_at', 'is', null)
    .where('invitation.expires_at', '>', now)
}
