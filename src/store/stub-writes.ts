/** Stubs as the listing of Gong's calls writes them: only those that have changed. */
import { type Kysely, sql } from 'kysely'
import type { StubTable } from './account-tables.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

export interface NewStub {
  readonly callId: string
  readonly startedAt: Date
  readonly state: StubTable['state']
  readonly workspaceId?: string | undefined
  readonly hasDeal: boolean
  readonly hash: string
  /** Keyed hashes, signed 64 bits. None but of open ones. */
  readonly keys: readonly bigint[]
}

export interface KnownStub {
  readonly callId: string
  readonly hash: string
  /** Its call is kept and hidden, since Gong did not show it. */
  readonly isHidden: boolean
}

/** Those of these calls that are known. */
export async function knownStubs(
  db: Db,
  organizationId: string,
  callIds: readonly string[],
): Promise<readonly KnownStub[]> {
  const { rows } = await sql<KnownStub>`
    select stub.call_id as "callId", stub.hash, hidden.call_id is not null as "isHidden"
    from stub left join call hidden on hidden.organization_id = stub.organization_id
      and hidden.call_id = stub.call_id and hidden.unseen_since is not null
    where stub.organization_id = ${organizationId}
      and stub.call_id = any(${callIds}::text[])`.execute(db)
  return rows
}

/** New and changed ones; the keys of each are replaced. */
export async function writeStubs(
  transaction: Db,
  organizationId: string,
  stubs: readonly NewStub[],
  seenAt: Date,
): Promise<void> {
  if (stubs.length === 0) return
  const callIds = stubs.map((stub) => stub.callId)
  await sql`
    insert into stub (
      organization_id, call_id, started_at, state, workspace_id, has_deal, hash, seen_at)
    select ${organizationId}, call_id, started_at, state, workspace_id, has_deal, hash, ${seenAt}
    from unnest(
      ${callIds}::text[], ${stubs.map((stub) => stub.startedAt)}::timestamptz[],
      ${stubs.map((stub) => stub.state)}::text[],
      ${stubs.map((stub) => stub.workspaceId ?? null)}::text[],
      ${stubs.map((stub) => stub.hasDeal)}::boolean[], ${stubs.map((stub) => stub.hash)}::text[]
    ) as new (call_id, started_at, state, workspace_id, has_deal, hash)
    on conflict (organization_id, call_id) do update set
      started_at = excluded.started_at, state = excluded.state,
      workspace_id = excluded.workspace_id, has_deal = excluded.has_deal,
      hash = excluded.hash, seen_at = excluded.seen_at`.execute(transaction)
  await sql`
    delete from stub_key
    where organization_id = ${organizationId} and call_id = any(${callIds}::text[])`.execute(
    transaction,
  )
  const keys = stubs.flatMap(({ callId, keys: own }) => own.map((key) => ({ callId, key })))
  if (keys.length === 0) return
  await sql`
    insert into stub_key (organization_id, key, call_id)
    select distinct ${organizationId}, key, call_id
    from unnest(
      ${keys.map(({ key }) => String(key))}::text[]::bigint[],
      ${keys.map(({ callId }) => callId)}::text[]
    ) as new (key, call_id)`.execute(transaction)
}

/** How many start in the half-open span, and which of them are not among `seen`. */
export async function stubsNotSeen(
  db: Db,
  organizationId: string,
  { from, to }: { readonly from: Date; readonly to: Date },
  seen: readonly string[],
): Promise<{ readonly known: number; readonly gone: readonly string[] }> {
  const { rows } = await sql<{ known: number; gone: readonly string[] }>`
    select count(*) as known,
      coalesce(array_agg(stub.call_id) filter (where seen.call_id is null), '{}') as gone
    from stub left join unnest(${seen}::text[]) as seen (call_id) on seen.call_id = stub.call_id
    where organization_id = ${organizationId}
      and started_at >= ${from} and started_at < ${to}`.execute(db)
  return rows[0] ?? { known: 0, gone: [] }
}

/** Their calls have been removed before. */
export async function deleteStubs(
  transaction: Db,
  organizationId: string,
  callIds: readonly string[],
): Promise<void> {
  await sql`
    delete from stub
    where organization_id = ${organizationId} and call_id = any(${callIds}::text[])`.execute(
    transaction,
  )
}

/** Those that start before the time, with their keys. Their calls have been removed before. */
export async function deleteStubsBefore(
  transaction: Db,
  organizationId: string,
  time: Date,
): Promise<void> {
  await transaction
    .deleteFrom('link')
    .where('organization_id', '=', organizationId)
    .where(
      'call_id',
      'in',
      transaction
        .selectFrom('stub')
        .select('call_id')
        .where('organization_id', '=', organizationId)
        .where('started_at', '<', time),
    )
    .execute()
  await transaction
    .deleteFrom('stub')
    .where('organization_id', '=', organizationId)
    .where('started_at', '<', time)
    .execute()
}

/** They are found by nothing until they are listed again. */
export async function closeStubs(
  transaction: Db,
  organizationId: string,
  callIds: readonly string[],
): Promise<void> {
  await sql`
    update stub set state = 'excluded', has_deal = false, hash = ''
    where organization_id = ${organizationId} and call_id = any(${callIds}::text[])`.execute(
    transaction,
  )
  await sql`
    delete from stub_key
    where organization_id = ${organizationId} and call_id = any(${callIds}::text[])`.execute(
    transaction,
  )
}
