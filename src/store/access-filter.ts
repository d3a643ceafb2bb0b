/** Which stubs an admin's choice lets in, as one condition for every query that asks. */
import { type RawBuilder, sql, type SqlBool } from 'kysely'

export interface AccessRule {
  readonly mode: 'all' | 'team' | 'deal'
  readonly readFrom: Date
  /** Empty for all. */
  readonly workspaceIds: readonly string[]
  /** Keyed hashes of the chosen people. Only of mode `team`, and then nothing but their calls is let in. */
  readonly teamKeys: readonly bigint[]
}

/** True for rows of `stub` that may be matched. The query must have `stub` under its own name. */
export function allowedStub(rule: AccessRule): RawBuilder<SqlBool> {
  return sql<SqlBool>`(
    stub.state = 'open' and stub.started_at >= ${rule.readFrom}
    and ${inWorkspaces(rule)} and ${byMode(rule)})`
}

export function inWorkspaces({ workspaceIds }: AccessRule): RawBuilder<SqlBool> {
  if (workspaceIds.length === 0) return sql<SqlBool>`true`
  return sql<SqlBool>`coalesce(stub.workspace_id = any(${workspaceIds}::text[]), false)`
}

export function byMode({ mode, teamKeys }: AccessRule): RawBuilder<SqlBool> {
  if (mode === 'all') return sql<SqlBool>`true`
  if (mode === 'deal') return sql<SqlBool>`stub.has_deal`
  return sql<SqlBool>`exists (
    select from stub_key as team
    where team.organization_id = stub.organization_id and team.call_id = stub.call_id
      and team.key = any(${teamKeys.map(String)}::text[]::bigint[]))`
}
