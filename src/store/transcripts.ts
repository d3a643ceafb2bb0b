/** Transcripts of calls that somebody may see: whole, or only who talked when. The callers have asked `visibleTo`. */
import type { Kysely, Selectable } from 'kysely'
import type { TranscriptTable } from './account-tables.ts'
import type { CallsKey } from './call-parts.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

export type StoredTranscript = Selectable<TranscriptTable>

/** Without a word of what was said. */
export type StoredTalk = Omit<StoredTranscript, 'texts'>

export function findTranscript(
  db: Db,
  organizationId: string,
  callId: string,
): Promise<StoredTranscript | undefined> {
  return db
    .selectFrom('transcript')
    .selectAll()
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
    .select([
      'organization_id',
      'call_id',
      'hash',
      'starts_ms',
      'ends_ms',
      'turn_starts',
      'turn_speakers',
      'turn_topics',
    ])
    .where('organization_id', '=', organizationId)
    .where('call_id', 'in', callIds)
    .execute()
  return new Map(found.map((talk) => [talk.call_id, talk]))
}
