/** Items: the data types, uploads and documents of a dataset, each with the file that it makes. */
import { type Insertable, type Kysely, type Selectable, sql } from 'kysely'
import type { DatasetKey } from './datasets.ts'
import type { ItemTable, RunItemTable, Tables, VersionTable } from './tables.ts'

type Db = Kysely<Tables>

export type StoredItem = Selectable<ItemTable>

export interface ItemKey {
  readonly organizationId: string
  readonly itemId: string
}

export async function insertItems(db: Db, items: readonly Insertable<ItemTable>[]): Promise<void> {
  if (items.length > 0)
    await db
      .insertInto('item')
      .values([...items])
      .execute()
}

/** In the order in which they were added; removed ones are left out. */
export function listItems(
  db: Db,
  { organizationId, datasetId }: DatasetKey,
): Promise<readonly StoredItem[]> {
  return db
    .selectFrom('item')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('dataset_id', '=', datasetId)
    .where('removed_at', 'is', null)
    .orderBy('added_at')
    .orderBy('item_id')
    .execute()
}

/** An item with its current version, and how the newest run ended for it. */
export type ItemState = StoredItem & {
  readonly current: Selectable<VersionTable> | undefined
  readonly run: Pick<Selectable<RunItemTable>, 'status' | 'problem'> | undefined
}

export async function itemStates(db: Db, dataset: DatasetKey): Promise<readonly ItemState[]> {
  const items = await listItems(db, dataset)
  if (items.length === 0) return []
  const { organizationId } = dataset
  const ids = items.map((item) => item.item_id)
  const versions = await db
    .selectFrom('version as v')
    .innerJoin('item as i', (join) =>
      join
        .onRef('i.organization_id', '=', 'v.organization_id')
        .onRef('i.item_id', '=', 'v.item_id')
        .onRef('i.version', '=', 'v.version'),
    )
    .selectAll('v')
    .where('v.organization_id', '=', organizationId)
    .where('v.item_id', 'in', ids)
    .execute()
  const runs = await db
    .selectFrom('run_item as ri')
    .innerJoin('run as r', (join) =>
      join
        .onRef('r.organization_id', '=', 'ri.organization_id')
        .onRef('r.run_id', '=', 'ri.run_id'),
    )
    .select(['ri.item_id', 'ri.status', 'ri.problem'])
    .distinctOn('ri.item_id')
    .where('ri.organization_id', '=', organizationId)
    .where('ri.item_id', 'in', ids)
    .orderBy('ri.item_id')
    .orderBy('r.number', 'desc')
    .execute()
  const current = new Map(versions.map((version) => [version.item_id, version]))
  const newest = new Map(runs.map((run) => [run.item_id, run]))
  return items.map((item) => ({
    ...item,
    current: current.get(item.item_id),
    run: newest.get(item.item_id),
  }))
}

export interface DatasetTotals {
  readonly dataset_id: string
  readonly files: number
  /** Files that schedules renew. */
  readonly synced: number
  readonly records: number
  readonly size_bytes: number
}

/** What the files of these datasets hold together. */
export function datasetTotals(
  db: Db,
  organizationId: string,
  datasetIds: readonly string[],
): Promise<readonly DatasetTotals[]> {
  return db
    .selectFrom('item as i')
    .leftJoin('version as v', (join) =>
      join
        .onRef('v.organization_id', '=', 'i.organization_id')
        .onRef('v.item_id', '=', 'i.item_id')
        .onRef('v.version', '=', 'i.version'),
    )
    .select([
      'i.dataset_id',
      sql<number>`count(*)`.as('files'),
      sql<number>`count(*) filter (where i.is_synced and i.source <> 'upload')`.as('synced'),
      sql<number>`coalesce(sum(v.records), 0)::bigint`.as('records'),
      sql<number>`coalesce(sum(v.size_bytes), 0)::bigint`.as('size_bytes'),
    ])
    .where('i.organization_id', '=', organizationId)
    .where('i.dataset_id', 'in', [...datasetIds])
    .where('i.removed_at', 'is', null)
    .groupBy('i.dataset_id')
    .execute()
}

/** Says of every item of the dataset whether schedules renew it. */
export async function markSynced(
  db: Db,
  { organizationId, datasetId }: DatasetKey,
  itemIds: readonly string[],
): Promise<void> {
  await db
    .updateTable('item')
    .set({ is_synced: sql<boolean>`item_id = any(${[...itemIds]}::text[])` })
    .where('organization_id', '=', organizationId)
    .where('dataset_id', '=', datasetId)
    .execute()
}
