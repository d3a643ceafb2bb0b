/**
 * Keeps the index in step with the calls. Words of new calls are written in the transaction that writes the calls, those
 * of a call that goes are taken out of their segment at once, and small segments are joined later.
 */
import type { Kysely } from 'kysely'
import type { CallIndex } from '../accounts/call-index.ts'
import {
  deleteIndexedCalls,
  deleteSegments,
  findIndexedCalls,
  insertIndexedCalls,
  insertSegment,
  listSegments,
  lockIndex,
  moveIndexedCalls,
  readHeads,
  readWholeBody,
} from '../store/search-segments.ts'
import { readingOf } from '../store/reading.ts'
import { spokenCalls } from '../store/search-spoken.ts'
import type { Tables } from '../store/tables.ts'
import { passagesOf, speakersOf, spokenHash } from './passages.ts'
import { joinSegments, type SegmentToJoin } from './segments/join-segments.ts'
import { segmentsToJoin } from './segments/joining-plan.ts'
import { readHead } from './segments/segment.ts'
import { writeSegment } from './segments/write-segment.ts'

type Db = Kysely<Tables>

export interface JoiningCallIndex extends CallIndex {
  /** Joins small segments until there are few; answers how many joins it made. For a job in the background. */
  join(organizationId: string): Promise<number>
}

/** Their texts are in memory at once: about 15 MB. */
const CALLS_AT_ONCE = 250

export function createCallIndex({ db }: { readonly db: Db }): JoiningCallIndex {
  return {
    async add(transaction, organizationId, callIds) {
      if (callIds.length === 0) return
      await lockIndex(transaction, organizationId)
      for (let start = 0; start < callIds.length; start += CALLS_AT_ONCE) {
        const some = callIds.slice(start, start + CALLS_AT_ONCE)
        await addSome(transaction, organizationId, some)
      }
    },
    async remove(transaction, organizationId, callIds) {
      await lockIndex(transaction, organizationId)
      await cutOut(transaction, organizationId, callIds)
    },
    async join(organizationId) {
      let joins = 0
      while (await joinOnce(db, organizationId)) joins += 1
      return joins
    },
  }
}

/** As one segment. */
async function addSome(
  transaction: Db,
  organizationId: string,
  callIds: readonly string[],
): Promise<void> {
  const known = await findIndexedCalls(transaction, organizationId, callIds)
  const hashes = new Map(known.map(({ callId, hash }) => [callId, hash]))
  const fresh = (await spokenCalls(transaction, organizationId, callIds))
    .map((call) => ({ ...call, hash: spokenHash(call), speakerIds: speakersOf(call) }))
    .filter(({ callId, hash }) => hashes.get(callId) !== hash)
  if (fresh.length === 0) return
  const changed = fresh.filter(({ callId }) => hashes.has(callId)).map(({ callId }) => callId)
  await cutOut(transaction, organizationId, changed)
  const written = writeSegment(fresh.map(passagesOf))
  const segmentId = await insertSegment(transaction, organizationId, written)
  await insertIndexedCalls(transaction, organizationId, segmentId, fresh)
}

/** Writes the segments of these calls anew without them. */
async function cutOut(
  transaction: Db,
  organizationId: string,
  callIds: readonly string[],
): Promise<void> {
  if (callIds.length === 0) return
  const found = await findIndexedCalls(transaction, organizationId, callIds)
  await deleteIndexedCalls(transaction, organizationId, callIds)
  for (const [segmentId, calls] of Map.groupBy(found, (call) => call.segmentId)) {
    const without = new Set(calls.map(({ number }) => number))
    const [segment] = await readSegments(transaction, organizationId, [segmentId])
    if (segment === undefined) throw new Error(`The search segment ${segmentId} is gone.`)
    if (segment.head.callIds.length > without.size) {
      await replace(transaction, organizationId, [{ ...segment, without }])
    }
    await deleteSegments(transaction, organizationId, [segmentId])
  }
}

async function replace(
  transaction: Db,
  organizationId: string,
  segments: readonly SegmentToJoin[],
): Promise<void> {
  const written = joinSegments(segments)
  const segmentId = await insertSegment(transaction, organizationId, written)
  await moveIndexedCalls(transaction, organizationId, segmentId, written.callIds)
}

/** Answers whether there was something to join. Whoever changes a segment meanwhile is waited for, and goes first. */
async function joinOnce(db: Db, organizationId: string): Promise<boolean> {
  return db.transaction().execute(async (transaction) => {
    await lockIndex(transaction, organizationId)
    const ids = segmentsToJoin(await listSegments(transaction, organizationId))
    if (ids.length === 0) return false
    await replace(transaction, organizationId, await readSegments(transaction, organizationId, ids))
    await deleteSegments(transaction, organizationId, ids)
    return true
  })
}

async function readSegments(
  db: Db,
  organizationId: string,
  segmentIds: readonly number[],
): Promise<readonly SegmentToJoin[]> {
  const heads = await readHeads(readingOf(db), organizationId, segmentIds)
  const segments: SegmentToJoin[] = []
  for (const [segmentId, head] of heads) {
    const body = await readWholeBody(db, organizationId, segmentId)
    segments.push({ head: readHead(head), body, without: new Set() })
  }
  return segments
}
