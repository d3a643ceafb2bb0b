/** How much is kept of an organization, as the database stores it. */
import { type Kysely, sql } from 'kysely'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

export interface Kept {
  readonly kind: string
  readonly records: number
  readonly bytes: number
}

const KINDS: Readonly<Record<string, readonly (keyof Tables)[]>> = {
  'Linked calls': ['call'],
  'People on linked calls': ['call_party'],
  Transcripts: ['transcript'],
  'Index of words': ['search_segment'],
  'Hashes of other calls': ['stub', 'stub_key'],
  Accounts: ['account', 'account_contact', 'account_domain', 'account_crm_id'],
  'Permissions in Gong': [
    'gong_user',
    'gong_profile',
    'gong_profile_user',
    'folder_call',
    'call_grant',
  ],
  'Text of datasets': ['block'],
}

/** Kinds in an order for reading. `records` counts the rows of the first table of a kind. */
export async function keptBytes(db: Db, organizationId: string): Promise<readonly Kept[]> {
  const kept: Kept[] = []
  for (const [kind, tables] of Object.entries(KINDS)) {
    const sums = await Promise.all(tables.map((table) => sumOf(db, table, organizationId)))
    kept.push({
      kind,
      records: sums[0]?.records ?? 0,
      bytes: sums.reduce((sum, { bytes }) => sum + bytes, 0),
    })
  }
  return kept
}

async function sumOf(
  db: Db,
  table: keyof Tables,
  organizationId: string,
): Promise<{ readonly records: number; readonly bytes: number }> {
  const { rows } = await sql<{ records: number; bytes: number }>`
    select count(*) as records, coalesce(sum(pg_column_size(${sql.table(table)}.*)), 0)::bigint as bytes
    from ${sql.table(table)} where organization_id = ${organizationId}`.execute(db)
  return rows[0] ?? { records: 0, bytes: 0 }
}

/** Of files whose kind is sound or film. Nothing makes such a file, so this is what a look at the store says. */
export async function recordingsBytes(db: Db, organizationId: string): Promise<number> {
  const { rows } = await sql<{ bytes: number }>`
    select coalesce(sum(pg_column_size(block.*)), 0)::bigint as bytes
    from item join block using (organization_id, item_id)
    where item.organization_id = ${organizationId} and item.media_type ~ '^(audio|video)/'`.execute(
    db,
  )
  return rows[0]?.bytes ?? 0
}
