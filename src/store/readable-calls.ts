/** Calls of an account with all that the engine reads of them. */
import { type Kysely, sql } from 'kysely'
import { type AccountKey, visibleCalls } from './account-figures.ts'
import { partiesOfCalls, type StoredParty } from './call-parts.ts'
import type { Tables } from './tables.ts'
import { findTranscripts, type StoredTranscript } from './transcripts.ts'
import { type Looker, visibleTo } from './visibility.ts'

type Db = Kysely<Tables>

export interface ReadableCall {
  readonly callId: string
  readonly title: string
  readonly type: string | null
  readonly startedAt: Date
  readonly durationSec: number
  readonly language: string | null
  readonly url: string | null
  readonly hostId: string | null
  readonly linkedAt: Date
  readonly transcript: StoredTranscript
  readonly parties: readonly StoredParty[]
}

/**
 * Those with a transcript, oldest first: what the looker may see, or without one all that may be kept. What is made of the
 * latter is shown to nobody who may not see each call that it rests on.
 */
export async function readableCalls(
  db: Db,
  { organizationId, accountId }: AccountKey,
  looker: Looker | undefined,
): Promise<readonly ReadableCall[]> {
  const calls = await (
    looker === undefined
      ? keptCallsOfAccount(db, organizationId, accountId)
      : visibleCalls(db, looker, accountId)
  )
    .select(READ)
    .where('call.transcript_state', '=', 'here')
    .orderBy('call.started_at')
    .orderBy('call.call_id')
    .execute()
  return withWords(db, organizationId, calls)
}

/** Of these calls those with a transcript that the looker may see, oldest first. */
export async function readableCallsNamed(
  db: Db,
  looker: Looker,
  callIds: readonly string[],
): Promise<readonly ReadableCall[]> {
  if (callIds.length === 0) return []
  const calls = await db
    .selectFrom('call')
    .select(READ)
    .where(visibleTo(looker))
    .where('call.call_id', 'in', callIds)
    .where('call.transcript_state', '=', 'here')
    .orderBy('call.started_at')
    .orderBy('call.call_id')
    .execute()
  return withWords(db, looker.organizationId, calls)
}

/** How many calls with a transcript the looker may see, of one account or of all, that started then or later. */
export async function countReadable(
  db: Db,
  looker: Looker,
  {
    accountId,
    since,
  }: { readonly accountId: string | undefined; readonly since: Date | undefined },
): Promise<number> {
  const { calls } = await db
    .selectFrom('call')
    .select(sql<number>`count(*)`.as('calls'))
    .where(visibleTo(looker))
    .where('call.transcript_state', '=', 'here')
    .$if(since !== undefined, (query) => query.where('call.started_at', '>=', since ?? new Date(0)))
    .$if(accountId !== undefined, (query) =>
      query.where(
        sql<boolean>`exists (select from link
          where link.organization_id = call.organization_id and link.call_id = call.call_id
            and link.account_id = ${accountId ?? ''} and link.state = 'linked')`,
      ),
    )
    .executeTakeFirstOrThrow()
  return calls
}

const READ = [
  'call.call_id as callId',
  sql<string>`coalesce(call.title, 'Untitled call')`.as('title'),
  'call.type',
  'call.started_at as startedAt',
  'call.duration_sec as durationSec',
  'call.language',
  'call.url',
  'call.host_id as hostId',
  'call.linked_at as linkedAt',
] as const

async function withWords(
  db: Db,
  organizationId: string,
  calls: readonly Omit<ReadableCall, 'transcript' | 'parties'>[],
): Promise<readonly ReadableCall[]> {
  const callIds = calls.map(({ callId }) => callId)
  const [transcripts, parties] = await Promise.all([
    findTranscripts(db, { organizationId, callIds }),
    partiesOfCalls(db, { organizationId, callIds }),
  ])
  const partiesOf = Map.groupBy(parties, (party) => party.call_id)
  return calls.flatMap((call) => {
    const transcript = transcripts.get(call.callId)
    if (transcript === undefined) return []
    return [{ ...call, transcript, parties: partiesOf.get(call.callId) ?? [] }]
  })
}

function keptCallsOfAccount(db: Db, organizationId: string, accountId: string) {
  return db
    .selectFrom('link')
    .innerJoin('call', (join) =>
      join
        .onRef('call.organization_id', '=', 'link.organization_id')
        .onRef('call.call_id', '=', 'link.call_id'),
    )
    .where('link.organization_id', '=', organizationId)
    .where('link.account_id', '=', accountId)
    .where('link.state', '=', 'linked')
    .where('call.is_private', '=', false)
    .where('call.scope', '!=', 'Internal')
    .where('call.unseen_since', 'is', null)
}

/** Calls of the account that are kept and that the looker may not see: for telling them from those that are gone. */
export async function unseenCallIds(
  db: Db,
  looker: Looker,
  accountId: string,
): Promise<ReadonlySet<string>> {
  const rows = await keptCallsOfAccount(db, looker.organizationId, accountId)
    .select('call.call_id as callId')
    .where(sql<boolean>`not ${visibleTo(looker)}`)
    .execute()
  return new Set(rows.map(({ callId }) => callId))
}

/** Calls of the account with a transcript that the engine has not read as it is now. */
export async function countUnread(db: Db, looker: Looker, accountId: string): Promise<number> {
  const { count } = await visibleCalls(db, looker, accountId)
    .innerJoin('transcript', (join) =>
      join
        .onRef('transcript.organization_id', '=', 'call.organization_id')
        .onRef('transcript.call_id', '=', 'call.call_id'),
    )
    .leftJoin('call_reading', (join) =>
      join
        .onRef('call_reading.organization_id', '=', 'call.organization_id')
        .onRef('call_reading.call_id', '=', 'call.call_id'),
    )
    .where('call.transcript_state', '=', 'here')
    .where(sql<boolean>`call_reading.transcript_hash is distinct from transcript.hash`)
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow()
  return count
}
