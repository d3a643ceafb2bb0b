/** How matching does, over all that was listed. */
import type { Kysely } from 'kysely'
import type { MatchingReport } from '../records/access.ts'
import { countByFirstRule, countByRule, countMatching } from '../store/access-counts.ts'
import type { AccessRule } from '../store/access-filter.ts'
import { countOwed } from '../store/owed-parts.ts'
import type { Tables } from '../store/tables.ts'

/** A report on fewer calls says nothing of habits. */
const FEW_CALLS = 10
const LOW_SHARE = 0.2

export async function matchingReport(
  db: Kysely<Tables>,
  organizationId: string,
  rule: AccessRule,
): Promise<MatchingReport> {
  const counts = await countMatching(db, organizationId, rule)
  const linksByRule = await countByRule(db, organizationId)
  const linksByFirstRule = await countByFirstRule(db, organizationId)
  const owedTranscripts = await countOwed(db, organizationId, 'transcript')
  const byCrm = Math.max(linksByRule.crmDeal, linksByRule.crmAccount)
  const isLow = counts.linked >= FEW_CALLS && byCrm < counts.linked * LOW_SHARE
  const percent = counts.linked === 0 ? 0 : Math.round((100 * byCrm) / counts.linked)
  return {
    ...counts,
    linksByRule,
    linksByFirstRule,
    owedTranscripts,
    tip: isLow
      ? `Only ${percent} % of the linked calls hang on a CRM deal or account in Gong. Tie calls to deals there: they are found then even when nobody used a company address.`
      : null,
  }
}
