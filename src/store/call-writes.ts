/** Linked calls as the sync writes them, many at a time. Written again, nothing changes but what has. */
import { type Kysely, sql } from 'kysely'
import type { CallTable } from './account-tables.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

export interface NewCall {
  readonly call_id: string
  readonly workspace_id: string | undefined
  readonly host_id: string | undefined
  readonly url: string | undefined
  readonly title: string | undefined
  readonly started_at: Date
  readonly duration_sec: number
  readonly direction: string | undefined
  readonly system: string | undefined
  readonly scope: CallTable['scope']
  readonly language: string | undefined
  readonly type: string | null
  readonly type_source: CallTable['type_source']
  readonly details: unknown
  readonly crm: unknown
  /** Of a new call. One that is known keeps its own. */
  readonly transcript_state: CallTable['transcript_state']
  readonly parties: readonly NewParty[]
}

export interface NewParty {
  readonly name: string | undefined
  /** Lower case. */
  readonly email: string | undefined
  readonly phone: string | undefined
  readonly title: string | undefined
  readonly user_id: string | undefined
  readonly speaker_id: string | undefined
  readonly side: CallTable['scope']
  readonly attended: boolean
}

/** Which of these calls are in the store. */
export async function keptCalls(
  db: Db,
  organizationId: string,
  callIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('call')
    .select('call_id')
    .where('organization_id', '=', organizationId)
    .where(sql<boolean>`call_id = any(${callIds}::text[])`)
    .execute()
  return new Set(rows.map((row) => row.call_id))
}

/**
 * Their stubs are there. A type that a person has corrected stays; where neither purpose nor title tells one, it is the one
 * that was derived, if any. Parties are replaced where they differ. Answers the calls of which anything is new.
 */
export async function writeCalls(
  transaction: Db,
  organizationId: string,
  calls: readonly NewCall[],
  now: Date,
): Promise<ReadonlySet<string>> {
  if (calls.length === 0) return new Set()
  // What was derived while this waited for the row is newer than what was read of it before.
  const isKept = sql`(call.type_source = 'person'
    or call.type_source = 'derived' and excluded.type_source in ('none', 'derived'))`
  const written = await sql<{ call_id: string }>`
    insert into call (
      organization_id, call_id, workspace_id, host_id, url, title, started_at, duration_sec, direction,
      system, scope, language, type, type_source, details, crm, transcript_state, linked_at, updated_at)
    select ${organizationId}, new.call_id, workspace_id, host_id, url, title, started_at, duration_sec, direction,
      system, scope, language,
      case type_source when 'none' then call_reading.type else new.type end,
      case when type_source = 'none' and call_reading.type is not null then 'derived' else type_source end,
      details, crm, transcript_state, ${now}, ${now}
    from jsonb_to_recordset(${asJson(calls)}::jsonb) as new (
      call_id text, workspace_id text, host_id text, url text, title text, started_at timestamptz,
      duration_sec integer, direction text, system text, scope text, language text, type text,
      type_source text, details jsonb, crm jsonb, transcript_state text)
    left join call_reading
      on call_reading.organization_id = ${organizationId} and call_reading.call_id = new.call_id
    on conflict (organization_id, call_id) do update set
      workspace_id = excluded.workspace_id, host_id = excluded.host_id, url = excluded.url,
      title = excluded.title, started_at = excluded.started_at, duration_sec = excluded.duration_sec,
      direction = excluded.direction, system = excluded.system, scope = excluded.scope,
      language = excluded.language, details = excluded.details, crm = excluded.crm,
      type = case when ${isKept} then call.type else excluded.type end,
      type_source = case when ${isKept} then call.type_source else excluded.type_source end,
      updated_at = excluded.updated_at
    where (call.workspace_id, call.host_id, call.url, call.title, call.started_at, call.duration_sec,
        call.direction, call.system, call.scope, call.language, call.details, call.crm)
      is distinct from (excluded.workspace_id, excluded.host_id, excluded.url, excluded.title,
        excluded.started_at, excluded.duration_sec, excluded.direction, excluded.system,
        excluded.scope, excluded.language, excluded.details, excluded.crm)
      or not ${isKept} and (call.type, call.type_source)
        is distinct from (excluded.type, excluded.type_source)
    returning call_id`.execute(transaction)
  const parties = await writeParties(transaction, organizationId, calls)
  return new Set([...written.rows.map((row) => row.call_id), ...parties])
}

async function writeParties(
  transaction: Db,
  organizationId: string,
  calls: readonly NewCall[],
): Promise<readonly string[]> {
  const parties = calls.flatMap(({ call_id, parties: own }) =>
    own.map((party, position) => ({ call_id, position, ...party })),
  )
  const lasts = calls.map(({ call_id, parties: own }) => ({ call_id, count: own.length }))
  const deleted = await sql<{ call_id: string }>`
    delete from call_party using jsonb_to_recordset(${asJson(lasts)}::jsonb) as last (call_id text, count integer)
    where organization_id = ${organizationId} and call_party.call_id = last.call_id
      and position >= last.count
    returning call_party.call_id`.execute(transaction)
  const written = await sql<{ call_id: string }>`
    insert into call_party (
      organization_id, call_id, position, name, email, phone, title, user_id, speaker_id, side, attended)
    select ${organizationId}, call_id, position, name, email, phone, title, user_id, speaker_id, side, attended
    from jsonb_to_recordset(${asJson(parties)}::jsonb) as new (
      call_id text, position integer, name text, email text, phone text, title text, user_id text,
      speaker_id text, side text, attended boolean)
    on conflict (organization_id, call_id, position) do update set
      name = excluded.name, email = excluded.email, phone = excluded.phone, title = excluded.title,
      user_id = excluded.user_id, speaker_id = excluded.speaker_id, side = excluded.side,
      attended = excluded.attended
    where (call_party.name, call_party.email, call_party.phone, call_party.title, call_party.user_id,
        call_party.speaker_id, call_party.side, call_party.attended)
      is distinct from (excluded.name, excluded.email, excluded.phone, excluded.title,
        excluded.user_id, excluded.speaker_id, excluded.side, excluded.attended)
    returning call_id`.execute(transaction)
  return [...deleted.rows, ...written.rows].map((row) => row.call_id)
}

/**
 * Tells the planner how many there are. Until it knows, it takes these tables for empty ones, and looks through them whole
 * for each row that names another; PostgreSQL counts by itself, but only every minute. Words are left out: they take long.
 */
export async function countCallsForPlanner(db: Db): Promise<void> {
  await sql`
    analyze stub, stub_key, account_key, link, owed_part, call_party,
      call (organization_id, call_id, started_at, host_id),
      transcript (organization_id, call_id)`.execute(db)
}

/** PostgreSQL has no text with a NUL in it, nor halves of characters. */
function asJson(rows: unknown): string {
  return JSON.stringify(rows, (_, value: unknown) =>
    typeof value === 'string' ? value.replaceAll('\0', '').toWellFormed() : value,
  )
}
