/** The answer to "Check access": what the predicate says of one member and one call, explained. */
import type { Kysely } from 'kysely'
import type { Visibility } from '../records/visibility.ts'
import type { Tables } from '../store/tables.ts'
import { findViewer } from '../store/viewers.ts'
import {
  askRules,
  heardOnCall,
  profilesOfUsers,
  surroundingsOf,
} from '../store/visibility-answers.ts'
import { type Looker, MIRROR_CLOSES_AFTER_MS } from '../store/visibility-rules.ts'
import { type AskedRule, explain } from './visibility.ts'

const NO_SUCH_CALL: readonly AskedRule[] = [{ rule: 'not-linked', verdict: 'deny', holds: true }]
const HOUR_MS = 60 * 60_000

/** A call that is kept nowhere is told of as one that is not linked. */
export async function checkVisibility(
  db: Kysely<Tables>,
  looker: Looker,
  { member, callId }: { readonly member: CheckedMember; readonly callId: string },
): Promise<Visibility> {
  const { organizationId } = looker
  const [asked, viewer, around] = await Promise.all([
    askRules(db, looker, callId),
    findViewer(db, organizationId, member.memberId),
    surroundingsOf(db, organizationId, callId),
  ])
  const [profiles, heard] = viewer
    ? await Promise.all([
        profilesOfUsers(db, organizationId, [viewer.userId], around.workspaceId),
        heardOnCall(db, organizationId, { userId: viewer.userId, callId }),
      ])
    : [[], []]
  const explanation = explain(asked?.answers ?? NO_SUCH_CALL, {
    memberName: member.name,
    memberEmail: member.email,
    userName: viewer?.name ?? null,
    workspaceName: around.workspaceName,
    permissionsReadAt: around.refreshedAt,
    closesAfterHours: MIRROR_CLOSES_AFTER_MS / HOUR_MS,
    profiles,
    heard,
  })
  // The list decides; an explanation that says otherwise is none.
  if (explanation.isAllowed !== (asked?.isVisible ?? false)) {
    throw new Error(`The rules and the predicate disagree about ${callId}: ${explanation.rule}`)
  }
  return { callId, memberId: member.memberId, memberName: member.name, ...explanation }
}

export interface CheckedMember {
  readonly memberId: string
  readonly name: string
  readonly email: string
}
