/** What each rule of visibility says of one call and one member, with the names that an explanation needs. */
import { type Kysely, sql } from 'kysely'
import type { VisibilityRule } from '../records/visibility.ts'
import { mirrorAsOf } from './mirror-state.ts'
import type { Tables } from './tables.ts'
import { visibleTo } from './visibility.ts'
import { type Looker, type Rule, rulesFor } from './visibility-rules.ts'

type Db = Kysely<Tables>

export interface RuleAnswer {
  readonly rule: VisibilityRule
  readonly verdict: Rule['verdict']
  readonly holds: boolean
}

/** The rules in their order, and what the predicate of every list says. Undefined where no such call is kept. */
export async function askRules(
  db: Db,
  looker: Looker,
  callId: string,
): Promise<{ readonly isVisible: boolean; readonly answers: readonly RuleAnswer[] } | undefined> {
  const rules = rulesFor(looker)
  const row = await db
    .selectFrom('call')
    .select([
      sql<boolean>`coalesce(${visibleTo(looker)}, false)`.as('is_visible'),
      // What cannot be said counts against the looker, as it does in the predicate.
      sql<readonly boolean[]>`array[${sql.join(
        rules.map(({ verdict, holds }) => sql`coalesce(${holds}, ${verdict === 'deny'})`),
      )}]`.as('holds'),
    ])
    .where('call.organization_id', '=', looker.organizationId)
    .where('call.call_id', '=', callId)
    .executeTakeFirst()
  if (!row) return undefined
  return {
    isVisible: row.is_visible,
    answers: rules.map(({ rule, verdict }, at) => ({
      rule,
      verdict,
      holds: row.holds[at] ?? verdict === 'deny',
    })),
  }
}

export interface NamedProfile {
  readonly userId: string
  readonly name: string
  readonly workspaceName: string
  /** As Gong says it; null where it says nothing. */
  readonly level: string | null
  readonly leads: number
}

/** Profiles of Gong users, in one workspace or in all of them. */
export async function profilesOfUsers(
  db: Db,
  organizationId: string,
  userIds: readonly string[],
  workspaceId?: string | null,
): Promise<readonly NamedProfile[]> {
  const query = db
    .selectFrom('gong_profile_user as holder')
    .innerJoin('gong_profile as profile', (join) =>
      join
        .onRef('profile.organization_id', '=', 'holder.organization_id')
        .onRef('profile.profile_id', '=', 'holder.profile_id'),
    )
    .leftJoin('gong_workspace as workspace', (join) =>
      join
        .onRef('workspace.organization_id', '=', 'profile.organization_id')
        .onRef('workspace.workspace_id', '=', 'profile.workspace_id'),
    )
    .select([
      'holder.user_id',
      'profile.name',
      'profile.workspace_id',
      'workspace.name as workspace_name',
      'profile.calls_level as level',
      'profile.team_lead_ids',
    ])
    .where('holder.organization_id', '=', organizationId)
    .where(sql<boolean>`holder.user_id = any(${[...userIds]}::text[])`)
    .orderBy('workspace.name')
    .orderBy('profile.name')
  const rows = await (
    workspaceId === undefined ? query : query.where('profile.workspace_id', '=', workspaceId)
  ).execute()
  return rows.map((row) => ({
    userId: row.user_id,
    name: row.name,
    workspaceName: row.workspace_name ?? row.workspace_id,
    level: row.level,
    leads: row.team_lead_ids.length,
  }))
}

/** Names of those on a call whose calls a Gong user hears there by a profile, by its level. */
export async function heardOnCall(
  db: Db,
  organizationId: string,
  { userId, callId }: { readonly userId: string; readonly callId: string },
): Promise<readonly { readonly level: string; readonly name: string }[]> {
  const { rows } = await sql<{ level: string; name: string }>`
    select distinct heard.level, coalesce(person.name, person.email, person.user_id) as name
    from call
    join heard_people(${organizationId}, ${userId}) heard on heard.workspace_id = call.workspace_id
    join gong_user person on person.organization_id = call.organization_id
      and person.user_id = heard.user_id
    where call.organization_id = ${organizationId} and call.call_id = ${callId}
      and (call.host_id = heard.user_id or exists (
        select from call_party party where party.organization_id = call.organization_id
          and party.call_id = call.call_id and party.user_id = heard.user_id))
    order by heard.level, name`.execute(db)
  return rows
}

/** Where a call belongs, and how fresh the mirror of Gong's permissions is. */
export async function surroundingsOf(
  db: Db,
  organizationId: string,
  callId: string,
): Promise<{
  readonly refreshedAt: Date | null
  readonly workspaceId: string | null
  readonly workspaceName: string | null
}> {
  const row = await db
    .selectFrom('organization')
    .leftJoin('mirror', 'mirror.organization_id', 'organization.organization_id')
    .leftJoin('call', (join) =>
      join
        .onRef('call.organization_id', '=', 'organization.organization_id')
        .on('call.call_id', '=', callId),
    )
    .leftJoin('gong_workspace as workspace', (join) =>
      join
        .onRef('workspace.organization_id', '=', 'call.organization_id')
        .onRef('workspace.workspace_id', '=', 'call.workspace_id'),
    )
    .select([mirrorAsOf.as('as_of'), 'call.workspace_id', 'workspace.name as workspace_name'])
    .where('organization.organization_id', '=', organizationId)
    .executeTakeFirst()
  return {
    refreshedAt: row?.as_of ?? null,
    workspaceId: row?.workspace_id ?? null,
    workspaceName: row?.workspace_name ?? row?.workspace_id ?? null,
  }
}
