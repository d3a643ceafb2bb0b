/** Datasets in the database of a test, with files whose versions are made of given records. */
import { createHash } from 'node:crypto'
import type { Actor } from '../src/records/member.ts'
import type { Database } from '../src/store/connect.ts'

export const owner: Actor = {
  organizationId: 'org_a',
  memberId: 'mem_a',
  name: 'Pat',
  email: 'pat@example.com',
  role: 'data',
  scopes: ['read', 'write'],
}
export const stranger: Actor = { ...owner, memberId: 'mem_b', name: 'Ana', role: 'admin' }
export const foreigner: Actor = { ...owner, organizationId: 'org_b', memberId: 'mem_a' }

/** Members `owner`, `stranger` and `foreigner`, and the dataset `ds_a` of the first. */
export async function storeDataset({ pool }: Database): Promise<void> {
  await pool.query(`
    insert into organization (organization_id, name) values ('org_a', 'A'), ('org_b', 'B');
    insert into member (organization_id, member_id, user_id, email, name, role) values
      ('org_a', 'mem_a', 'u1', 'pat@example.com', 'Pat', 'data'),
      ('org_a', 'mem_b', 'u2', 'ana@example.com', 'Ana', 'admin'),
      ('org_b', 'mem_a', 'u3', 'kim@example.com', 'Kim', 'data');
    insert into dataset (organization_id, dataset_id, member_id, name, sync)
      values ('org_a', 'ds_a', 'mem_a', 'Q2 / calls', '{}')`)
}

export async function storeItem(
  { pool }: Database,
  fileId: string,
  { type, fileName }: { readonly type: string | null; readonly fileName: string },
): Promise<void> {
  await pool.query(
    `insert into item (organization_id, item_id, dataset_id, source, data_type, file_name)
      values ('org_a', $1, 'ds_a', $2, $3, $4)`,
    [fileId, type === null ? 'upload' : 'gong', type, fileName],
  )
}

export interface StoredVersion {
  readonly version: number
  readonly header: string
  readonly records: Readonly<Record<string, string>>
  readonly importedAt?: string
}

/** Blocks that an earlier version has are used again. Answers the whole text. */
export async function storeVersion(
  { pool }: Database,
  fileId: string,
  { version, header, records, importedAt = '2026-04-09T14:00:00Z' }: StoredVersion,
): Promise<string> {
  const ids: number[] = []
  for (const [recordId, text] of Object.entries(records)) {
    const { rows } = await pool.query<{ block_id: number }>(
      `insert into block (organization_id, item_id, record_id, text_hash, source_hash, sort_key, text, size_bytes, checked_at)
        values ('org_a', $1, $2, $3, $3, 0, $4, octet_length($4), now())
        on conflict (organization_id, item_id, record_id, text_hash)
        do update set checked_at = now() returning block_id`,
      [fileId, recordId, sha256(text), text],
    )
    ids.push(rows[0]?.block_id ?? 0)
  }
  const text = header + Object.values(records).join('')
  await pool.query(
    `insert into version (organization_id, item_id, version, header, block_ids, records, size_bytes,
      sha256, new_records, changed_records, removed_records, imported_at)
      values ('org_a', $1, $2, $3, $4, $5, $6, $7, 0, 0, 0, $8)`,
    [fileId, version, header, ids, ids.length, Buffer.byteLength(text), sha256(text), importedAt],
  )
  await pool.query(`update item set version = $2 where item_id = $1`, [fileId, version])
  return text
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
