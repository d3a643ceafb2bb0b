/** What a sync remembers: windows that were listed, hashes of calls, transcripts that are due. */
import { type Kysely, type Selectable, sql } from 'kysely'
import type { DatasetKey } from './datasets.ts'
import type { ItemKey } from './items.ts'
import type { OwedTranscriptTable, Tables } from './tables.ts'

type Db = Kysely<Tables>

/** Half open: calls that start at `endsAt` are not in it. */
export interface CoveredWindow {
  readonly startsAt: Date
  readonly endsAt: Date
  readonly seenAt: Date
}

/** The oldest first. */
export function coveredWindows(
  db: Db,
  { organizationId, itemId }: ItemKey,
): Promise<readonly CoveredWindow[]> {
  return db
    .selectFrom('covered_window')
    .select(['starts_at as startsAt', 'ends_at as endsAt', 'seen_at as seenAt'])
    .where('organization_id', '=', organizationId)
    .where('item_id', '=', itemId)
    .orderBy('starts_at')
    .execute()
}

export async function replaceCoveredWindows(
  db: Db,
  { organizationId, itemId }: ItemKey,
  windows: readonly CoveredWindow[],
): Promise<void> {
  await db
    .deleteFrom('covered_window')
    .where('organization_id', '=', organizationId)
    .where('item_id', '=', itemId)
    .execute()
  if (windows.length === 0) return
  await db
    .insertInto('covered_window')
    .values(
      windows.map(({ startsAt, endsAt, seenAt }) => ({
        organization_id: organizationId,
        item_id: itemId,
        starts_at: startsAt,
        ends_at: endsAt,
        seen_at: seenAt,
      })),
    )
    .execute()
}

/** Of all items of the dataset: the question has changed. */
export async function forgetCoverage(
  db: Db,
  { organizationId, datasetId }: DatasetKey,
): Promise<void> {
  const items = db
    .selectFrom('item')
    .select('item_id')
    .where('organization_id', '=', organizationId)
    .where('dataset_id', '=', datasetId)
  await db
    .deleteFrom('covered_window')
    .where('organization_id', '=', organizationId)
    .where('item_id', 'in', items)
    .execute()
}

export interface SeenCall {
  readonly callId: string
  readonly startedAt: Date
  readonly hash: string
  readonly isPrivate: boolean
}

export function seenCalls(
  db: Db,
  { organizationId, datasetId }: DatasetKey,
): Promise<readonly SeenCall[]> {
  return db
    .selectFrom('seen_call')
    .select(['call_id as callId', 'started_at as startedAt', 'hash', 'is_private as isPrivate'])
    .where('organization_id', '=', organizationId)
    .where('dataset_id', '=', datasetId)
    .execute()
}

export async function saveSeenCalls(
  db: Db,
  dataset: DatasetKey,
  calls: readonly SeenCall[],
): Promise<void> {
  for (const some of inSteps(calls)) await saveSome(db, dataset, some)
}

async function saveSome(
  db: Db,
  { organizationId, datasetId }: DatasetKey,
  calls: readonly SeenCall[],
): Promise<void> {
  await db
    .insertInto('seen_call')
    .values(
      calls.map((call) => ({
        organization_id: organizationId,
        dataset_id: datasetId,
        call_id: call.callId,
        started_at: call.startedAt,
        hash: call.hash,
        is_private: call.isPrivate,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['organization_id', 'dataset_id', 'call_id']).doUpdateSet((eb) => ({
        started_at: eb.ref('excluded.started_at'),
        hash: eb.ref('excluded.hash'),
        is_private: eb.ref('excluded.is_private'),
      })),
    )
    .execute()
}

export async function forgetSeenCalls(
  db: Db,
  { organizationId, datasetId }: DatasetKey,
  callIds: readonly string[],
): Promise<void> {
  if (callIds.length === 0) return
  await db
    .deleteFrom('seen_call')
    .where('organization_id', '=', organizationId)
    .where('dataset_id', '=', datasetId)
    .where('call_id', '=', sql<string>`any(${[...callIds]}::text[])`)
    .execute()
}

export type OwedTranscript = Selectable<OwedTranscriptTable>

export function owedTranscripts(
  db: Db,
  { organizationId, datasetId }: DatasetKey,
): Promise<readonly OwedTranscript[]> {
  return db
    .selectFrom('owed_transcript')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('dataset_id', '=', datasetId)
    .orderBy('call_id')
    .execute()
}

export type Owed = Omit<OwedTranscript, 'organization_id' | 'dataset_id'>

export async function saveOwed(db: Db, dataset: DatasetKey, owed: readonly Owed[]): Promise<void> {
  for (const some of inSteps(owed)) await saveSomeOwed(db, dataset, some)
}

async function saveSomeOwed(
  db: Db,
  { organizationId, datasetId }: DatasetKey,
  owed: readonly Owed[],
): Promise<void> {
  await db
    .insertInto('owed_transcript')
    .values(owed.map((one) => ({ organization_id: organizationId, dataset_id: datasetId, ...one })))
    .onConflict((conflict) =>
      conflict.columns(['organization_id', 'dataset_id', 'call_id']).doUpdateSet((eb) => ({
        started_at: eb.ref('excluded.started_at'),
        since: eb.ref('excluded.since'),
        tries: eb.ref('excluded.tries'),
        next_try_at: eb.ref('excluded.next_try_at'),
        given_up_at: eb.ref('excluded.given_up_at'),
      })),
    )
    .execute()
}

export async function forgetOwed(
  db: Db,
  { organizationId, datasetId }: DatasetKey,
  callIds: readonly string[],
): Promise<void> {
  if (callIds.length === 0) return
  await db
    .deleteFrom('owed_transcript')
    .where('organization_id', '=', organizationId)
    .where('dataset_id', '=', datasetId)
    .where('call_id', '=', sql<string>`any(${[...callIds]}::text[])`)
    .execute()
}

/** How many transcripts are due, and when the next look is; given-up ones count and are not looked for. */
export function owedSummary(
  db: Db,
  { organizationId, datasetId }: DatasetKey,
): Promise<{ readonly owed: number; readonly next_try_at: Date | null } | undefined> {
  return db
    .selectFrom('owed_transcript')
    .select([
      sql<number>`count(*)`.as('owed'),
      sql<Date | null>`min(next_try_at) filter (where given_up_at is null)`.as('next_try_at'),
    ])
    .where('organization_id', '=', organizationId)
    .where('dataset_id', '=', datasetId)
    .executeTakeFirst()
}

/** A statement of PostgreSQL takes 65,535 values at most. */
const ROWS_A_STATEMENT = 5_000

function* inSteps<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let start = 0; start < rows.length; start += ROWS_A_STATEMENT)
    yield rows.slice(start, start + ROWS_A_STATEMENT)
}
