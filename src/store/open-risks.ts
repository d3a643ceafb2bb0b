/** Risks of an account that are open, for whoever may see the calls in which they were heard. */
import { type Kysely, sql } from 'kysely'
import { visibleCalls } from './account-figures.ts'
import type { Tables } from './tables.ts'
import type { Looker } from './visibility.ts'

type Db = Kysely<Tables>

export interface OpenRisk {
  readonly riskId: string
  readonly callId: string
  readonly type: string
  readonly severity: string
  readonly why: string
  readonly ownerId: string | null
  readonly transcriptHash: string
  readonly sentences: readonly number[]
  readonly quote: string
}

/** The heaviest first, then the newest. */
export async function openRisks(
  db: Db,
  looker: Looker,
  accountId: string,
): Promise<readonly OpenRisk[]> {
  const calls = visibleCalls(db, looker, accountId).select(['call.call_id', 'call.started_at'])
  const { rows } = await sql<OpenRisk>`
    with seen as (${calls})
    select finding.finding_id as "riskId", finding.call_id as "callId",
      finding.risk_type as "type", coalesce(finding.severity, 'low') as "severity", finding.why,
      mark.owner_id as "ownerId", reading.transcript_hash as "transcriptHash",
      to_json(finding.sentences) as "sentences", finding.quote
    from seen
    join finding on finding.organization_id = ${looker.organizationId}
      and finding.call_id = seen.call_id and finding.kind = 'risk'
    join call_reading reading on reading.organization_id = finding.organization_id
      and reading.call_id = finding.call_id
    left join finding_mark mark on mark.organization_id = finding.organization_id
      and mark.account_id = ${accountId} and mark.finding_id = finding.finding_id
    where coalesce(mark.state, 'open') in ('open', 'watching')
    order by array_position(array['high', 'medium', 'low'], coalesce(finding.severity, 'low')),
      seen.started_at desc, finding.start_ms`.execute(db)
  return rows
}
