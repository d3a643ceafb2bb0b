/** What is still due of linked calls: transcripts, and details that Gong makes later. */
import { type Kysely, type Selectable, sql } from 'kysely'
import type { OwedPartTable } from './account-tables.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>
type Part = OwedPartTable['part']

export type StoredOwedPart = Selectable<OwedPartTable> & { readonly started_at: Date }
export type NewOwedPart = Omit<OwedPartTable, 'organization_id'>

/** Due now, the newest calls first; of these calls alone where they are given. What was given up is not due. */
export function dueParts(
  db: Db,
  organizationId: string,
  { part, now, atMost }: { readonly part: Part; readonly now: Date; readonly atMost: number },
): Promise<readonly StoredOwedPart[]> {
  return owed(db, organizationId, part)
    .where('owed_part.next_try_at', '<=', now)
    .where('owed_part.given_up_at', 'is', null)
    .orderBy('call.started_at', 'desc')
    .orderBy('call.call_id')
    .limit(atMost)
    .execute()
}

/** What is owed of these calls, due or not. */
export function owedOf(
  db: Db,
  organizationId: string,
  part: Part,
  callIds: readonly string[],
): Promise<readonly StoredOwedPart[]> {
  return owed(db, organizationId, part)
    .where(sql<boolean>`owed_part.call_id = any(${callIds}::text[])`)
    .execute()
}

function owed(db: Db, organizationId: string, part: Part) {
  return db
    .selectFrom('owed_part')
    .innerJoin('call', (join) =>
      join
        .onRef('call.organization_id', '=', 'owed_part.organization_id')
        .onRef('call.call_id', '=', 'owed_part.call_id'),
    )
    .selectAll('owed_part')
    .select('call.started_at')
    .where('owed_part.organization_id', '=', organizationId)
    .where('owed_part.part', '=', part)
}

export async function writeOwedParts(
  transaction: Db,
  organizationId: string,
  parts: readonly NewOwedPart[],
): Promise<void> {
  if (parts.length === 0) return
  await transaction
    .insertInto('owed_part')
    .values(parts.map((part) => ({ organization_id: organizationId, ...part })))
    .onConflict((conflict) =>
      conflict.columns(['organization_id', 'call_id', 'part']).doUpdateSet((row) => ({
        since: row.ref('excluded.since'),
        tries: row.ref('excluded.tries'),
        next_try_at: row.ref('excluded.next_try_at'),
        given_up_at: row.ref('excluded.given_up_at'),
      })),
    )
    .execute()
}

/** Transcripts that were asked for last before that time, and those that were given up, are due again: the oldest first. */
export async function oweTranscriptsAgain(
  db: Db,
  organizationId: string,
  {
    checkedBefore,
    now,
    atMost,
  }: { readonly checkedBefore: Date; readonly now: Date; readonly atMost: number },
): Promise<void> {
  await sql`
    insert into owed_part (organization_id, call_id, part, since, tries, next_try_at, given_up_at)
    select organization_id, call_id, 'transcript', ${now}, 0, ${now}, null from call
    where organization_id = ${organizationId} and transcript_state in ('here', 'given_up')
      and transcript_checked_at < ${checkedBefore}
      and not exists (
        select from owed_part owed
        where owed.organization_id = call.organization_id and owed.call_id = call.call_id
          and owed.part = 'transcript' and owed.given_up_at is null)
    order by transcript_checked_at limit ${atMost}
    on conflict (organization_id, call_id, part) do update set
      since = excluded.since, tries = 0, next_try_at = excluded.next_try_at, given_up_at = null`.execute(
    db,
  )
}

export async function deleteOwedParts(
  transaction: Db,
  organizationId: string,
  part: Part,
  callIds: readonly string[],
): Promise<void> {
  if (callIds.length === 0) return
  await transaction
    .deleteFrom('owed_part')
    .where('organization_id', '=', organizationId)
    .where('part', '=', part)
    .where(sql<boolean>`call_id = any(${callIds}::text[])`)
    .execute()
}

export async function countOwed(db: Db, organizationId: string, part: Part): Promise<number> {
  const { count } = await db
    .selectFrom('owed_part')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('organization_id', '=', organizationId)
    .where('part', '=', part)
    .where('given_up_at', 'is', null)
    .executeTakeFirstOrThrow()
  return count
}
