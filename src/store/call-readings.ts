/** Which calls the engine has read, in which state of their transcript, and by which rules. For the job: no member looks. */
import { type Insertable, type Kysely, type Selectable, sql } from 'kysely'
import type { CallsKey } from './call-parts.ts'
import type { FindingTable, CallReadingTable } from './reading-tables.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

export type StoredReading = Selectable<CallReadingTable>
type NewReading = Insertable<CallReadingTable>

/** By whom a call is to have been read. */
export interface Reader {
  readonly name: string
  /** What Gong's trackers heard counts too, so another list of them reads the call again. */
  readonly readsTrackers: boolean
}

export interface DueCall {
  readonly callId: string
  /** As it is written to the reading. */
  readonly reader: string
}

/** The newest first. `except`: those that could not be read just now. Who speaks for whom counts as much as what is said. */
export async function dueCalls(
  db: Db,
  organizationId: string,
  reader: Reader,
  { atMost, except }: { readonly atMost: number; readonly except: readonly string[] },
): Promise<readonly DueCall[]> {
  const trackers = reader.readsTrackers ? sql`call.details->'trackers'` : sql`null::text`
  const { rows } = await sql<DueCall>`
    select call.call_id as "callId", wanted.reader
    from transcript
    join call using (organization_id, call_id)
    left join call_reading using (organization_id, call_id)
    cross join lateral (
      select ${reader.name} || ':' || md5(concat_ws(e'\\n', call.language, ${trackers},
        string_agg(concat_ws(e'\\t', party.speaker_id, party.user_id, party.email, party.name, party.title,
          party.side), e'\\n' order by party.position))) as reader
      from call_party as party
      where party.organization_id = call.organization_id and party.call_id = call.call_id
    ) as wanted
    where transcript.organization_id = ${organizationId}
      and (call_reading.transcript_hash is distinct from transcript.hash
        or call_reading.reader is distinct from wanted.reader)
      and exists (
        select from link where link.organization_id = call.organization_id
          and link.call_id = call.call_id and link.state = 'linked')
      and call.call_id <> all(${[...except]}::text[])
    order by call.started_at desc, call.call_id
    limit ${atMost}`.execute(db)
  return rows
}

export async function organizationsWithTranscripts(db: Db): Promise<readonly string[]> {
  const { rows } = await sql<{ organizationId: string }>`
    select organization_id as "organizationId" from organization
    where exists (select from transcript where transcript.organization_id = organization.organization_id)
  `.execute(db)
  return rows.map(({ organizationId }) => organizationId)
}

/** All that the engine is given of a call beside its transcript and people. */
export function callForReading(db: Db, organizationId: string, callId: string) {
  return db
    .selectFrom('call')
    .select(['call_id', 'title', 'type', 'started_at', 'language', 'details'])
    .where('organization_id', '=', organizationId)
    .where('call_id', '=', callId)
    .executeTakeFirst()
}

export type NewFinding = Omit<Insertable<FindingTable>, 'organization_id' | 'call_id'>
export interface KeptFinding {
  /** As it can be written again. */
  readonly row: NewFinding & { readonly model: string | null }
  /** Of the words that it was found in. */
  readonly transcriptHash: string
  /** By somebody, in some account. */
  readonly isMarked: boolean
}

interface CallKey {
  readonly organizationId: string
  readonly callId: string
}

/** In the order of the call. For those who write them anew; `holdReading` first. */
export async function keptFindings(
  transaction: Db,
  { organizationId, callId }: CallKey,
): Promise<readonly KeptFinding[]> {
  const found = await transaction
    .selectFrom('finding')
    .innerJoin('call_reading', (join) =>
      join
        .onRef('call_reading.organization_id', '=', 'finding.organization_id')
        .onRef('call_reading.call_id', '=', 'finding.call_id'),
    )
    .select([
      'finding_id',
      'kind',
      'risk_type',
      'severity',
      'sentences',
      'quote',
      'speaker_id',
      'side',
      'start_ms',
      'end_ms',
      'confidence',
      'why',
      'subject',
      'due',
      sql<string | null>`due_on::text`.as('due_on'),
      'origin',
      'model',
      'call_reading.transcript_hash',
      sql<boolean>`exists (
        select from finding_mark where finding_mark.organization_id = finding.organization_id
          and finding_mark.call_id = finding.call_id
          and finding_mark.finding_id = finding.finding_id)`.as('is_marked'),
    ])
    .where('finding.organization_id', '=', organizationId)
    .where('finding.call_id', '=', callId)
    .orderBy('start_ms')
    .orderBy('finding_id')
    .execute()
  return found.map(({ transcript_hash: transcriptHash, is_marked: isMarked, ...row }) => ({
    row,
    transcriptHash,
    isMarked,
  }))
}

/** Of the words that are there, and of the reading: of which words it is, and by whom. */
export interface Held {
  readonly hash: string
  readonly readHash: string | undefined
  readonly reader: string | undefined
}

/**
 * Nobody else changes the words of a call, or what was found in them, until the transaction ends. Answers which words there
 * are, and which were read; undefined where there is no transcript.
 */
export async function holdReading(
  transaction: Db,
  { organizationId, callId }: CallKey,
): Promise<Held | undefined> {
  // In the order in which a call that leaves is locked: call first, then what hangs on it.
  await transaction
    .selectFrom('call')
    .select('call_id')
    .where('organization_id', '=', organizationId)
    .where('call_id', '=', callId)
    .forKeyShare()
    .execute()
  const transcript = await transaction
    .selectFrom('transcript')
    .select('hash')
    .where('organization_id', '=', organizationId)
    .where('call_id', '=', callId)
    .forShare()
    .executeTakeFirst()
  if (transcript === undefined) return undefined
  const reading = await transaction
    .selectFrom('call_reading')
    .select(['transcript_hash', 'reader'])
    .where('organization_id', '=', organizationId)
    .where('call_id', '=', callId)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return {
    hash: transcript.hash,
    readHash: reading?.transcript_hash,
    reader: reading?.reader,
  }
}

/**
 * Instead of what was found before. Writes nothing, and answers false, where the transcript is another one meanwhile: the
 * call is due again then.
 */
export async function writeReading(
  transaction: Db,
  reading: NewReading,
  findings: readonly NewFinding[],
): Promise<boolean> {
  const call = { organizationId: reading.organization_id, callId: reading.call_id }
  const held = await holdReading(transaction, call)
  if (held?.hash !== reading.transcript_hash) return false
  await transaction
    .insertInto('call_reading')
    .values(reading)
    .onConflict((conflict) =>
      conflict.columns(['organization_id', 'call_id']).doUpdateSet({ ...reading }),
    )
    .execute()
  await replaceFindings(transaction, call, findings)
  await deriveCallType(transaction, reading)
  return true
}

/** What is made of the findings is behind from `readAt` on. `holdReading` first. */
export async function changeFindings(
  transaction: Db,
  call: CallKey,
  findings: readonly NewFinding[],
  readAt: Date,
): Promise<void> {
  await transaction
    .updateTable('call_reading')
    .set({ read_at: readAt })
    .where('organization_id', '=', call.organizationId)
    .where('call_id', '=', call.callId)
    .execute()
  await replaceFindings(transaction, call, findings)
}

async function replaceFindings(
  transaction: Db,
  { organizationId, callId }: CallKey,
  findings: readonly NewFinding[],
): Promise<void> {
  const key = { organization_id: organizationId, call_id: callId }
  await transaction
    .deleteFrom('finding')
    .where('organization_id', '=', organizationId)
    .where('call_id', '=', callId)
    .execute()
  for (let start = 0; start < findings.length; start += ROWS_AT_ONCE) {
    await transaction
      .insertInto('finding')
      .values(findings.slice(start, start + ROWS_AT_ONCE).map((one) => ({ ...one, ...key })))
      .execute()
  }
}

/** Only where nobody knows better: neither Gong's purpose, nor the title, nor a person. */
async function deriveCallType(
  transaction: Db,
  { organization_id: organizationId, call_id: callId, type, read_at: at }: NewReading,
): Promise<void> {
  const type_source = type === null ? 'none' : 'derived'
  await transaction
    .updateTable('call')
    .set({ type, type_source, updated_at: at })
    .where('organization_id', '=', organizationId)
    .where('call_id', '=', callId)
    .where('type_source', 'in', ['none', 'derived'])
    .where(sql<boolean>`(type, type_source) is distinct from (${type}::text, ${type_source}::text)`)
    .execute()
}

/** PostgreSQL takes 65,535 parameters at once. */
const ROWS_AT_ONCE = 1_000

/** As they stand, by call; the callers have asked `visibleTo`. */
export async function readingsOfCalls(
  db: Db,
  { organizationId, callIds }: CallsKey,
): Promise<ReadonlyMap<string, StoredReading>> {
  const found = await db
    .selectFrom('call_reading')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where(sql<boolean>`call_id = any(${[...callIds]}::text[])`)
    .execute()
  return new Map(found.map((reading) => [reading.call_id, reading]))
}
