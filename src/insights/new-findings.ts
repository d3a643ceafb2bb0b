/** What a call's reading leaves in the store: findings with their exact words, and what Gong's trackers heard. Pure. */
import { findQuote } from '../accounts/find-quote.ts'
import { readDetails, toMs } from '../accounts/kept-details.ts'
import type { Finding } from '../records/finding.ts'
import type { RiskRules } from '../records/risk.ts'
import type { KeptFinding, NewFinding } from '../store/call-readings.ts'
import type { CallToRead } from './engine/engine.ts'
import { findingId, type FindingWords } from './finding-id.ts'

export type Unnumbered = Omit<NewFinding, 'finding_id'>

/**
 * Sentences that the call does not have are a fault of the engine: such a finding is left out. `model`: the one outside that
 * found them, where they are not the engine's.
 */
export function derivedFindings(
  call: CallToRead,
  findings: readonly Finding[],
  model: string | null = null,
): readonly Unnumbered[] {
  return findings.flatMap((one) => {
    const sentences = one.sentences.map((n) => call.sentences[n])
    const [first] = sentences
    if (first === undefined || sentences.includes(undefined)) return []
    return [
      {
        kind: one.kind,
        risk_type: one.kind === 'risk' ? (one.riskType ?? 'technical') : null,
        severity: one.severity ?? null,
        sentences: one.sentences,
        quote: sentences.map((sentence) => sentence?.text ?? '').join(' '),
        speaker_id: one.speakerId ?? first.speakerId ?? null,
        side: one.side,
        start_ms: first.startMs,
        end_ms: Math.max(...sentences.map((sentence) => sentence?.endMs ?? 0)),
        confidence: one.confidence,
        why: one.why,
        subject: one.subject ?? null,
        due: one.due ?? null,
        due_on: one.dueOn ?? null,
        origin: model === null ? ('derived' as const) : ('model' as const),
        model,
      },
    ]
  })
}

/** Hits by the customer of trackers that the rules name, where Gong gives their times. `known`: is not said twice. */
export function trackerFindings(
  call: CallToRead,
  details: unknown,
  trackers: RiskRules['trackers'],
  known: readonly Unnumbered[],
): readonly Unnumbered[] {
  const types = new Map(trackers.map(({ name, type }) => [name.toLowerCase(), type]))
  const sides = new Map(call.people.map(({ speakerId, side }) => [speakerId, side]))
  return (readDetails(details).trackers ?? []).flatMap(({ name, occurrences }) => {
    const type = types.get(name.toLowerCase())
    if (type === undefined) return []
    const numbers = new Set(occurrences.map(({ startSec }) => sentenceAt(call, toMs(startSec))))
    return [...numbers].flatMap((n) => {
      const sentence = n === undefined ? undefined : call.sentences[n]
      if (n === undefined || sentence === undefined) return []
      if (sides.get(sentence.speakerId) !== 'customer') return []
      const isKnown = known.some(
        ({ risk_type: other, sentences }) => other === type && sentences.includes(n),
      )
      if (isKnown) return []
      return [
        {
          kind: 'risk' as const,
          risk_type: type,
          severity: 'medium' as const,
          sentences: [n],
          quote: sentence.text,
          speaker_id: sentence.speakerId ?? null,
          side: 'customer' as const,
          start_ms: sentence.startMs,
          end_ms: sentence.endMs,
          confidence: 1,
          why: `Gong's tracker "${name}" heard this.`,
          subject: null,
          due: null,
          due_on: null,
          origin: 'gong' as const,
          model: null,
        },
      ]
    })
  })
}

/** The sentence that is being said, else the next one; undefined after the last. */
function sentenceAt(
  { sentences }: Pick<CallToRead, 'sentences'>,
  atMs: number,
): number | undefined {
  const n = sentences.findIndex(({ endMs }) => endMs > atMs)
  return n < 0 ? undefined : n
}

/** With ids; the same words a second time are another finding. `taken`: ids that others in the call have. */
export function numbered(
  callId: string,
  findings: readonly Unnumbered[],
  taken: ReadonlySet<string> = new Set(),
): readonly NewFinding[] {
  const ids = new Set(taken)
  return findings.map((finding) => {
    const words: FindingWords = {
      callId,
      kind: finding.kind,
      riskType: finding.risk_type ?? null,
      quote: finding.quote,
    }
    let nth = 0
    while (ids.has(findingId(words, nth))) nth += 1
    const id = findingId(words, nth)
    ids.add(id)
    return { ...finding, finding_id: id }
  })
}

/**
 * Marked findings that the rules leave out now stay, as long as their words are in the transcript: a dismissed risk can
 * be looked at, and taken back.
 */
export function stillMarked(
  call: CallToRead,
  transcriptHash: string,
  kept: readonly KeptFinding[],
  found: readonly NewFinding[],
): readonly NewFinding[] {
  const ids = new Set(found.map((one) => one.finding_id))
  const texts = call.sentences.map(({ text }) => text)
  return kept.flatMap(({ row: finding, isMarked, transcriptHash: hash }) => {
    if (!isMarked || ids.has(finding.finding_id)) return []
    if (hash === transcriptHash) return [finding]
    const { quote, sentences } = finding
    const [numbers = []] = findQuote(texts, quote, sentences[0] ?? 0)
    const said = numbers.flatMap((n) => call.sentences[n] ?? [])
    const [first] = said
    if (first === undefined) return []
    return [
      {
        ...finding,
        sentences: numbers,
        speaker_id: first.speakerId ?? null,
        start_ms: first.startMs,
        end_ms: Math.max(...said.map(({ endMs }) => endMs)),
      },
    ]
  })
}
