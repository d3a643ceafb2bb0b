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

/** Writes what is new, and brings what is there up to date. Answers ids by record. */
export async function writeBlocks(
  db: Db,
  { organizationId, itemId }: ItemKey,
  blocks: readonly NewBlock[],
  now: Date,
): Promise<ReadonlyMap<string, number>> {
  if (blocks.length === 0) return new Map()
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
  return new Map(written.map((row) => [row.record_id, row.block_id]))
}

const BLOCKS_A_READ = 100

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
  await sql`
    with held as (
      select distinct unnest(block_ids) as block_id from version
      where organization_id = ${organizationId} and item_id = ${itemId}
    )
    delete from block b
    where b.organization_id = ${organizationId} and b.item_id = ${itemId}
      and not exists (select from held where held.block_id = b.block_id)`.execute(db)
}
