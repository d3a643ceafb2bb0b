/** A member as whoever asks. */
import { type Actor, type Member, type Scope, SCOPES } from '../records/member.ts'
import type { StoredMember } from '../store/members.ts'

export function actorOf(
  member: Pick<StoredMember, 'organization_id' | 'member_id' | 'name' | 'email' | 'role'>,
  scopes: readonly Scope[] = SCOPES,
): Actor {
  return {
    organizationId: member.organization_id,
    memberId: member.member_id,
    name: member.name,
    email: member.email,
    role: member.role,
    scopes,
  }
}

export function memberOf(stored: StoredMember): Member {
  return {
    memberId: stored.member_id,
    name: stored.name,
    email: stored.email,
    role: stored.role,
    createdAt: stored.created_at.toISOString(),
  }
}
