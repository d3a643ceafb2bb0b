/** Invitations: a link that is shown once, good for seven days, one person and one address. */
import type { Transaction } from 'kysely'
import type { Actor, Invitation, Role } from '../records/member.ts'
import type { Clock } from '../records/ports.ts'
import { Problem } from '../records/problems.ts'
import type { Database } from '../store/connect.ts'
import {
  findOpenInvitation,
  insertInvitation,
  listOpenInvitations,
  lockOpenInvitation,
  lockOpenInvitationFor,
  markAccepted,
  revokeInvitation as endInvitation,
  revokeInvitationsFor,
  type StoredInvitation,
} from '../store/invitations.ts'
import { findMemberByEmail, insertMember, type StoredMember } from '../store/members.ts'
import { findOrganization } from '../store/organizations.ts'
import type { Tables } from '../store/tables.ts'
import { normalEmail } from '../records/email-address.ts'
import { hashOf, newSecret } from './secrets.ts'
import type { UserAccounts } from './user-accounts.ts'

export interface InvitationNeeds {
  readonly database: Pick<Database, 'db'>
  readonly clock: Clock
  readonly accounts: UserAccounts
  readonly baseUrl: string
}

export type Invitations = ReturnType<typeof createInvitations>

/** Whoever invites at the command line of the machine itself. */
export const OPERATOR = 'operator'
const GOOD_FOR_MS = 7 * 24 * 60 * 60_000

export function createInvitations({ database, clock, accounts, baseUrl }: InvitationNeeds) {
  const { db } = database

  async function make(
    trx: typeof db,
    invitee: {
      readonly organizationId: string
      readonly email: string
      readonly role: Role
      readonly invitedBy: string
    },
  ): Promise<{ readonly stored: StoredInvitation; readonly url: string }> {
    const secret = newSecret()
    const createdAt = clock.now()
    const email = normalEmail(invitee.email)
    // The newest link is the one that holds.
    await revokeInvitationsFor(trx, invitee.organizationId, email, createdAt)
    const stored = await insertInvitation(trx, {
      ...invitee,
      email,
      tokenHash: hashOf(secret),
      createdAt,
      expiresAt: new Date(createdAt.getTime() + GOOD_FOR_MS),
    })
    return { stored, url: `${baseUrl}/invitation/${secret}` }
  }

  async function join(
    trx: Transaction<Tables>,
    invitation: StoredInvitation,
    user: { readonly userId: string; readonly name: string },
  ): Promise<StoredMember> {
    await markAccepted(trx, invitation, clock.now())
    const { organization_id: organizationId, email, role } = invitation
    return insertMember(trx, { organizationId, email, role, ...user })
  }

  return {
    make,

    /** For whom the operations ask. */
    forAdmins: {
      async invitations(actor: Actor): Promise<readonly Invitation[]> {
        const stored = await listOpenInvitations(db, actor.organizationId, clock.now())
        return stored.map((row) => invitationOf(row, row.inviter ?? 'the operator'))
      },

      async invite(
        actor: Actor,
        { email, role }: { readonly email: string; readonly role: Role },
      ): Promise<{ readonly invitation: Invitation; readonly url: string }> {
        const { organizationId, memberId: invitedBy } = actor
        const known = await findMemberByEmail(db, normalEmail(email))
        if (known?.organization_id === organizationId) throw isMember(known.name)
        const { stored, url } = await db
          .transaction()
          .execute((trx) => make(trx, { organizationId, email, role, invitedBy }))
        return { invitation: invitationOf(stored, actor.name), url }
      },

      async revokeInvitation(actor: Actor, invitationId: string): Promise<void> {
        if (await endInvitation(db, actor.organizationId, invitationId, clock.now())) return
        throw new Problem({
          code: 'D-NOT-FOUND',
          message: 'There is no such open invitation in your organization.',
          fix: 'Look at the list again: it may have been accepted or revoked.',
        })
      },
    },

    /** What the page of the link shows. */
    async look(secret: string): Promise<{
      readonly email: string
      readonly organizationName: string
      readonly role: Role
    }> {
      const stored = await findOpenInvitation(db, hashOf(secret), clock.now())
      const organization = stored && (await findOrganization(db, stored.organization_id))
      if (!organization) throw notGood()
      return { email: stored.email, organizationName: organization.name, role: stored.role }
    },

    /** Makes the account and the member; the link is used up by that. The address is the invitation's. */
    async accept(
      secret: string,
      { name, password }: { readonly name: string; readonly password: string },
    ): Promise<StoredMember> {
      return db.transaction().execute(async (trx) => {
        const invitation = await lockOpenInvitation(trx, hashOf(secret), clock.now())
        if (!invitation) throw notGood()
        const userId = await accounts.create({ email: invitation.email, name, password })
        return join(trx, invitation, { userId, name })
      })
    },

    /** For somebody whose identity provider vouches for the address; undefined when nobody invited it. */
    async acceptFor(
      email: string,
      user: { readonly userId: string; readonly name: string },
    ): Promise<StoredMember | undefined> {
      return db.transaction().execute(async (trx) => {
        const invitation = await lockOpenInvitationFor(trx, normalEmail(email), clock.now())
        return invitation && join(trx, invitation, user)
      })
    },
  }
}

function invitationOf(stored: StoredInvitation, invitedBy: string): Invitation {
  return {
    invitationId: stored.invitation_id,
    email: stored.email,
    role: stored.role,
    invitedBy,
    createdAt: stored.created_at.toISOString(),
    expiresAt: stored.expires_at.toISOString(),
  }
}

function notGood(): Problem {
  return new Problem({
    code: 'D-NOT-FOUND',
    message:
      'This invitation is not good any more: it was used, revoked, or is older than seven days.',
    fix: 'Ask an admin of the organization for a new one.',
  })
}

function isMember(name: string): Problem {
  return new Problem({
    code: 'D-CONFLICT',
    message: `${name} is a member of your organization already.`,
    fix: 'Change their role in the list of members if that is what you want.',
  })
}
