/** Files that were uploaded and belong to no dataset yet. */
import { type Insertable, type Kysely, type Selectable, sql } from 'kysely'
import type { Tables, UploadTable } from './tables.ts'

export async function addUpload(
  db: Kysely<Tables>,
  upload: Insertable<UploadTable>,
): Promise<void> {
  await db.insertInto('upload').values(upload).execute()
}

/** What the member has staged. Whoever adds to it holds the lock until their transaction ends. */
export async function lockStaged(
  db: Kysely<Tables>,
  { organizationId, memberId }: { readonly organizationId: string; readonly memberId: string },
): Promise<{ readonly files: number; readonly bytes: number }> {
  await sql`select pg_advisory_xact_lock(hashtext(${`upload ${memberId}`}))`.execute(db)
  return db
    .selectFrom('upload')
    .select([
      sql<number>`count(*)`.as('files'),
      sql<number>`coalesce(sum(size_bytes), 0)::bigint`.as('bytes'),
    ])
    .where('organization_id', '=', organizationId)
    .where('member_id', '=', memberId)
    .executeTakeFirstOrThrow()
}

/**
 * Takes the uploads out of the table, within the caller's transaction: each belongs to one dataset only. In the order
 * of the ids; those that are not there, or somebody else's, are missing from the answer.
 */
export async function takeUploads(
  db: Kysely<Tables>,
  owner: { readonly organizationId: string; readonly memberId: string },
  uploadIds: readonly string[],
): Promise<readonly Selectable<UploadTable>[]> {
  if (uploadIds.length === 0) return []
  const taken = await db
    .deleteFrom('upload')
    .where('organization_id', '=', owner.organizationId)
    .where('member_id', '=', owner.memberId)
    .where('upload_id', 'in', [...uploadIds])
    .returningAll()
    .execute()
  return taken.toSorted((a, b) => uploadIds.indexOf(a.upload_id) - uploadIds.indexOf(b.upload_id))
}

/** Of every organization. Answers how many went. */
export async function removeUploadsBefore(db: Kysely<Tables>, time: Date): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('upload')
    .where('created_at', '<', time)
    .executeTakeFirst()
  return Number(numDeletedRows)
}
