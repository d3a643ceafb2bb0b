/** Organizations: the customers of an installation. */
import { type Kysely, sql } from 'kysely'
import { newId } from '../records/ids.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

export interface StoredOrganization {
  readonly organization_id: string
  readonly name: string
  readonly is_sample: boolean
}

export async function insertOrganization(
  db: Db,
  { name }: { readonly name: string },
): Promise<string> {
  const organizationId = newId('org')
  await db.insertInto('organization').values({ organization_id: organizationId, name }).execute()
  return organizationId
}

/** All of them, the oldest first. */
export function listOrganizations(db: Db): Promise<readonly StoredOrganization[]> {
  return db
    .selectFrom('organization')
    .select(['organization_id', 'name', 'is_sample'])
    .orderBy('created_at')
    .orderBy('organization_id')
    .execute()
}

export function findOrganization(
  db: Db,
  organizationId: string,
): Promise<StoredOrganization | undefined> {
  return db
    .selectFrom('organization')
    .select(['organization_id', 'name', 'is_sample'])
    .where('organization_id', '=', organizationId)
    .executeTakeFirst()
}

/** Until the transaction ends, nobody else changes who is an admin of it. */
export async function lockOrganization(db: Db, organizationId: string): Promise<void> {
  await db
    .selectFrom('organization')
    .select('organization_id')
    .where('organization_id', '=', organizationId)
    .forUpdate()
    .execute()
}

/** Any number will do, as long as it stays the same. */
const FIRST_START_KEY = 736_887

/** Until the transaction ends, no other process sets up its first organization. */
export async function lockFirstStart(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(${FIRST_START_KEY})`.execute(db)
}
