/**
 * Risks that a model found, beside what was found in the call before. A model adds to it and takes nothing away: where both
 * mean the same place and type, what was found stands, with its id and its marks, and says that the model takes it for a
 * risk too. Pure.
 */
import type { RiskType } from '../../records/finding.ts'
import type { KeptFinding, NewFinding } from '../../store/call-readings.ts'
import type { CallToRead } from '../engine/engine.ts'
import { numbered, stillMarked, type Unnumbered } from '../new-findings.ts'
import { takesItForOne } from './read-answers.ts'

interface RiskPlace {
  readonly riskType?: RiskType | null | undefined
  readonly sentences: readonly number[]
}

/** Sentences between two places that are one all the same. */
const NEAR = 1

/** `added`: risks of their own. `also`: what was found already, with the first one that says the same. */
export function joinRisks<Found extends RiskPlace, Said extends RiskPlace>(
  found: readonly Found[],
  said: readonly Said[],
): { readonly added: readonly Said[]; readonly also: ReadonlyMap<Found, Said> } {
  const also = new Map<Found, Said>()
  const added = said.filter((one) => {
    const same = found.filter((other) => isSameRisk(one, other))
    for (const other of same) if (!also.has(other)) also.set(other, one)
    return same.length === 0
  })
  return { added, also }
}

/** What a model says twice, as it does where parts of a call overlap, counts once. */
export function withoutRepeats<Said extends RiskPlace>(risks: readonly Said[]): readonly Said[] {
  const kept: Said[] = []
  for (const risk of risks) if (!kept.some((other) => isSameRisk(risk, other))) kept.push(risk)
  return kept
}

function isSameRisk(a: RiskPlace, b: RiskPlace): boolean {
  if (!a.riskType || a.riskType !== b.riskType) return false
  return a.sentences.some((n) => b.sentences.some((m) => Math.abs(n - m) <= NEAR))
}

/** All findings of a call once a model has been asked anew: what it said before, and nobody has marked, goes. */
export function withSaid(
  callId: string,
  kept: readonly KeptFinding[],
  said: readonly Unnumbered[],
): readonly NewFinding[] {
  const standing = kept.filter(({ row, isMarked }) => row.origin !== 'model' || isMarked)
  const places = standing.map(({ row }) => placed(row))
  const { added, also } = joinRisks(places, said.map(placed))
  const rows = places.map((one): NewFinding => {
    const before = one.row.origin === 'model' ? one.row.model : null
    return { ...one.row, model: also.get(one)?.row.model ?? before }
  })
  return [...rows, ...numbered(callId, added.map(rowOf), idsOf(rows))]
}

/**
 * All findings of a call that the engine has read anew. What a model said of the same words stays, while it is still a
 * customer who says them; and a risk of a model that somebody has marked keeps its id and words when the engine finds it too.
 */
export function withKept(
  call: CallToRead,
  transcriptHash: string,
  found: readonly NewFinding[],
  kept: readonly KeptFinding[],
): readonly NewFinding[] {
  const ids = idsOf(found)
  const ofModels = kept.filter(
    ({ row, transcriptHash: hash }) =>
      row.model !== null && hash === transcriptHash && isCustomers(call, row),
  )
  const isStanding = ({ row, isMarked }: KeptFinding): boolean =>
    isMarked && !ids.has(row.finding_id)
  const marked = joinRisks(
    ofModels.filter(isStanding).map(({ row }) => placed(row)),
    found.map(placed),
  )
  const renewed = [...marked.also].map(([{ row }, { row: engines }]): NewFinding => {
    const { origin, why, severity = null, confidence } = engines
    return { ...row, origin, why, severity, confidence }
  })
  const engines = [...marked.added.map(rowOf), ...renewed].map(placed)
  const others = ofModels.filter((one) => !isStanding(one)).map(({ row }) => placed(row))
  const { added, also } = joinRisks(engines, others)
  const rows = engines.map((one): NewFinding => {
    return { ...one.row, model: also.get(one)?.row.model ?? one.row.model ?? null }
  })
  const alone = added.map(({ row }) => saidAlone(row))
  // What is marked may come back below, with its id.
  const taken = new Set([...idsOf(rows), ...marksOf(kept)])
  const all = [...rows, ...numbered(call.callId, alone, taken)]
  return [...all, ...stillMarked(call, transcriptHash, kept, all)]
}

/** What both had found, and the engine does not find any more, is left as the model's. */
function saidAlone(row: KeptFinding['row']): Unnumbered {
  if (row.origin === 'model') return row
  return { ...row, origin: 'model', ...takesItForOne(row.model ?? '') }
}

function isCustomers({ sentences, people }: CallToRead, { sentences: [n = -1] }: Unnumbered) {
  const speakerId = sentences[n]?.speakerId
  return people.findLast((one) => one.speakerId === speakerId)?.side === 'customer'
}

function placed<Row extends Unnumbered>(row: Row) {
  return { riskType: row.risk_type ?? null, sentences: row.sentences, row }
}

function rowOf<Row>({ row }: { readonly row: Row }): Row {
  return row
}

function marksOf(kept: readonly KeptFinding[]): readonly string[] {
  return kept.flatMap(({ row, isMarked }) => (isMarked ? [row.finding_id] : []))
}

function idsOf(rows: readonly NewFinding[]): ReadonlySet<string> {
  return new Set(rows.map((one) => one.finding_id))
}
