/** Fills a store with generated calls, a batch in a transaction, and indexes them in the same one as a sync does. */
import { type Kysely, sql } from 'kysely'
import { createCallIndex } from '../../../src/search/call-index.ts'
import type { Actor } from '../../../src/records/member.ts'
import type { Tables } from '../../../src/store/tables.ts'
import type { SpokenWorld, WorldCall } from './spoken-world.ts'

type Db = Kysely<Tables>

/** Sees every call, by a profile of Gong's level "all". */
export const LOOKER: Actor = {
  organizationId: 'org_bench',
  memberId: 'mem_all',
  name: 'All',
  email: 'all@fernhollow.example',
  role: 'csm',
  scopes: ['read'],
}
const { organizationId: ORGANIZATION, memberId: MEMBER } = LOOKER

const CALLS_AT_ONCE = 100

export interface Loaded {
  readonly calls: number
  readonly turns: number
  /** Milliseconds that the index took, joining included. */
  readonly indexMs: number
}

export async function loadStore(db: Db, world: SpokenWorld): Promise<Loaded> {
  const index = createCallIndex({ db })
  await insertPeople(db, world)
  let [calls, turns, indexMs] = [0, 0, 0]
  const timed = async (work: () => Promise<unknown>): Promise<void> => {
    const startedMs = performance.now()
    await work()
    indexMs += performance.now() - startedMs
  }
  for (const batch of inBatches(world.calls(), CALLS_AT_ONCE)) {
    await db.transaction().execute(async (transaction) => {
      await insertCalls(transaction, batch)
      const ids = batch.map(({ callId }) => callId)
      await timed(() => index.add(transaction, ORGANIZATION, ids))
    })
    calls += batch.length
    turns += batch.reduce((sum, { transcript }) => sum + transcript.turns.length, 0)
    await timed(() => index.join(ORGANIZATION))
  }
  await sql`analyze`.execute(db)
  return { calls, turns, indexMs }
}

function* inBatches<Item>(items: Iterable<Item>, size: number): Generator<readonly Item[]> {
  let batch: Item[] = []
  for (const item of items) {
    batch.push(item)
    if (batch.length < size) continue
    yield batch
    batch = []
  }
  if (batch.length > 0) yield batch
}

async function insertPeople(db: Db, { users }: SpokenWorld): Promise<void> {
  const [looker] = users
  const workspaceId = 'workspace'
  await sql`insert into organization (organization_id, name) values (${ORGANIZATION}, 'Bench')`.execute(
    db,
  )
  await sql`insert into member (organization_id, member_id, user_id, email, name, role)
    values (${ORGANIZATION}, ${MEMBER}, 'user_all', ${looker?.email}, 'All', 'csm')`.execute(db)
  await sql`insert into viewer (organization_id, member_id, user_id, basis, email, mapped_at)
    values (${ORGANIZATION}, ${MEMBER}, ${looker?.userId}, 'verified', ${looker?.email}, now())`.execute(
    db,
  )
  await sql`insert into mirror (organization_id, refreshed_at) values (${ORGANIZATION}, now())`.execute(
    db,
  )
  await sql`insert into gong_workspace values (${ORGANIZATION}, ${workspaceId}, 'Sales')`.execute(
    db,
  )
  await sql`insert into gong_profile (organization_id, profile_id, workspace_id, name, calls_level)
    values (${ORGANIZATION}, 'all', ${workspaceId}, 'All', 'all')`.execute(db)
  await sql`insert into gong_user (organization_id, user_id, email, is_active)
    select ${ORGANIZATION}, id, email, true
    from json_to_recordset(${JSON.stringify(users.map(({ userId, email }) => ({ id: userId, email })))}::json)
      as one (id text, email text)`.execute(db)
  await sql`insert into gong_profile_user values (${ORGANIZATION}, 'all', ${looker?.userId})`.execute(
    db,
  )
}

async function insertCalls(db: Db, calls: readonly WorldCall[]): Promise<void> {
  const rows = JSON.stringify(calls.map(rowOf))
  const from = sql`json_to_recordset(${rows}::json) as one (call_id text, title text,
    started_at timestamptz, duration_sec integer, host_id text, account text, hash text,
    texts json, starts_ms json, ends_ms json, turn_starts json, turn_speakers json, parties json)`
  await sql`insert into stub (organization_id, call_id, started_at, state, has_deal, hash, seen_at)
    select ${ORGANIZATION}, call_id, started_at, 'open', false, hash, now() from ${from}`.execute(
    db,
  )
  await sql`insert into call (organization_id, call_id, workspace_id, host_id, title, started_at,
      duration_sec, scope, type, type_source, details, crm, transcript_state, linked_at, updated_at)
    select ${ORGANIZATION}, call_id, 'workspace', host_id, title, started_at, duration_sec,
      'External', 'demo', 'title', '{}', '[]', 'here', now(), now() from ${from}`.execute(db)
  await sql`insert into call_party (organization_id, call_id, position, name, email, title, user_id,
      speaker_id, side, attended)
    select ${ORGANIZATION}, call_id, n - 1, party ->> 'name', party ->> 'email', party ->> 'title',
      party ->> 'userId', party ->> 'speakerId', party ->> 'side', true
    from ${from}, json_array_elements(parties) with ordinality as listed (party, n)`.execute(db)
  await sql`insert into account (organization_id, account_id, name, stage, source)
    select distinct ${ORGANIZATION}, account, account, 'Live', 'hand' from ${from}
    on conflict do nothing`.execute(db)
  await sql`insert into link (organization_id, account_id, call_id, state, reasons, decided_at)
    select ${ORGANIZATION}, account, call_id, 'linked', '[]', now() from ${from}`.execute(db)
  await sql`insert into transcript (organization_id, call_id, hash, texts, starts_ms, ends_ms,
      turn_starts, turn_speakers, turn_topics)
    select ${ORGANIZATION}, call_id, hash,
      array(select json_array_elements_text(texts)),
      array(select json_array_elements_text(starts_ms)::integer),
      array(select json_array_elements_text(ends_ms)::integer),
      array(select json_array_elements_text(turn_starts)::integer),
      array(select json_array_elements_text(turn_speakers)),
      array(select null::text from json_array_elements(turn_speakers))
    from ${from}`.execute(db)
}

function rowOf({ transcript, ...call }: WorldCall) {
  const sentences = transcript.turns.flatMap((turn) => turn.sentences)
  let first = 0
  return {
    call_id: call.callId,
    title: call.title,
    started_at: call.startedAt,
    duration_sec: call.durationSec,
    host_id: call.hostId,
    account: call.account,
    hash: call.hash,
    texts: sentences.map(({ text }) => text),
    starts_ms: sentences.map(({ startMs }) => startMs),
    ends_ms: sentences.map(({ endMs }) => endMs),
    turn_starts: transcript.turns.map(
      (turn) => (first += turn.sentences.length) - turn.sentences.length,
    ),
    turn_speakers: transcript.turns.map(({ speakerId }) => speakerId ?? null),
    parties: call.parties,
  }
}
