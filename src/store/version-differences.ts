/** What differs between two versions of a file, by the ids and hashes of their records. */
import { type Kysely, sql } from 'kysely'
import type { FileKey } from './file-contents.ts'
import type { Tables } from './tables.ts'

export interface Difference {
  readonly kind: 'new' | 'changed' | 'removed'
  readonly recordId: string
  /** Null where the version has no such record. */
  readonly fromBlockId: number | null
  readonly toBlockId: number | null
}

export interface Differences {
  readonly newRecords: number
  readonly changedRecords: number
  readonly removedRecords: number
  /** In the order of the newer file, what went at the end; the first `limit` of them. */
  readonly first: readonly Difference[]
}

interface Row extends Difference {
  readonly newRecords: number
  readonly changedRecords: number
  readonly removedRecords: number
}

export async function differences(
  db: Kysely<Tables>,
  key: FileKey,
  versions: { readonly from: number; readonly to: number },
  limit: number,
): Promise<Differences> {
  const records = (version: number) => sql`
    select b.record_id, b.text_hash, b.block_id, u.place,
      -- A record that is there twice is compared one by one.
      row_number() over (partition by b.record_id order by u.place) as nth
    from version v
    cross join lateral unnest(v.block_ids) with ordinality as u (block_id, place)
    join block b on b.organization_id = v.organization_id and b.item_id = v.item_id
      and b.block_id = u.block_id
    where v.organization_id = ${key.organizationId} and v.item_id = ${key.fileId}
      and v.version = ${version}`
  const { rows } = await sql<Row>`
    with old as (${records(versions.from)}), young as (${records(versions.to)}),
    differing as (
      select record_id, old.block_id as from_block, young.block_id as to_block,
        old.place as from_place, young.place as to_place,
        case when old.block_id is null then 'new' when young.block_id is null then 'removed'
          else 'changed' end as kind
      from old full join young using (record_id, nth)
      where old.text_hash is distinct from young.text_hash
    )
    select kind, record_id as "recordId", from_block as "fromBlockId", to_block as "toBlockId",
      count(*) filter (where kind = 'new') over () as "newRecords",
      count(*) filter (where kind = 'changed') over () as "changedRecords",
      count(*) filter (where kind = 'removed') over () as "removedRecords"
    from differing
    order by to_place nulls last, from_place
    limit ${limit}
  `.execute(db)
  const { newRecords = 0, changedRecords = 0, removedRecords = 0 } = rows[0] ?? {}
  return { newRecords, changedRecords, removedRecords, first: rows }
}

export async function blockText(
  db: Kysely<Tables>,
  key: FileKey,
  blockId: number,
): Promise<string> {
  const { text } = await db
    .selectFrom('block')
    .select('text')
    .where('organization_id', '=', key.organizationId)
    .where('item_id', '=', key.fileId)
    .where('block_id', '=', blockId)
    .executeTakeFirstOrThrow()
  return text
}
