/** Transcripts of linked calls: asked for by their ids, 100 at a time, and only of calls that are open just now. */
import { IDS_A_REQUEST } from '../gong/calls.ts'
import { DAY_MS } from '../records/days.ts'
import { Problem } from '../records/problems.ts'
import { keptCalls } from '../store/call-writes.ts'
import {
  deleteOwedParts,
  dueParts,
  owedOf,
  oweTranscriptsAgain,
  type StoredOwedPart,
  writeOwedParts,
} from '../store/owed-parts.ts'
import {
  setTranscriptState,
  type TranscriptRow,
  transcriptRow,
  writeTranscripts,
} from '../store/transcript-writes.ts'
import { lookAt } from './account-matching.ts'
import type { Reading } from './account-needs.ts'
import { writeWords } from './account-reading.ts'
import { keptTranscript } from './kept-call.ts'
import { owedAfterMiss } from './owed.ts'

/** Gong reworks transcripts, and makes them late, without a change of the call that would tell. */
const AGAIN_AFTER_MS = 30 * DAY_MS
/** A sync an hour reads those of fifty thousand calls within the time. */
const AGAIN_AT_ONCE = 100

/** Whatever was not asked for in a month is due again, some with each sync. */
export async function oweOldTranscripts({ db, organizationId, clock }: Reading): Promise<void> {
  const now = clock.now()
  const checkedBefore = new Date(now.getTime() - AGAIN_AFTER_MS)
  await oweTranscriptsAgain(db, organizationId, { checkedBefore, now, atMost: AGAIN_AT_ONCE })
}

/** Until none is due. False where the key may not read transcripts: each call says so, and is tried again later. */
export async function readDueTranscripts(reading: Reading): Promise<boolean> {
  const { db, organizationId, clock } = reading
  for (;;) {
    const now = clock.now()
    const due = await dueParts(db, organizationId, {
      part: 'transcript',
      now,
      atMost: IDS_A_REQUEST,
    })
    if (due.length === 0) return true
    if (!(await readTranscripts(reading, due, now))) return false
  }
}

/** Whether Gong was asked before its time, by a person: what was given up is tried too. */
export async function readTranscriptNow(reading: Reading, callId: string): Promise<void> {
  const owed = await owedOf(reading.db, reading.organizationId, 'transcript', [callId])
  if (owed.length > 0) await readTranscripts(reading, owed, reading.clock.now())
}

async function readTranscripts(
  reading: Reading,
  due: readonly StoredOwedPart[],
  now: Date,
): Promise<boolean> {
  const unseen = due.map((owed) => owed.call_id).filter((id) => !reading.seenOpen.has(id))
  // What has become private since it was listed must not be asked for.
  if (unseen.length > 0) await lookAt(reading, unseen)
  const asked = due.filter((owed) => reading.seenOpen.has(owed.call_id))
  const transcripts: TranscriptRow[] = []
  try {
    if (asked.length > 0) {
      const ids = asked.map((owed) => owed.call_id)
      for await (const one of reading.gong.transcripts(ids)) {
        transcripts.push(transcriptRow(keptTranscript(one)))
      }
    }
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'D-SCOPE') throw error
    await save(reading, { due, transcripts: [], now, mayRead: false })
    return false
  }
  await save(reading, { due, transcripts, now, mayRead: true })
  return true
}

async function save(
  reading: Reading,
  {
    due,
    transcripts,
    now,
    mayRead,
  }: {
    readonly due: readonly StoredOwedPart[]
    readonly transcripts: readonly TranscriptRow[]
    readonly now: Date
    readonly mayRead: boolean
  },
): Promise<void> {
  const { organizationId, index, counts } = reading
  await writeWords(reading, async (transaction) => {
    // Some may have left the store meanwhile.
    const kept = await keptCalls(
      transaction,
      organizationId,
      due.map((owed) => owed.call_id),
    )
    const here = transcripts.filter(({ callId }) => kept.has(callId))
    const hereIds = here.map(({ callId }) => callId)
    await writeTranscripts(transaction, organizationId, here)
    await setTranscriptState(transaction, organizationId, hereIds, 'here', now)
    await deleteOwedParts(transaction, organizationId, 'transcript', hereIds)
    await index.add(transaction, organizationId, hereIds)
    counts.transcripts += here.length
    const arrived = new Set(hereIds)
    const missing = due.filter(({ call_id: id }) => kept.has(id) && !arrived.has(id))
    await saveMissing(transaction, organizationId, { missing, now, mayRead })
  })
}

async function saveMissing(
  transaction: Reading['db'],
  organizationId: string,
  {
    missing,
    now,
    mayRead,
  }: {
    readonly missing: readonly StoredOwedPart[]
    readonly now: Date
    readonly mayRead: boolean
  },
): Promise<void> {
  const next = missing.map((owed) => ({
    call_id: owed.call_id,
    part: 'transcript' as const,
    ...owedAfterMiss(owed, owed.started_at, now),
  }))
  await writeOwedParts(transaction, organizationId, next)
  const idsOf = (isOver: boolean) =>
    next.filter((owed) => (owed.given_up_at !== null) === isOver).map((owed) => owed.call_id)
  const state = mayRead ? 'owed' : 'no_scope'
  await setTranscriptState(transaction, organizationId, idsOf(false), state, now)
  await setTranscriptState(
    transaction,
    organizationId,
    idsOf(true),
    mayRead ? 'given_up' : state,
    now,
  )
}
