/** Versions: the states of a file, each a header and its blocks in order. */
import { type Insertable, type Kysely, type Selectable, sql } from 'kysely'
import type { ItemKey } from './items.ts'
import type { Tables, VersionTable } from './tables.ts'

type Db = Kysely<Tables>

export type StoredVersion = Selectable<VersionTable>

/** The driver leaves whole numbers in an array as text. */
function withNumbers(version: StoredVersion): StoredVersion {
  return { ...version, block_ids: version.block_ids.map(Number) }
}

export async function findVersion(
  db: Db,
  { organizationId, itemId }: ItemKey,
  version: number,
): Promise<StoredVersion | undefined> {
  const found = await db
    .selectFrom('version')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('item_id', '=', itemId)
    .where('version', '=', version)
    .executeTakeFirst()
  return found && withNumbers(found)
}

/** It becomes the current one in the same step, and only the newest `kept` stay. */
export async function insertVersion(
  db: Db,
  version: Insertable<VersionTable>,
  { kept, basis }: { readonly kept: number; readonly basis: string | null },
): Promise<void> {
  await db.insertInto('version').values(version).execute()
  await db
    .updateTable('item')
    .set({ version: version.version, basis })
    .where('organization_id', '=', version.organization_id)
    .where('item_id', '=', version.item_id)
    .execute()
  await db
    .deleteFrom('version')
    .where('organization_id', '=', version.organization_id)
    .where('item_id', '=', version.item_id)
    .where('version', '<=', version.version - kept)
    .execute()
}

/** Those that hold one of the blocks. */
export async function versionsWith(
  db: Db,
  { organizationId, itemId }: ItemKey,
  blockIds: readonly number[],
): Promise<readonly StoredVersion[]> {
  const versions = await db
    .selectFrom('version')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('item_id', '=', itemId)
    .where(sql<boolean>`block_ids && ${[...blockIds]}::bigint[]`)
    .execute()
  return versions.map(withNumbers)
}

export async function rewriteVersion(
  db: Db,
  { organizationId, itemId }: ItemKey,
  version: Pick<
    StoredVersion,
    'version' | 'header' | 'block_ids' | 'records' | 'size_bytes' | 'sha256'
  >,
): Promise<void> {
  const { version: number, ...change } = version
  await db
    .updateTable('version')
    .set(change)
    .where('organization_id', '=', organizationId)
    .where('item_id', '=', itemId)
    .where('version', '=', number)
    .execute()
}

/** Locks the item until the transaction ends. Undefined where it was taken out of its dataset. */
export async function lockItem(
  db: Db,
  { organizationId, itemId }: ItemKey,
): Promise<{ readonly version: number; readonly basis: string | null } | undefined> {
  return db
    .selectFrom('item')
    .select(['version', 'basis'])
    .where('organization_id', '=', organizationId)
    .where('item_id', '=', itemId)
    .where('removed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
}
