/**
 * The rules by which a member may see a call, each a condition over `call` under its own name. The predicate and its
 * explanation are both made of this list, in its order.
 */
import { type RawBuilder, sql, type SqlBool } from 'kysely'
import type { VisibilityRule } from '../records/visibility.ts'
import { mirrorAsOf } from './mirror-state.ts'

/** A member who looks; who they are in Gong is looked up by the rules themselves. */
export interface Looker {
  readonly organizationId: string
  readonly memberId: string
  /** The present: a mirror of Gong's permissions that is too old shows nothing. */
  readonly now: Date
}

export interface Rule {
  readonly rule: VisibilityRule
  /** What is decided where it holds; where it does not, the next one is asked. */
  readonly verdict: 'allow' | 'deny'
  readonly holds: RawBuilder<SqlBool>
}

/** One of several members, each named by a row of the query. */
export interface RowLooker extends Omit<Looker, 'memberId'> {
  readonly memberId: RawBuilder<string>
}

/** A mirror of Gong's permissions that is older shows nothing. It is read again every hour. */
export const MIRROR_CLOSES_AFTER_MS = 4 * 60 * 60_000

/** Where none of them decides, the call stays hidden. */
export function rulesFor({ organizationId, memberId, now }: Looker | RowLooker): readonly Rule[] {
  const oldest = new Date(now.getTime() - MIRROR_CLOSES_AFTER_MS)
  const user = sql`(select looking_user(${organizationId}, ${memberId}))`
  const profiles = sql`gong_profile_user holder
    join gong_profile profile on profile.organization_id = holder.organization_id
      and profile.profile_id = holder.profile_id and holder.organization_id = ${organizationId}
      and holder.user_id = ${user}`
  /** Hosted by, inviting or attended by somebody of the team. */
  const heard = (level: string) => sql<SqlBool>`(exists (
      select from heard_people(${organizationId}, ${user}) heard
      where heard.level = ${level} and heard.workspace_id = call.workspace_id
        and heard.user_id = call.host_id)
    or exists (
      select from heard_people(${organizationId}, ${user}) heard
      join call_party party on party.user_id = heard.user_id
      where heard.level = ${level} and heard.workspace_id = call.workspace_id
        and party.organization_id = ${organizationId} and party.call_id = call.call_id))`

  return [
    deny('not-linked')`not exists (
      select from link where link.organization_id = ${organizationId}
        and link.call_id = call.call_id and link.state = 'linked')`,
    deny('private')`call.is_private`,
    deny('internal')`(call.scope = 'Internal')`,
    deny('unseen')`(call.unseen_since is not null)`,
    deny('no-member')`not exists (
      select from member where member.organization_id = ${organizationId}
        and member.member_id = ${memberId} and member.removed_at is null)`,
    deny('mirror-too-old')`not exists (
      select from mirror where mirror.organization_id = ${organizationId}
        and ${mirrorAsOf} > ${oldest})`,
    allow('open-to-all')`exists (
      select from access where access.organization_id = ${organizationId}
        and access.is_open_to_all)`,
    deny('no-viewer')`(${user} is null)`,
    deny('inactive-user')`not exists (
      select from gong_user looking where looking.organization_id = ${organizationId}
        and looking.user_id = ${user} and looking.is_active)`,
    allow('participant')`exists (
      select from call_party party where party.organization_id = ${organizationId}
        and party.call_id = call.call_id and party.user_id = ${user})`,
    allow('host')`(call.host_id = ${user})`,
    allow('grant')`exists (
      select from call_grant given where given.organization_id = ${organizationId}
        and given.call_id = call.call_id and given.user_id = ${user})`,
    allow('folder')`exists (
      select from folder_call saved
      join ${profiles} on profile.workspace_id = saved.workspace_id
      where saved.organization_id = ${organizationId} and saved.call_id = call.call_id
        and (profile.folders_level = 'all' or (profile.folders_level = 'specific-folders'
          and saved.folder_id = any(profile.folder_ids))))`,
    allow('level-all')`exists (
      select from ${profiles}
      where profile.workspace_id = call.workspace_id and profile.calls_level = 'all')`,
    allow('level-managers-team')`${heard('managers-team')}`,
    allow('level-report-to-them')`${heard('report-to-them')}`,
    allow('level-chosen-people')`(exists (
      select from access where access.organization_id = ${organizationId}
        and access.follows_chosen_people) and ${heard('none')})`,
    deny('no-profile')`not exists (
      select from ${profiles} where profile.workspace_id = call.workspace_id)`,
  ]
}

const saying =
  (verdict: Rule['verdict']) =>
  (rule: VisibilityRule) =>
  (...condition: Parameters<typeof sql<SqlBool>>): Rule => ({
    rule,
    verdict,
    holds: sql<SqlBool>(...condition),
  })
const allow = saying('allow')
const deny = saying('deny')
