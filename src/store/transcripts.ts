/** Transcripts of calls that somebody may see: whole, or only who talked when. The callers have asked `visibleTo`. */
import { type Kysely, type Selectable, sql } from 'kysely'
import type { TranscriptTable } from './account-tables.ts'
import type { CallsKey } from './call-parts.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

export type StoredTranscript = Selectable<TranscriptTable>

/** Without a word of what was said. */
export type StoredTalk = Omit<StoredTranscript, 'texts'>

/** Long arrays come as JSON, which is parsed several times faster. */
const TALK = [
  'organization_id',
  'call_id',
  'hash',
  sql<readonly number[]>`to_json(starts_ms)`.as('starts_ms'),
  sql<readonly (number | null)[]>`to_json(ends_ms)`.as('ends_ms'),
  sql<readonly number[]>`to_json(turn_starts)`.as('turn_starts'),
  sql<readonly (string | null)[]>`to_json(turn_speakers)`.as('turn_speakers'),
  sql<readonly (string | null)[]>`to_json(turn_topics)`.as('turn_topics'),
] as const

export function findTranscript(
  db: Db,
  organizationId: string,
  callId: string,
): Promise<StoredTranscript | undefined> {
  return db
    .selectFrom('transcript')
    .select(TALK)
    .select(sql<readonly string[]>`to_json(texts)`.as('texts'))
    .where('organization_id', '=', organizationId)
    .where('call_id', '=', callId)
    .executeTakeFirst()
}

export async function talkOfCalls(
  db: Db,
  { organizationId, callIds }: CallsKey,
): Promise<ReadonlyMap<string, StoredTalk>> {
  if (callIds.length === 0) return new Map()
  const found = await db
    .selectFrom('transcript')
    .select(TALK)
    .where('organization_id', '=', organizationId)
    .where('call_id', 'in', callIds)
    .execute()
  return new Map(found.map((talk) => [talk.call_id, talk]))
}

/** By call. */
export async function findTranscripts(
  db: Db,
  { organizationId, callIds }: CallsKey,
): Promise<ReadonlyMap<string, StoredTranscript>> {
  if (callIds.length === 0) return new Map()
  const found = await db
    .selectFrom('transcript')
    .select(TALK)
    .select(sql<readonly string[]>`to_json(texts)`.as('texts'))
    .where('organization_id', '=', organizationId)
    .where('call_id', 'in', callIds)
    .execute()
  return new Map(found.map((transcript) => [transcript.call_id, transcript]))
}
