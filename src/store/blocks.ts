/** Blocks: the formatted text of single records, of which files are made. */
import { type Kysely, sql } from 'kysely'
import type { ItemKey } from './items.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

/** A block without its text. */
export interface StoredBlock {
  readonly blockId: number
  readonly recordId: string
  readonly textHash: string
  readonly sourceHash: string
  readonly order: number
  readonly checkedAt: Date
}

export interface NewBlock {
  readonly recordId: string
  readonly textHash: string
  readonly sourceHash: string
  readonly order: number
  readonly callIds: readonly string[]
  readonly text: string
}

const COLUMNS = [
  'block_id as blockId',
  'record_id as recordId',
  'text_hash as textHash',
  'source_hash as sourceHash',
  'sort_key as order',
  'checked_at as checkedAt',
] as const

/** All blocks of these records, the one that was checked last first. */
export function findBlocks(
  db: Db,
  { organizationId, itemId }: ItemKey,
  recordIds: readonly string[],
): Promise<readonly StoredBlock[]> {
  return db
    .selectFrom('block')
    .select(COLUMNS)
    .where('organization_id', '=', organizationId)
    .where('item_id', '=', itemId)
    .where('record_id', '=', sql<string>`any(${[...recordIds]}::text[])`)
    .orderBy('checked_at', 'desc')
    .orderBy('block_id', 'desc')
    .execute()
}

/** Those of one version, in the order of its file. */
export async function blocksOfVersion(
  db: Db,
  { organizationId, itemId }: ItemKey,
  version: number,
): Promise<readonly StoredBlock[]> {
  const { rows } = await sql<StoredBlock>`
    select b.block_id as "blockId", b.record_id as "recordId", b.text_hash as "textHash",
      b.source_hash as "sourceHash", b.sort_key as "order", b.checked_at as "checkedAt"
    from version v
      cross join unnest(v.block_ids) with ordinality as place (block_id, n)
      join block b on b.organization_id = v.organization_id and b.item_id = v.item_id
        and b.block_id = place.block_id
    where v.organization_id = ${organizationId} and v.item_id = ${itemId} and v.version = ${version}
    order by place.n`.execute(db)
  return rows
}

/** A statement of PostgreSQL takes 65,535 values at most, and a block has ten. */
const BLOCKS_A_WRITE = 5_000

/** Writes what is new, and brings what is there up to date. Answers ids by record. */
export async function writeBlocks(
  db: Db,
  item: ItemKey,
  blocks: readonly NewBlock[],
  now: Date,
): Promise<ReadonlyMap<string, number>> {
  const ids = new Map<string, number>()
  for (let start = 0; start < blocks.length; start += BLOCKS_A_WRITE) {
    const some = blocks.slice(start, start + BLOCKS_A_WRITE)
    for (const [recordId, id] of await writeSome(db, item, some, now)) ids.set(recordId, id)
  }
  return ids
}

async function writeSome(
  db: Db,
  { organizationId, itemId }: ItemKey,
  blocks: readonly NewBlock[],
  now: Date,
): Promise<readonly (readonly [string, number])[]> {
  const written = await db
    .insertInto('block')
    .values(
      blocks.map((block) => ({
        organization_id: organizationId,
        item_id: itemId,
        record_id: block.recordId,
        text_hash: block.textHash,
        source_hash: block.sourceHash,
        sort_key: block.order,
        call_ids: [...block.callIds],
        text: block.text,
        size_bytes: Buffer.byteLength(block.text),
        checked_at: now,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['organization_id', 'item_id', 'record_id', 'text_hash'])
        .doUpdateSet((eb) => ({
          source_hash: eb.ref('excluded.source_hash'),
          sort_key: eb.ref('excluded.sort_key'),
          call_ids: eb.ref('excluded.call_ids'),
          checked_at: eb.ref('excluded.checked_at'),
        })),
    )
    .returning(['block_id', 'record_id'])
    .execute()
  return written.map((row) => [row.record_id, row.block_id] as const)
}

const BLOCKS_A_READ = 100

/**
 * Tells the planner how many blocks there are. Until it knows, it takes an item's blocks for one, and reads all of them
 * for each that is wanted; PostgreSQL looks by itself, but only every minute.
 */
export async function countForPlanner(db: Db): Promise<void> {
  await sql`analyze block`.execute(db)
}

/** The texts of these blocks, in their order, a few at a time. */
export async function* blockTexts(
  db: Db,
  { organizationId, itemId }: ItemKey,
  blockIds: readonly number[],
): AsyncGenerator<string> {
  for (let start = 0; start < blockIds.length; start += BLOCKS_A_READ) {
    const some = blockIds.slice(start, start + BLOCKS_A_READ)
    const rows = await db
      .selectFrom('block')
      .select(['block_id', 'text'])
      .where('organization_id', '=', organizationId)
      .where('item_id', '=', itemId)
      .where('block_id', 'in', some)
      .execute()
    const texts = new Map(rows.map((row) => [row.block_id, row.text]))
    for (const id of some) {
      const text = texts.get(id)
      if (text === undefined) throw new Error(`Block ${id} of ${itemId} is gone.`)
      yield text
    }
  }
}

/** Blocks of these records, and blocks that name these calls. */
export async function blocksToHide(
  db: Db,
  { organizationId, itemId }: ItemKey,
  {
    recordIds,
    callIds,
  }: { readonly recordIds: readonly string[]; readonly callIds: readonly string[] },
): Promise<readonly number[]> {
  const rows = await db
    .selectFrom('block')
    .select('block_id')
    .where('organization_id', '=', organizationId)
    .where('item_id', '=', itemId)
    .where(
      sql<boolean>`(record_id = any(${[...recordIds]}::text[]) or call_ids && ${[...callIds]}::text[])`,
    )
    .execute()
  return rows.map((row) => row.block_id)
}

export async function deleteBlocks(
  db: Db,
  { organizationId, itemId }: ItemKey,
  blockIds: readonly number[],
): Promise<void> {
  await db
    .deleteFrom('block')
    .where('organization_id', '=', organizationId)
    .where('item_id', '=', itemId)
    .where('block_id', '=', sql<number>`any(${[...blockIds]}::bigint[])`)
    .execute()
}

/** Those that no version holds. */
export async function deleteLooseBlocks(
  db: Db,
  { organizationId, itemId }: ItemKey,
): Promise<void> {
  // `except` is hashed or sorted whatever the planner believes; an anti-join of a table without statistics is a loop in a loop.
  await sql`
    with loose as materialized (
      select block_id from block
      where organization_id = ${organizationId} and item_id = ${itemId}
      except
      select unnest(block_ids) from version
      where organization_id = ${organizationId} and item_id = ${itemId}
    )
    delete from block b using loose
    where b.organization_id = ${organizationId} and b.item_id = ${itemId}
      and b.block_id = loose.block_id`.execute(db)
}
