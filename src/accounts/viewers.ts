/** Members as Gong users: who each of them is there, said by their verified address or by an admin. */
import type { Kysely } from 'kysely'
import type { Actor } from '../records/member.ts'
import type { Clock } from '../records/ports.ts'
import { Problem } from '../records/problems.ts'
import type { ViewerMapping, Visibility } from '../records/visibility.ts'
import { insertEvent } from '../store/events.ts'
import { findMember, listMembers, type StoredMember } from '../store/members.ts'
import type { Tables } from '../store/tables.ts'
import {
  findGongUserName,
  findViewer,
  listStoredViewers,
  mapMember,
  settleViewers,
  type StoredViewer,
  unmapMember,
} from '../store/viewers.ts'
import { countVisible, raiseVisibilityEpoch } from '../store/visibility.ts'
import { lookerOf } from './visible-call.ts'
import { type NamedProfile, profilesOfUsers } from '../store/visibility-answers.ts'
import { checkVisibility } from './visibility-check.ts'
import { levelInWords } from './visibility-words.ts'

interface Needs {
  readonly db: Kysely<Tables>
  readonly clock: Clock
}

/** Each answer is for an admin, or an auditor. */
export function createViewers({ db, clock }: Needs) {
  /** In two queries, however many they are. */
  async function mappingsOf(
    organizationId: string,
    members: readonly StoredMember[],
    viewers: readonly StoredViewer[],
  ): Promise<readonly ViewerMapping[]> {
    const [profiles, counts] = await Promise.all([
      profilesOfUsers(
        db,
        organizationId,
        viewers.map(({ userId }) => userId),
      ),
      countVisible(
        db,
        { organizationId, now: clock.now() },
        members.map((member) => member.member_id),
      ),
    ])
    const viewerOf = new Map(viewers.map((viewer) => [viewer.memberId, viewer]))
    const profilesOf = Map.groupBy(profiles, ({ userId }) => userId)
    return members.map((member) => {
      const viewer = viewerOf.get(member.member_id)
      return {
        ...mappingOf(member, viewer),
        profiles: (profilesOf.get(viewer?.userId ?? '') ?? []).map(profileView),
        visibleCalls: counts.get(member.member_id) ?? 0,
      }
    })
  }

  return {
    async list({ organizationId, role }: Actor): Promise<readonly ViewerMapping[]> {
      const [members, viewers] = await Promise.all([
        listMembers(db, organizationId),
        listStoredViewers(db, organizationId),
      ])
      const mappings = await mappingsOf(organizationId, members, viewers)
      return role === 'admin'
        ? mappings
        : mappings.map((mapping) => ({ ...mapping, visibleCalls: null }))
    },

    async map(actor: Actor, memberId: string, userId: string | null): Promise<ViewerMapping> {
      const { organizationId } = actor
      const now = clock.now()
      const member = await db.transaction().execute(async (trx) => {
        const found = await findMember(trx, organizationId, memberId)
        if (!found) throw noSuchMember()
        const text = await decide(trx, actor, found, userId, now)
        const event = { organizationId, memberId: actor.memberId, subjectId: memberId }
        await insertEvent(trx, { ...event, kind: 'viewer.mapped', text })
        await raiseVisibilityEpoch(trx, organizationId)
        await settleViewers(trx, organizationId, now)
        return found
      })
      const viewer = await findViewer(db, organizationId, memberId)
      const [mapping] = await mappingsOf(organizationId, [member], viewer ? [viewer] : [])
      if (mapping === undefined) throw noSuchMember()
      return mapping
    },

    async check(actor: Actor, callId: string, memberId: string): Promise<Visibility> {
      const { organizationId } = actor
      const member = await findMember(db, organizationId, memberId)
      if (!member) throw noSuchMember()
      const { name, email } = member
      return checkVisibility(db, lookerOf({ organizationId, memberId }, clock), {
        member: { memberId, name, email },
        callId,
      })
    },
  }
}

function mappingOf(
  { member_id: memberId, name, email, role }: StoredMember,
  viewer: StoredViewer | undefined,
): Omit<ViewerMapping, 'profiles' | 'visibleCalls'> {
  return {
    memberId,
    memberName: name,
    memberEmail: email,
    role,
    user: viewer ? { userId: viewer.userId, name: viewer.name, email: viewer.userEmail } : null,
    basis: viewer?.basis ?? null,
  }
}

function profileView({ workspaceName, name, level, leads }: NamedProfile) {
  return { workspace: workspaceName, name, level: levelInWords(level, leads) }
}

/** Writes what the admin has decided; the answer is its sentence for the audit. */
async function decide(
  db: Kysely<Tables>,
  { organizationId, memberId: mappedBy, name: admin }: Actor,
  { member_id: memberId, name, email }: StoredMember,
  userId: string | null,
  mappedAt: Date,
): Promise<string> {
  if (userId === null) {
    await unmapMember(db, organizationId, memberId)
    return `${admin} lets the verified address of ${name} say who they are in Gong.`
  }
  const userName = await findGongUserName(db, organizationId, userId)
  if (userName === undefined) {
    throw new Problem({
      code: 'D-NOT-FOUND',
      message: 'There is no such active user in Gong.',
      fix: 'Look at the list of Gong users again: it is read anew every hour.',
    })
  }
  await mapMember(db, organizationId, { memberId, userId, email, mappedBy, mappedAt })
  return `${admin} said that ${name} is ${userName} in Gong.`
}

function noSuchMember(): Problem {
  return new Problem({
    code: 'D-NOT-FOUND',
    message: 'There is no such member in your organization.',
    fix: 'Look at the list of members again: they may have been removed.',
  })
}
