/** Which stubs an admin's choice lets in, as one condition for every query that asks. */
import { type RawBuilder, sql, type SqlBool } from 'kysely'

export interface AccessRule {
  readonly mode: 'all' | 'team' | 'deal'
  readonly readFrom: Date
  /** Keyed hashes of the chosen people. Only of mode `team`, and then nothing but their calls is let in. */
  readonly teamKeys: readonly bigint[]
}

/** True for rows of `stub` that may be matched. The query must have `stub` under its own name. */
export function allowedStub({ mode, readFrom, teamKeys }: AccessRule): RawBuilder<SqlBool> {
  const open = sql<SqlBool>`stub.state = 'open' and stub.started_at >= ${readFrom}`
  if (mode === 'all') return open
  if (mode === 'deal') return sql<SqlBool>`${open} and stub.has_deal`
  return sql<SqlBool>`${open} and exists (
    select from stub_key as team
    where team.organization_id = stub.organization_id and team.call_id = stub.call_id
      and team.key = any(${teamKeys.map(String)}::text[]::bigint[]))`
}
