/**
 * Who may see which call: Gong's permission model as one predicate over `call`, put into every query that can reveal one.
 */
import { type Kysely, type RawBuilder, sql, type SqlBool } from 'kysely'
import type { Tables } from './tables.ts'
import { type Looker, type RowLooker, rulesFor } from './visibility-rules.ts'

export type { Looker } from './visibility-rules.ts'

/** True for rows of `call` that the member may see. The query must have `call` under its own name. */
export function visibleTo(looker: Looker | RowLooker): RawBuilder<SqlBool> {
  const decided = rulesFor(looker).reduceRight(
    (rest, { verdict, holds }) =>
      verdict === 'allow'
        ? sql<SqlBool>`(${holds} or ${rest})`
        : sql<SqlBool>`(not ${holds} and ${rest})`,
    sql<SqlBool>`false`,
  )
  return sql<SqlBool>`(call.organization_id = ${looker.organizationId} and ${decided})`
}

/** How many calls each of these members sees. */
export async function countVisible(
  db: Kysely<Tables>,
  { organizationId, now }: Omit<Looker, 'memberId'>,
  memberIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const memberId = sql<string>`viewing.member_id`
  const { rows } = await sql<{ memberId: string; count: number }>`
    select viewing.member_id as "memberId",
      (select count(*) from call where ${visibleTo({ organizationId, memberId, now })}) as count
    from unnest(${[...memberIds]}::text[]) as viewing (member_id)`.execute(db)
  return new Map(rows.map((row) => [row.memberId, row.count]))
}

/** Changes with every transaction after which somebody may see more or less. */
export async function visibilityEpoch(db: Kysely<Tables>, organizationId: string): Promise<number> {
  const row = await db
    .selectFrom('visibility_epoch')
    .select('epoch')
    .where('organization_id', '=', organizationId)
    .executeTakeFirst()
  return row?.epoch ?? 0
}

/** For every transaction that changes calls, parties, links, grants, the mirror, or who is whom. */
export async function raiseVisibilityEpoch(
  transaction: Kysely<Tables>,
  organizationId: string,
): Promise<void> {
  await transaction
    .insertInto('visibility_epoch')
    .values({ organization_id: organizationId, epoch: 1 })
    .onConflict((conflict) =>
      conflict
        .column('organization_id')
        .doUpdateSet({ epoch: sql<number>`visibility_epoch.epoch + 1` }),
    )
    .execute()
}
