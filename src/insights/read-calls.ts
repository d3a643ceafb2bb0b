/** The job that reads linked calls with the engine: each once for a state of its transcript, of its people and of the rules. */
import type { Kysely } from 'kysely'
import type { Clock, Log } from '../records/ports.ts'
import { partiesOfCalls } from '../store/call-parts.ts'
import {
  callForReading,
  type DueCall,
  dueCalls,
  holdReading,
  keptFindings,
  organizationsWithTranscripts,
  writeReading,
} from '../store/call-readings.ts'
import type { Tables } from '../store/tables.ts'
import { findTranscript } from '../store/transcripts.ts'
import { callToRead } from './call-to-read.ts'
import { withKept } from './models/model-risks.ts'
import { derivedFindings, numbered, trackerFindings } from './new-findings.ts'
import type { ReadingThread } from './reading-thread.ts'
import { readerOf, readingRules, type Rules, rulesOf } from './rules.ts'

export interface ReadCallsNeeds {
  readonly db: Kysely<Tables>
  readonly clock: Clock
  readonly log: Log
  readonly thread: ReadingThread
  /** What is made of the findings is made again: told after a while of reading, and at its end. */
  readonly onRead: (
    organizationId: string,
    callIds: readonly string[],
    signal: AbortSignal,
  ) => Promise<void>
}

export interface CallReader {
  /** Going on where an earlier try stopped is all that it does. Answers how many calls it has read. */
  read(organizationId: string, signal: AbortSignal): Promise<number>
  /** Organizations of which a call is due. */
  due(): Promise<readonly string[]>
}

/** Which calls are due is asked for so many at once: it looks at all calls. */
const DUE_AT_ONCE = 1_000
/** The rules are looked at again after so many. */
const CALLS_AT_ONCE = 50
/** While many calls are read, people find what was read so far. */
const TELL_EVERY_MS = 60_000
/** More are no fault of the calls. */
const MOST_FAILED = 20

export function createCallReader(needs: ReadCallsNeeds): CallReader {
  const { db, clock, log, onRead } = needs
  return {
    async read(organizationId, signal) {
      let calls = 0
      let fresh: string[] = []
      let toldMs = clock.now().getTime()
      const tell = async (): Promise<void> => {
        if (fresh.length > 0) await onRead(organizationId, fresh, signal)
        fresh = []
        toldMs = clock.now().getTime()
      }
      const failed: string[] = []
      for (;;) {
        const rules = await rulesOf(db, organizationId)
        const page = { atMost: DUE_AT_ONCE, except: failed }
        const due = await dueCalls(db, organizationId, readerOf(rules), page)
        if (due.length === 0) {
          await tell()
          return calls
        }
        for (const [n, call] of due.entries()) {
          signal.throwIfAborted()
          if (n % CALLS_AT_ONCE === 0) {
            if (clock.now().getTime() - toldMs >= TELL_EVERY_MS) await tell()
            const now = await rulesOf(db, organizationId)
            if (readerOf(now).name !== readerOf(rules).name) break
          }
          try {
            await readOne(needs, organizationId, call, rules)
            calls += 1
            fresh.push(call.callId)
          } catch (error) {
            // One that cannot be read keeps no other from being read; housekeeping tries it again.
            if (signal.aborted || failed.length >= MOST_FAILED) throw error
            failed.push(call.callId)
            log.error({ error, organizationId, callId: call.callId }, 'A call could not be read.')
          }
        }
      }
    },
    async due() {
      const due: string[] = []
      for (const organizationId of await organizationsWithTranscripts(db)) {
        const rules = await rulesOf(db, organizationId)
        const page = { atMost: 1, except: [] }
        const [first] = await dueCalls(db, organizationId, readerOf(rules), page)
        if (first !== undefined) due.push(organizationId)
      }
      return due
    },
  }
}

async function readOne(
  { db, clock, thread }: ReadCallsNeeds,
  organizationId: string,
  { callId, reader }: DueCall,
  rules: Rules,
): Promise<void> {
  const [row, transcript, parties] = await Promise.all([
    callForReading(db, organizationId, callId),
    findTranscript(db, organizationId, callId),
    partiesOfCalls(db, { organizationId, callIds: [callId] }),
  ])
  // It has left meanwhile.
  if (row === undefined || transcript === undefined) return
  const call = callToRead(row, transcript, parties)
  const reading = await thread.read(call, readingRules(rules, rules.learned))
  const derived = derivedFindings(call, reading.findings)
  const heard = trackerFindings(call, row.details, rules.trackers, derived)
  const found = numbered(callId, [...derived, ...heard])
  const { sentiment, type, topics } = reading
  await db.transaction().execute(async (transaction) => {
    await holdReading(transaction, { organizationId, callId })
    const kept = await keptFindings(transaction, { organizationId, callId })
    await writeReading(
      transaction,
      {
        organization_id: organizationId,
        call_id: callId,
        transcript_hash: transcript.hash,
        reader,
        is_english: reading.isEnglish,
        sentiment: sentiment?.word ?? null,
        sentiment_score: sentiment?.score ?? null,
        sentiment_confidence: sentiment?.confidence ?? null,
        type: type?.type ?? null,
        topics: JSON.stringify(topics),
        read_at: clock.now(),
      },
      withKept(call, transcript.hash, found, kept),
    )
  })
}
