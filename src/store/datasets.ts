/** Datasets: named collections of files, each its owner's alone. */
import { type Insertable, type Kysely, type Selectable, sql, type Updateable } from 'kysely'
import type { Owner } from './owner.ts'
import type { DatasetTable, Tables } from './tables.ts'

type Db = Kysely<Tables>

export type StoredDataset = Selectable<DatasetTable>

export interface DatasetKey {
  readonly organizationId: string
  readonly datasetId: string
}

export async function insertDataset(db: Db, dataset: Insertable<DatasetTable>): Promise<void> {
  await db.insertInto('dataset').values(dataset).execute()
}

/** Whoever it belongs to. */
export function findDataset(
  db: Db,
  { organizationId, datasetId }: DatasetKey,
): Promise<StoredDataset | undefined> {
  return db
    .selectFrom('dataset')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('dataset_id', '=', datasetId)
    .executeTakeFirst()
}

/** The newest first, from after `after` on. */
export function listDatasets(
  db: Db,
  { organizationId, memberId }: Owner,
  limit: number,
  after: { readonly createdAt: Date; readonly datasetId: string } | undefined,
): Promise<readonly StoredDataset[]> {
  return db
    .selectFrom('dataset')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('member_id', '=', memberId)
    .$if(after !== undefined, (query) =>
      query.where(
        sql<boolean>`(created_at, dataset_id) < (${after?.createdAt}, ${after?.datasetId})`,
      ),
    )
    .orderBy('created_at', 'desc')
    .orderBy('dataset_id', 'desc')
    .limit(limit)
    .execute()
}

/** What an admin sees of the datasets of others. */
export function listOthers(
  db: Db,
  { organizationId, memberId }: Owner,
): Promise<readonly { name: string; owner_name: string; created_at: Date }[]> {
  return db
    .selectFrom('dataset as d')
    .innerJoin('member as m', (join) =>
      join
        .onRef('m.organization_id', '=', 'd.organization_id')
        .onRef('m.member_id', '=', 'd.member_id'),
    )
    .select(['d.name', 'm.name as owner_name', 'd.created_at'])
    .where('d.organization_id', '=', organizationId)
    .where('d.member_id', '!=', memberId)
    .orderBy('d.created_at', 'desc')
    .limit(1_000)
    .execute()
}

export async function updateDataset(
  db: Db,
  { organizationId, datasetId }: DatasetKey,
  change: Updateable<DatasetTable>,
): Promise<void> {
  await db
    .updateTable('dataset')
    .set(change)
    .where('organization_id', '=', organizationId)
    .where('dataset_id', '=', datasetId)
    .execute()
}

/** Nobody else begins a run or changes the dataset until the caller's transaction ends. */
export async function lockDataset(
  db: Db,
  { organizationId, datasetId }: DatasetKey,
): Promise<void> {
  await db
    .selectFrom('dataset')
    .select('dataset_id')
    .where('organization_id', '=', organizationId)
    .where('dataset_id', '=', datasetId)
    .forUpdate()
    .execute()
}

/** With all that hangs on it, within the caller's transaction. */
export async function deleteDataset(
  db: Db,
  { organizationId, datasetId }: DatasetKey,
): Promise<void> {
  const items = db
    .selectFrom('item')
    .select('item_id')
    .where('organization_id', '=', organizationId)
    .where('dataset_id', '=', datasetId)
  for (const table of ['run_item', 'version', 'block', 'covered_window'] as const) {
    await db
      .deleteFrom(table)
      .where('organization_id', '=', organizationId)
      .where('item_id', 'in', items)
      .execute()
  }
  for (const table of ['seen_call', 'owed_transcript', 'run', 'item', 'dataset'] as const) {
    await db
      .deleteFrom(table)
      .where('organization_id', '=', organizationId)
      .where('dataset_id', '=', datasetId)
      .execute()
  }
}

/** All of the owner's. */
export function datasetsOf(
  db: Db,
  { organizationId, memberId }: Owner,
): Promise<readonly StoredDataset[]> {
  return db
    .selectFrom('dataset')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('member_id', '=', memberId)
    .execute()
}

export async function ownerName(db: Db, { organizationId, memberId }: Owner): Promise<string> {
  const found = await db
    .selectFrom('member')
    .select('name')
    .where('organization_id', '=', organizationId)
    .where('member_id', '=', memberId)
    .executeTakeFirst()
  return found?.name ?? ''
}

/** Of all organizations: those with a schedule that is on and does not stand still. */
export function scheduledDatasets(db: Db): Promise<readonly StoredDataset[]> {
  return db
    .selectFrom('dataset')
    .selectAll()
    .where('sync_stopped', 'is', null)
    .where(sql<boolean>`sync ->> 'isOn' = 'true'`)
    .execute()
}

/** Removed members, of all organizations, of whom a connection or a dataset is left. */
export function ownersLeftBehind(db: Db): Promise<readonly Owner[]> {
  return db
    .selectFrom('member as m')
    .select(['m.organization_id as organizationId', 'm.member_id as memberId'])
    .where('m.removed_at', 'is not', null)
    .where((eb) =>
      eb.or([
        eb.exists(
          eb
            .selectFrom('dataset as d')
            .select('d.dataset_id')
            .whereRef('d.organization_id', '=', 'm.organization_id')
            .whereRef('d.member_id', '=', 'm.member_id'),
        ),
        eb.exists(
          eb
            .selectFrom('connection as c')
            .select('c.connection_id')
            .whereRef('c.organization_id', '=', 'm.organization_id')
            .whereRef('c.member_id', '=', 'm.member_id')
            .where('c.disconnected_at', 'is', null),
        ),
      ]),
    )
    .execute()
}
