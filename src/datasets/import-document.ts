/** Files that come as a whole, uploads and documents: one block, no header. */
import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { DEFAULTS } from '../records/defaults.ts'
import { deleteLooseBlocks, writeBlocks } from '../store/blocks.ts'
import type { ItemKey, StoredItem } from '../store/items.ts'
import { endRunItem } from '../store/run-items.ts'
import type { Tables } from '../store/tables.ts'
import { findVersion, insertVersion, lockItem } from '../store/versions.ts'
import type { RunContext } from './run-context.ts'

export interface DocumentText {
  readonly text: string
  readonly name: string
  readonly mediaType: string
}

/** The document as it reads now becomes a version, unless it reads as before. */
export async function importDocument(
  context: RunContext,
  item: StoredItem,
  { text }: DocumentText,
  finishedAt: Date,
): Promise<void> {
  const key = { organizationId: context.organizationId, itemId: item.item_id }
  await context.db.transaction().execute(async (db) => {
    const locked = await lockItem(db, key)
    if (locked?.version !== item.version) return
    const current = item.version === 0 ? undefined : await findVersion(db, key, item.version)
    const isChanged = current?.sha256 !== sha256(text)
    const isEnded = await endRunItem(db, context, item.item_id, {
      status: isChanged ? 'succeeded' : 'unchanged',
      done: 1,
      total: 1,
      records: 1,
      new_records: item.version === 0 ? 1 : 0,
      changed_records: isChanged && item.version > 0 ? 1 : 0,
      removed_records: 0,
      fallen_records: 0,
      version: isChanged ? item.version + 1 : null,
      finished_at: finishedAt,
    })
    if (!isEnded || !isChanged) return
    const { runId, now } = context
    await writeDocument(db, key, { text, version: item.version + 1, runId, now })
    await deleteLooseBlocks(db, key)
  })
}

/** Within the caller's transaction. */
export async function writeDocument(
  db: Kysely<Tables>,
  key: ItemKey,
  { text, version, runId, now }: { text: string; version: number; runId: string | null; now: Date },
): Promise<void> {
  const hash = sha256(text)
  const block = {
    recordId: key.itemId,
    textHash: hash,
    sourceHash: hash,
    order: 0,
    callIds: [],
    text,
  }
  const written = await writeBlocks(db, key, [block], now)
  await insertVersion(
    db,
    {
      organization_id: key.organizationId,
      item_id: key.itemId,
      version,
      run_id: runId,
      header: '',
      block_ids: [...written.values()],
      records: 1,
      available: null,
      size_bytes: Buffer.byteLength(text),
      sha256: hash,
      new_records: version === 1 ? 1 : 0,
      changed_records: version === 1 ? 0 : 1,
      removed_records: 0,
      imported_at: now,
    },
    { kept: DEFAULTS.versionsKept, basis: null },
  )
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
