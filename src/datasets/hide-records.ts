/** Takes out of a file, in all of its versions, what has become private in Gong. */
import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { counted, DATA_TYPES, type Slug } from '../records/data-types.ts'
import { blocksToHide, blockTexts, deleteBlocks } from '../store/blocks.ts'
import type { ItemKey } from '../store/items.ts'
import type { Tables } from '../store/tables.ts'
import { rewriteVersion, versionsWith } from '../store/versions.ts'

export interface Hidden {
  readonly recordIds: readonly string[]
  /** Blocks that name one of these calls go too. */
  readonly callIds: readonly string[]
}

/** Within the caller's transaction. Writes nothing where nothing is to be hidden. */
export async function hideRecords(
  db: Kysely<Tables>,
  item: ItemKey & { readonly slug: Slug },
  hidden: Hidden,
): Promise<void> {
  if (hidden.recordIds.length === 0 && hidden.callIds.length === 0) return
  const blockIds = await blocksToHide(db, item, hidden)
  if (blockIds.length === 0) return
  const gone = new Set(blockIds)
  for (const version of await versionsWith(db, item, blockIds)) {
    const block_ids = version.block_ids.filter((id) => !gone.has(id))
    const header = recounted(version.header, item.slug, block_ids.length)
    const { size_bytes, sha256 } = await measure(db, item, header, block_ids)
    const { version: number } = version
    const records = block_ids.length
    const rewritten = { version: number, header, block_ids, records, size_bytes, sha256 }
    await rewriteVersion(db, item, rewritten)
  }
  await deleteBlocks(db, item, blockIds)
}

/** The first line of a header counts the records. */
function recounted(header: string, slug: Slug, records: number): string {
  const type = DATA_TYPES[slug]
  return header.replace(/^.*\n/, `Gong ${type.title} Import — ${counted(records, type)}\n`)
}

/** Of the bytes of the file, without ever holding all of them. */
export async function measure(
  db: Kysely<Tables>,
  item: ItemKey,
  header: string,
  blockIds: readonly number[],
): Promise<{ readonly size_bytes: number; readonly sha256: string }> {
  const hash = createHash('sha256').update(header)
  let size_bytes = Buffer.byteLength(header)
  for await (const text of blockTexts(db, item, blockIds)) {
    hash.update(text)
    size_bytes += Buffer.byteLength(text)
  }
  return { size_bytes, sha256: hash.digest('hex') }
}
