/**
 * What is used of a Gong company's quota: one row, in which every process takes its turns. All times are the database's,
 * so that machines with differing clocks still keep apart.
 */
import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

/** Whose quota it is. */
export interface QuotaPlace {
  readonly organizationId: string
  /** The same for all who ask for one Gong company. */
  readonly companyKey: string
}

export interface Slot {
  /** By the database's clock. */
  readonly atMs: number
  /** From now until then. */
  readonly waitMs: number
}

const today = sql`(statement_timestamp() at time zone 'utc')::date`
const tomorrow = sql`((${today} + 1)::timestamp at time zone 'utc')`
const durationOf = (ms: number) => sql`make_interval(secs => ${ms / 1_000}::float8)`
const msOf = (time: ReturnType<typeof sql>) =>
  sql<number>`extract(epoch from ${time})::float8 * 1000`

/**
 * Takes the next free slot: nobody else gets it, or one within `intervalMs` of it. `requests`: 1, or 0 where the day's
 * count has it already. Undefined when `perDay` is used up.
 */
export async function takeSlot(
  db: Db,
  { organizationId, companyKey }: QuotaPlace,
  want: { readonly intervalMs: number; readonly perDay: number; readonly requests: 0 | 1 },
): Promise<Slot | undefined> {
  const interval = durationOf(want.intervalMs)
  const { rows } = await sql<{ at: number; wait: number }>`
    insert into gong_quota as quota (organization_id, company_key, next_at, day, used_today)
    values (${organizationId}, ${companyKey}, clock_timestamp() + ${interval}, ${today}, 1)
    on conflict (organization_id, company_key) do update set
      next_at = greatest(quota.next_at, quota.paused_until, clock_timestamp()) + ${interval},
      used_today = case when quota.day = ${today} then quota.used_today + ${want.requests}::int else 1 end,
      day = ${today}
    where quota.day <> ${today} or quota.used_today + ${want.requests}::int <= ${want.perDay}::int
    returning ${msOf(sql`next_at - ${interval}`)} as at,
      ${msOf(sql`next_at - ${interval} - clock_timestamp()`)} as wait`.execute(db)
  const [row] = rows
  return row && { atMs: row.at, waitMs: row.wait }
}

/** Until then Gong has asked to wait, by the database's clock; 0 when it never did. */
export async function pausedUntilMs(
  db: Db,
  { organizationId, companyKey }: QuotaPlace,
): Promise<number> {
  const row = await db
    .selectFrom('gong_quota')
    .select('paused_until')
    .where('organization_id', '=', organizationId)
    .where('company_key', '=', companyKey)
    .executeTakeFirst()
  return row?.paused_until?.getTime() ?? 0
}

/** Nobody starts for so long from now. A longer wait that is under way stays. */
export async function pauseQuota(
  db: Db,
  { organizationId, companyKey }: QuotaPlace,
  ms: number,
): Promise<void> {
  await sql`
    update gong_quota
    set paused_until = greatest(paused_until, clock_timestamp() + ${durationOf(ms)})
    where organization_id = ${organizationId} and company_key = ${companyKey}`.execute(db)
}

/** A request started late: all that have no slot yet come so much later. */
export async function pushSlots(
  db: Db,
  { organizationId, companyKey }: QuotaPlace,
  ms: number,
): Promise<void> {
  await sql`
    update gong_quota set next_at = next_at + ${durationOf(ms)}
    where organization_id = ${organizationId} and company_key = ${companyKey}`.execute(db)
}

export interface Quota {
  readonly usedToday: number
  readonly pausedUntil: Date | null
  /** The next 00:00 UTC. */
  readonly resetsAt: Date
  readonly resetsInMs: number
}

/** Zero used before the first request of a day. */
export async function readQuota(
  db: Db,
  { organizationId, companyKey }: QuotaPlace,
): Promise<Quota> {
  const { rows } = await sql<{
    used: number | null
    paused: Date | null
    resets: Date
    in: number
  }>`
    select quota.used, quota.paused,
      ${tomorrow} as resets, ${msOf(sql`${tomorrow} - clock_timestamp()`)} as "in"
    from (select) as always left join (
      select case when day = ${today} then used_today else 0 end as used,
        case when paused_until > clock_timestamp() then paused_until end as paused
      from gong_quota
      where organization_id = ${organizationId} and company_key = ${companyKey}
    ) as quota on true`.execute(db)
  const [row] = rows
  if (row === undefined) throw new Error('The database answered no row where one is certain.')
  const { used, paused, resets, in: resetsInMs } = row
  return { usedToday: used ?? 0, pausedUntil: paused, resetsAt: resets, resetsInMs }
}
