/** Segments of the search in the store: their heads, their bodies in pages, and which call is in which. */
import { type Kysely, sql } from 'kysely'
import type { Reading } from './reading.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

export interface StoredSegment {
  readonly segmentId: number
  readonly calls: number
  readonly sizeBytes: number
}

/** Where a call's words are. */
export interface IndexedCall {
  readonly callId: string
  readonly segmentId: number
  readonly number: number
  readonly hash: string
}

export interface NewSegment {
  readonly callIds: readonly string[]
  readonly head: Uint8Array
  readonly body: Uint8Array
}

const PAGE_BYTES = 1 << 20

/** Whoever changes the index of an organization does so alone, until their transaction ends. */
export async function lockIndex(transaction: Db, organizationId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`search ${organizationId}`}, 0))`.execute(
    transaction,
  )
}

/** The smallest first. */
export function listSegments(db: Db, organizationId: string): Promise<readonly StoredSegment[]> {
  return db
    .selectFrom('search_segment')
    .select(['segment_id as segmentId', 'calls', 'size_bytes as sizeBytes'])
    .where('organization_id', '=', organizationId)
    .orderBy('calls')
    .orderBy('segment_id')
    .execute()
}

export async function readHeads(
  reading: Reading,
  organizationId: string,
  segmentIds: readonly number[],
): Promise<ReadonlyMap<number, Buffer>> {
  const rows = await reading.rows(
    sql<{ segmentId: number; head: Buffer }>`
    select segment_id as "segmentId", head from search_segment
    where organization_id = ${organizationId} and segment_id = any(${[...segmentIds]}::bigint[])`,
  )
  return new Map(rows.map(({ segmentId, head }) => [segmentId, head]))
}

export async function insertSegment(
  transaction: Db,
  organizationId: string,
  { callIds, head, body }: NewSegment,
): Promise<number> {
  const { segment_id } = await transaction
    .insertInto('search_segment')
    .values({
      organization_id: organizationId,
      calls: callIds.length,
      size_bytes: head.length + body.length,
      head: asBuffer(head),
    })
    .returning('segment_id')
    .executeTakeFirstOrThrow()
  for (let page = 0; page * PAGE_BYTES < body.length; page += 1) {
    const bytes = asBuffer(body.subarray(page * PAGE_BYTES, (page + 1) * PAGE_BYTES))
    await transaction
      .insertInto('search_page')
      .values({ organization_id: organizationId, segment_id, page, bytes })
      .execute()
  }
  return segment_id
}

export async function deleteSegments(
  transaction: Db,
  organizationId: string,
  segmentIds: readonly number[],
): Promise<void> {
  await transaction
    .deleteFrom('search_segment')
    .where('organization_id', '=', organizationId)
    .where('segment_id', '=', sql<number>`any(${[...segmentIds]}::bigint[])`)
    .execute()
}

export function findIndexedCalls(
  db: Db,
  organizationId: string,
  callIds: readonly string[],
): Promise<readonly IndexedCall[]> {
  return db
    .selectFrom('search_call')
    .select(['call_id as callId', 'segment_id as segmentId', 'number', 'hash'])
    .where('organization_id', '=', organizationId)
    .where('call_id', '=', sql<string>`any(${[...callIds]}::text[])`)
    .execute()
}

export interface NewIndexedCall {
  readonly callId: string
  readonly hash: string
  readonly speakerIds: readonly string[]
}

/** A statement of PostgreSQL takes 65,535 values at most. */
const CALLS_A_WRITE = 5_000

/** In the order of their numbers in the segment. */
export async function insertIndexedCalls(
  transaction: Db,
  organizationId: string,
  segmentId: number,
  calls: readonly NewIndexedCall[],
): Promise<void> {
  const rows = calls.map(({ callId, hash, speakerIds }, number) => ({
    organization_id: organizationId,
    call_id: callId,
    segment_id: segmentId,
    number,
    hash,
    speaker_ids: [...speakerIds],
  }))
  for (let start = 0; start < rows.length; start += CALLS_A_WRITE) {
    await transaction
      .insertInto('search_call')
      .values(rows.slice(start, start + CALLS_A_WRITE))
      .execute()
  }
}

/** Calls that are known have moved to a new segment, in the order of their numbers there. */
export async function moveIndexedCalls(
  transaction: Db,
  organizationId: string,
  segmentId: number,
  callIds: readonly string[],
): Promise<void> {
  await sql`
    update search_call set segment_id = ${segmentId}, number = place.n - 1
    from unnest(${[...callIds]}::text[]) with ordinality as place (call_id, n)
    where search_call.organization_id = ${organizationId}
      and search_call.call_id = place.call_id`.execute(transaction)
}

export async function deleteIndexedCalls(
  transaction: Db,
  organizationId: string,
  callIds: readonly string[],
): Promise<void> {
  await transaction
    .deleteFrom('search_call')
    .where('organization_id', '=', organizationId)
    .where('call_id', '=', sql<string>`any(${[...callIds]}::text[])`)
    .execute()
}

/** A stretch of a segment's body. */
export interface BodySpan {
  readonly segmentId: number
  readonly from: number
  readonly length: number
}

/** The bytes of each span in order. */
export async function readBodies(
  reading: Reading,
  organizationId: string,
  spans: readonly BodySpan[],
): Promise<readonly Buffer[]> {
  const pieces = spans.flatMap((span, index) =>
    piecesOf(span).map((piece) => ({ ...piece, index })),
  )
  if (pieces.length === 0) return spans.map(() => Buffer.alloc(0))
  const rows = await reading.rows(
    sql<{ n: number; bytes: Buffer }>`
    select piece.n::integer as n, substring(search_page.bytes from piece.start for piece.size) as bytes
    from unnest(
        ${pieces.map(({ segmentId }) => segmentId)}::bigint[],
        ${pieces.map(({ page }) => page)}::integer[],
        ${pieces.map(({ start }) => start + 1)}::integer[],
        ${pieces.map(({ size }) => size)}::integer[]
      ) with ordinality as piece (segment_id, page, start, size, n)
      join search_page on search_page.organization_id = ${organizationId}
        and search_page.segment_id = piece.segment_id and search_page.page = piece.page
    order by piece.n`,
  )
  const read = new Map(rows.map(({ n, bytes }) => [n - 1, bytes]))
  const bodies = spans.map((): Buffer[] => [])
  for (const [n, { index }] of pieces.entries()) {
    const bytes = read.get(n)
    if (bytes !== undefined) bodies[index]?.push(bytes)
  }
  return spans.map(({ length }, index) => {
    const [first, ...more] = bodies[index] ?? []
    const all =
      first !== undefined && more.length === 0 ? first : Buffer.concat(bodies[index] ?? [])
    if (all.length !== length) throw new Error('A part of a search segment is missing.')
    return all
  })
}

function piecesOf({ segmentId, from, length }: BodySpan) {
  const pieces: { segmentId: number; page: number; start: number; size: number }[] = []
  const end = from + length
  for (let at = from; at < end; at = (Math.floor(at / PAGE_BYTES) + 1) * PAGE_BYTES) {
    const page = Math.floor(at / PAGE_BYTES)
    const start = at - page * PAGE_BYTES
    pieces.push({ segmentId, page, start, size: Math.min(PAGE_BYTES - start, end - at) })
  }
  return pieces
}

export async function readWholeBody(
  db: Db,
  organizationId: string,
  segmentId: number,
): Promise<Buffer> {
  const rows = await db
    .selectFrom('search_page')
    .select('bytes')
    .where('organization_id', '=', organizationId)
    .where('segment_id', '=', segmentId)
    .orderBy('page')
    .execute()
  return Buffer.concat(rows.map(({ bytes }) => bytes))
}

/** A view of the same bytes: the driver takes buffers alone. */
function asBuffer({ buffer, byteOffset, length }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, length)
}
