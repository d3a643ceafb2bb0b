/** What a run does for each of its items. */
import { type Kysely, type Selectable, sql, type Updateable } from 'kysely'
import type { RunKey } from './runs.ts'
import type { ItemTable, RunItemTable, Tables } from './tables.ts'

type Db = Kysely<Tables>

export type StoredRunItem = Selectable<RunItemTable> &
  Pick<Selectable<ItemTable>, 'source' | 'data_type' | 'file_name' | 'document_id'> & {
    readonly removed_at: Date | null
  }

/** Of all these runs, in the order in which items were added. */
export function runItems(
  db: Db,
  organizationId: string,
  runIds: readonly string[],
): Promise<readonly StoredRunItem[]> {
  return db
    .selectFrom('run_item as ri')
    .innerJoin('item as i', (join) =>
      join
        .onRef('i.organization_id', '=', 'ri.organization_id')
        .onRef('i.item_id', '=', 'ri.item_id'),
    )
    .selectAll('ri')
    .select(['i.source', 'i.data_type', 'i.file_name', 'i.document_id', 'i.removed_at'])
    .where('ri.organization_id', '=', organizationId)
    .where('ri.run_id', 'in', [...runIds])
    .orderBy('i.added_at')
    .orderBy('i.item_id')
    .execute()
}

/** Ends the item's part of the run, unless it has ended. Answers whether this call ended it. */
export async function endRunItem(
  db: Db,
  { organizationId, runId }: RunKey,
  itemId: string,
  end: Updateable<RunItemTable>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('run_item')
    .set(end)
    .where('organization_id', '=', organizationId)
    .where('run_id', '=', runId)
    .where('item_id', '=', itemId)
    .where('status', 'in', ['queued', 'running'])
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** All items that have not ended. */
export async function moveUnended(
  db: Db,
  { organizationId, runId }: RunKey,
  change: Updateable<RunItemTable>,
): Promise<void> {
  await db
    .updateTable('run_item')
    .set(change)
    .where('organization_id', '=', organizationId)
    .where('run_id', '=', runId)
    .where('status', 'in', ['queued', 'running'])
    .execute()
}

export interface ItemProgress {
  readonly itemId: string
  readonly done: number
  readonly total: number | undefined
}

/** In one statement, and only of what is still under way. */
export async function saveProgress(
  db: Db,
  { organizationId, runId }: RunKey,
  progress: readonly ItemProgress[],
): Promise<void> {
  await sql`
    update run_item i set done = p.done, total = coalesce(p.total, i.total)
    from unnest(
      ${progress.map((one) => one.itemId)}::text[],
      ${progress.map((one) => one.done)}::integer[],
      ${progress.map((one) => one.total ?? null)}::integer[]
    ) as p (item_id, done, total)
    where i.organization_id = ${organizationId} and i.run_id = ${runId}
      and i.item_id = p.item_id and i.status = 'running'`.execute(db)
}

/** Requests to Gong that were made for each item, added to what earlier attempts made. */
export async function addRequests(
  db: Db,
  { organizationId, runId }: RunKey,
  counts: readonly { readonly itemId: string; readonly requests: number }[],
): Promise<void> {
  await sql`
    update run_item i set requests = i.requests + c.requests
    from unnest(
      ${counts.map((one) => one.itemId)}::text[], ${counts.map((one) => one.requests)}::integer[]
    ) as c (item_id, requests)
    where i.organization_id = ${organizationId} and i.run_id = ${runId}
      and i.item_id = c.item_id`.execute(db)
  await sql`
    update run set requests = requests + ${counts.reduce((sum, one) => sum + one.requests, 0)}
    where organization_id = ${organizationId} and run_id = ${runId}`.execute(db)
}
