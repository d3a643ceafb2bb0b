/** Findings as evidence: exact words of a call, who said them when, and what stands around them. */
import type { Kysely } from 'kysely'
import { voicesOf } from '../accounts/voices.ts'
import type { Evidence } from '../records/evidence.ts'
import { partiesOfCalls } from '../store/call-parts.ts'
import { sentencesAround, type StoredFinding, turnSpeakers } from '../store/findings.ts'
import type { Tables } from '../store/tables.ts'
import { evidenceView } from './evidence-view.ts'

/** Of findings that the reader may see, in their order. */
export async function evidenceOf(
  db: Kysely<Tables>,
  organizationId: string,
  findings: readonly StoredFinding[],
): Promise<readonly Evidence[]> {
  if (findings.length === 0) return []
  const [around, names] = await Promise.all([
    sentencesAround(db, organizationId, findings),
    unnamed(db, organizationId, findings),
  ])
  return findings.map((finding, n) => {
    const { callId, speakerId } = finding
    const speaker = finding.speaker ?? names.get(callId)?.(speakerId) ?? 'Unknown speaker'
    const { before = null, after = null } = around[n] ?? {}
    return evidenceView({ ...finding, speaker, before, after })
  })
}

/** Voices that no name is known of have the numbers that they have in the transcript. */
async function unnamed(
  db: Kysely<Tables>,
  organizationId: string,
  findings: readonly StoredFinding[],
): Promise<ReadonlyMap<string, (speakerId: string | null) => string>> {
  const callIds = [
    ...new Set(findings.flatMap(({ speaker, callId }) => (speaker === null ? [callId] : []))),
  ]
  if (callIds.length === 0) return new Map()
  const [parties, speakers] = await Promise.all([
    partiesOfCalls(db, { organizationId, callIds }),
    turnSpeakers(db, organizationId, callIds),
  ])
  const byCall = Map.groupBy(parties, (party) => party.call_id)
  return new Map(
    callIds.map((callId) => {
      const voices = voicesOf(byCall.get(callId) ?? [], speakers.get(callId) ?? [])
      return [callId, (speakerId: string | null) => voices.of(speakerId).name]
    }),
  )
}
