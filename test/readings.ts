/** Calls that have been read, for tests: findings of our own instead of what an engine would find. */
import type { Insertable, Kysely } from 'kysely'
import { systemClock } from '../src/clock.ts'
import type { FindingKind, RiskType, Severity } from '../src/records/finding.ts'
import { derivedFindings, numbered } from '../src/insights/new-findings.ts'
import { callToRead } from '../src/insights/call-to-read.ts'
import { createCallReader } from '../src/insights/read-calls.ts'
import { createReadingThread } from '../src/insights/reading-thread.ts'
import { readerOf, rulesOf } from '../src/insights/rules.ts'
import { partiesOfCalls } from '../src/store/call-parts.ts'
import { callForReading, dueCalls, writeReading } from '../src/store/call-readings.ts'
import type { CallReadingTable } from '../src/store/reading-tables.ts'
import type { Tables } from '../src/store/tables.ts'
import { findTranscript } from '../src/store/transcripts.ts'

export interface GivenFinding {
  readonly kind?: FindingKind
  /** Makes it a risk. */
  readonly riskType?: RiskType
  readonly severity?: Severity
  readonly sentences: readonly number[]
  readonly confidence?: number
  readonly why?: string
  readonly subject?: string
  readonly due?: string
  readonly dueOn?: string
}

/** As the job leaves it: nothing is due of the call by the rules as they are. Answers the ids of the findings. */
export async function insertReading(
  db: Kysely<Tables>,
  organizationId: string,
  callId: string,
  findings: readonly GivenFinding[],
  more: Partial<Insertable<CallReadingTable>> = {},
): Promise<readonly string[]> {
  const [row, transcript, parties] = await Promise.all([
    callForReading(db, organizationId, callId),
    findTranscript(db, organizationId, callId),
    partiesOfCalls(db, { organizationId, callIds: [callId] }),
  ])
  if (row === undefined || transcript === undefined) throw new Error(`${callId} has no transcript.`)
  const call = callToRead(row, transcript, parties)
  const sideOf = new Map(call.people.map(({ speakerId, side }) => [speakerId, side]))
  const derived = derivedFindings(
    call,
    findings.map((one) => {
      const speakerId = call.sentences[one.sentences[0] ?? 0]?.speakerId
      return {
        severity: undefined,
        confidence: 0.8,
        why: 'A customer said so.',
        subject: undefined,
        due: undefined,
        dueOn: undefined,
        riskType: undefined,
        ...one,
        kind: one.kind ?? (one.riskType === undefined ? 'concern' : 'risk'),
        speakerId,
        side: sideOf.get(speakerId) ?? 'unknown',
      }
    }),
  )
  const rows = numbered(callId, derived)
  await writeReading(
    db,
    {
      organization_id: organizationId,
      call_id: callId,
      transcript_hash: transcript.hash,
      reader: 'another',
      is_english: true,
      sentiment: null,
      sentiment_score: null,
      sentiment_confidence: null,
      type: null,
      topics: '[]',
      read_at: new Date(),
      ...more,
    },
    rows,
  )
  if (more.reader === undefined) await nothingIsDueOf(db, organizationId, [callId])
  return rows.map((one) => one.finding_id)
}

/** These calls count as read by the rules as they are now. */
export async function nothingIsDueOf(
  db: Kysely<Tables>,
  organizationId: string,
  callIds: readonly string[],
): Promise<void> {
  const wanted = readerOf(await rulesOf(db, organizationId))
  const due = await dueCalls(db, organizationId, wanted, { atMost: 10_000, except: [] })
  for (const { callId, reader } of due.filter((one) => callIds.includes(one.callId))) {
    await db
      .updateTable('call_reading')
      .set({ reader })
      .where('organization_id', '=', organizationId)
      .where('call_id', '=', callId)
      .execute()
  }
}

/** Reads all calls that are due, as the job does, with whatever the engine finds. Answers how many. */
export async function readDueCalls(db: Kysely<Tables>, organizationId: string): Promise<number> {
  const log = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const thread = createReadingThread()
  const onRead = () => Promise.resolve()
  const reader = createCallReader({ db, clock: systemClock, log, thread, onRead })
  const calls = await reader.read(organizationId, new AbortController().signal)
  await thread.close()
  return calls
}
