/** What is known of the calls of an account: their words, who says them, and what was found in them. */
import type { Kysely } from 'kysely'
import { type Voices, voicesOf } from '../accounts/voices.ts'
import type { Finding } from '../records/finding.ts'
import type { AccountKey } from '../store/account-figures.ts'
import { readingsOfCalls, type StoredReading } from '../store/call-readings.ts'
import { marksOfFindings } from '../store/finding-marks.ts'
import { type CallFinding, findingsOfCalls } from '../store/findings.ts'
import { type ReadableCall, readableCalls } from '../store/readable-calls.ts'
import type { Tables } from '../store/tables.ts'
import type { Looker } from '../store/visibility.ts'
import { callToRead } from './call-to-read.ts'
import type { ReadCall } from './engine/answers.ts'
import { counting, rulesOf } from './rules.ts'

export interface AccountFinding extends CallFinding {
  /** A next step or promise that somebody has ticked off. */
  readonly isDone: boolean
}

export interface AccountReading extends ReadCall, ReadableCall {
  readonly voices: Voices
  /** When the engine has read these words; null before that, when nothing is found in them yet. */
  readonly readAt: Date | null
  /** By whom it was read: another one where people or rules have changed. */
  readonly readBy: string | null
  /** As `reading` has them, with their ids. */
  readonly findings: readonly AccountFinding[]
}

/** Oldest first. Without a looker: of all calls, for what is kept with the calls that it rests on. */
export async function accountReadings(
  db: Kysely<Tables>,
  account: AccountKey,
  looker: Looker | undefined,
): Promise<readonly AccountReading[]> {
  return readingsOf(db, account, await readableCalls(db, account, looker))
}

/** Of calls that the reader may see. Without an account nothing counts as ticked off or dismissed. */
export async function readingsOf(
  db: Kysely<Tables>,
  { organizationId, accountId }: { readonly organizationId: string; readonly accountId?: string },
  calls: readonly ReadableCall[],
): Promise<readonly AccountReading[]> {
  const key = { organizationId, callIds: calls.map(({ callId }) => callId) }
  const [readings, found, rules] = await Promise.all([
    readingsOfCalls(db, key),
    findingsOfCalls(db, key),
    rulesOf(db, organizationId),
  ])
  const ids = found.map(({ findingId }) => findingId)
  const marks =
    accountId === undefined ? [] : await marksOfFindings(db, organizationId, ids, accountId)
  const states = new Map(marks.map((mark) => [mark.finding_id, mark.state]))
  const counts = counting(rules)
  const foundIn = Map.groupBy(found, ({ callId }) => callId)
  return calls.map((call) => {
    const { callId, transcript, parties, title, type, startedAt, language } = call
    const voices = voicesOf(parties, transcript.turn_speakers)
    const stored = readings.get(callId)
    const isRead = stored?.transcript_hash === transcript.hash
    const findings = (foundIn.get(callId) ?? [])
      .filter(({ transcriptHash }) => transcriptHash === transcript.hash)
      .filter((one) => states.get(one.findingId) !== 'dismissed' && counts(one))
      .map((one) => ({ ...one, isDone: states.get(one.findingId) === 'done' }))
    const row = { call_id: callId, title, type, started_at: startedAt, language }
    return {
      ...call,
      voices,
      call: callToRead(row, transcript, parties, voices),
      reading: readingOf(isRead ? stored : undefined, findings),
      readAt: isRead ? stored.read_at : null,
      readBy: isRead ? stored.reader : null,
      findings,
    }
  })
}

export function isRead({ readAt }: Pick<AccountReading, 'readAt'>): boolean {
  return readAt !== null
}

function readingOf(
  stored: StoredReading | undefined,
  findings: readonly CallFinding[],
): ReadCall['reading'] {
  const { sentiment: word, sentiment_score: score, sentiment_confidence: confidence } = stored ?? {}
  return {
    isEnglish: stored?.is_english ?? true,
    findings: findings.map(findingOf),
    sentiment:
      word && score != null && confidence != null ? { word, score, confidence } : undefined,
  }
}

function findingOf(stored: CallFinding): Finding {
  return {
    kind: stored.kind,
    riskType: stored.riskType ?? undefined,
    severity: stored.severity ?? undefined,
    sentences: stored.sentences,
    speakerId: stored.speakerId ?? undefined,
    side: stored.findingSide,
    confidence: stored.confidence,
    why: stored.why,
    subject: stored.subject ?? undefined,
    due: stored.due ?? undefined,
    dueOn: stored.dueOn ?? undefined,
  }
}
