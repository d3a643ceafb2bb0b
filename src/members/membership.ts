/** Who is in the organization, with which role. There is always an admin. */
import type { Actor, Member, Role } from '../records/member.ts'
import type { Clock } from '../records/ports.ts'
import { Problem } from '../records/problems.ts'
import type { Database } from '../store/connect.ts'
import {
  findMember,
  listMembers,
  removeMember,
  setRole,
  type StoredMember,
} from '../store/members.ts'
import { revokeInvitationsBy } from '../store/invitations.ts'
import { countUnreadNotices } from '../store/notices.ts'
import { findOrganization, lockOrganization } from '../store/organizations.ts'
import { memberOf } from './actor.ts'
import type { UserAccounts } from './user-accounts.ts'

export interface MembershipNeeds {
  readonly database: Pick<Database, 'db'>
  readonly clock: Clock
  readonly accounts: UserAccounts
  readonly hasGoogleDrive: boolean
}

export function createMembership({ database, clock, accounts, hasGoogleDrive }: MembershipNeeds) {
  const { db } = database
  type Transaction = typeof db

  /** `change` runs while nobody else changes who is an admin. */
  async function changing(
    { organizationId }: Actor,
    memberId: string,
    keepsAdmin: boolean,
    change: (trx: Transaction) => Promise<void>,
  ): Promise<StoredMember> {
    return db.transaction().execute(async (trx) => {
      await lockOrganization(trx, organizationId)
      const member = await findMember(trx, organizationId, memberId)
      if (!member) throw noSuchMember()
      const members = await listMembers(trx, organizationId)
      const admins = members.filter(({ role }) => role === 'admin').length
      if (member.role === 'admin' && admins === 1 && !keepsAdmin) throw lastAdmin()
      await change(trx)
      return member
    })
  }

  return {
    async me(actor: Actor) {
      const { organizationId, memberId } = actor
      const [member, organization, unreadNotices] = await Promise.all([
        findMember(db, organizationId, memberId),
        findOrganization(db, organizationId),
        countUnreadNotices(db, actor),
      ])
      if (!member || !organization) throw noSuchMember()
      return {
        member: memberOf(member),
        organization: {
          organizationId,
          name: organization.name,
          isSample: organization.is_sample,
        },
        unreadNotices,
        hasGoogleDrive,
      }
    },

    async list(actor: Actor): Promise<readonly Member[]> {
      return (await listMembers(db, actor.organizationId)).map(memberOf)
    },

    async changeRole(actor: Actor, memberId: string, role: Role): Promise<Member> {
      const { organizationId } = actor
      const member = await changing(actor, memberId, role === 'admin', async (trx) => {
        await setRole(trx, organizationId, memberId, role)
        if (role !== 'admin') await revokeInvitationsBy(trx, organizationId, memberId, clock.now())
      })
      return memberOf({ ...member, role })
    },

    async remove(actor: Actor, memberId: string): Promise<void> {
      const { organizationId } = actor
      const member = await changing(actor, memberId, false, (trx) =>
        removeMember(trx, organizationId, memberId, clock.now()),
      )
      await accounts.remove(member.user_id)
    },
  }
}

function noSuchMember(): Problem {
  return new Problem({
    code: 'D-NOT-FOUND',
    message: 'There is no such member in your organization.',
    fix: 'Look at the list of members again: they may have been removed.',
  })
}

function lastAdmin(): Problem {
  return new Problem({
    code: 'D-CONFLICT',
    message: 'This is the last admin of the organization.',
    fix: 'Make another member an admin first.',
  })
}
