/** What files of datasets hold: read block by block, for a file may be far larger than our memory. */
import { type Kysely, type Selectable, sql } from 'kysely'
import type { ItemTable, Tables, VersionTable } from './tables.ts'

export interface FileKey {
  readonly organizationId: string
  readonly fileId: string
}

export type VersionRow = Omit<Selectable<VersionTable>, 'block_ids' | 'organization_id' | 'item_id'>

const VERSION_COLUMNS = [
  'version',
  'run_id',
  'header',
  'records',
  'available',
  'size_bytes',
  'sha256',
  'new_records',
  'changed_records',
  'removed_records',
  'imported_at',
] as const satisfies readonly (keyof VersionTable)[]

/** Files of a member's own dataset, oldest first; undefined where the dataset is not theirs or is not there. */
export async function ownFiles(
  db: Kysely<Tables>,
  owner: { readonly organizationId: string; readonly memberId: string },
  datasetId: string,
): Promise<
  { readonly name: string; readonly files: readonly Selectable<ItemTable>[] } | undefined
> {
  const dataset = await db
    .selectFrom('dataset')
    .select('name')
    .where('organization_id', '=', owner.organizationId)
    .where('dataset_id', '=', datasetId)
    .where('member_id', '=', owner.memberId)
    .executeTakeFirst()
  if (dataset === undefined) return undefined
  const files = await db
    .selectFrom('item')
    .selectAll()
    .where('organization_id', '=', owner.organizationId)
    .where('dataset_id', '=', datasetId)
    .where('removed_at', 'is', null)
    .orderBy('added_at')
    .orderBy('item_id')
    .execute()
  return { name: dataset.name, files }
}

/** Newest first. */
export function versionsOf(db: Kysely<Tables>, key: FileKey): Promise<readonly VersionRow[]> {
  return db
    .selectFrom('version')
    .select(VERSION_COLUMNS)
    .where('organization_id', '=', key.organizationId)
    .where('item_id', '=', key.fileId)
    .orderBy('version', 'desc')
    .execute()
}

export function versionOf(
  db: Kysely<Tables>,
  key: FileKey,
  version: number,
): Promise<VersionRow | undefined> {
  return db
    .selectFrom('version')
    .select(VERSION_COLUMNS)
    .where('organization_id', '=', key.organizationId)
    .where('item_id', '=', key.fileId)
    .where('version', '=', version)
    .executeTakeFirst()
}

/** Text in memory at a time; a single block may be more. */
const BATCH_BYTES = 4 * 1024 * 1024
/** Blocks whose sizes are looked at for one batch. */
const BATCH_BLOCKS = 1_000

/**
 * The texts of a version's blocks in order, some at a time. Throws when a block has gone meanwhile, so that nobody
 * takes a part for the whole.
 */
export async function* versionTexts(
  db: Kysely<Tables>,
  key: FileKey,
  version: number,
): AsyncGenerator<string> {
  const total = await countBlocks(db, key, version)
  for (let done = 0; done < total;) {
    const { text, blocks } = await nextTexts(db, key, version, done)
    if (text === null) throw new Error(`${key.fileId} has lost blocks of its version ${version}`)
    yield text
    done += blocks
  }
}

async function countBlocks(db: Kysely<Tables>, key: FileKey, version: number): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select cardinality(block_ids) as total from version
    where organization_id = ${key.organizationId} and item_id = ${key.fileId} and version = ${version}
  `.execute(db)
  return rows[0]?.total ?? 0
}

/** At least one block, and as many as a batch holds. No text where a block of the batch is not there. */
async function nextTexts(
  db: Kysely<Tables>,
  key: FileKey,
  version: number,
  done: number,
): Promise<{ readonly text: string | null; readonly blocks: number }> {
  // Joined by the database: thousands of short strings a second are more than our memory is cleared of.
  const { rows } = await sql<{ text: string; blocks: number; last: number }>`
    with wanted as materialized (
      select u.block_id, u.place,
        sum(b.size_bytes) over (order by u.place) - b.size_bytes as bytes_before
      from version v
      cross join lateral unnest(v.block_ids[${done + 1}::int : ${done + BATCH_BLOCKS}::int])
        with ordinality as u (block_id, place)
      join block b on b.organization_id = v.organization_id and b.item_id = v.item_id
        and b.block_id = u.block_id
      where v.organization_id = ${key.organizationId} and v.item_id = ${key.fileId}
        and v.version = ${version}
    )
    select string_agg(b.text, '' order by w.place) as text, count(*) as blocks, max(w.place) as last
    from wanted w
    join block b on b.organization_id = ${key.organizationId} and b.item_id = ${key.fileId}
      and b.block_id = w.block_id
    where w.bytes_before < ${BATCH_BYTES}
  `.execute(db)
  const [batch] = rows
  if (batch === undefined || batch.blocks !== batch.last) return { text: null, blocks: 0 }
  return batch
}

/** Takes the file out of its dataset, with its text; what its runs did stays told. */
export async function removeFile(
  db: Kysely<Tables>,
  key: FileKey & { readonly datasetId: string },
  now: Date,
): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    // A run that is just saving this file is waited for; one that comes later finds it removed.
    const item = await transaction
      .updateTable('item')
      .set({ removed_at: now, version: 0 })
      .where('organization_id', '=', key.organizationId)
      .where('item_id', '=', key.fileId)
      .where('removed_at', 'is', null)
      .returning('data_type')
      .executeTakeFirst()
    for (const table of ['version', 'block', 'covered_window'] as const) {
      await transaction
        .deleteFrom(table)
        .where('organization_id', '=', key.organizationId)
        .where('item_id', '=', key.fileId)
        .execute()
    }
    if (item?.data_type === 'transcripts') {
      await transaction
        .deleteFrom('owed_transcript')
        .where('organization_id', '=', key.organizationId)
        .where('dataset_id', '=', key.datasetId)
        .execute()
    }
    await transaction
      .updateTable('dataset')
      .set({ updated_at: now })
      .where('organization_id', '=', key.organizationId)
      .where('dataset_id', '=', key.datasetId)
      .execute()
  })
}
