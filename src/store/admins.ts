/** The admins of an organization: who is told, and who is named to those that need one. */
import type { Kysely } from 'kysely'
import { insertNotice } from './notices.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

export async function listAdmins(
  db: Db,
  organizationId: string,
): Promise<readonly { readonly memberId: string; readonly name: string }[]> {
  return db
    .selectFrom('member')
    .select(['member_id as memberId', 'name'])
    .where('organization_id', '=', organizationId)
    .where('role', '=', 'admin')
    .where('removed_at', 'is', null)
    .orderBy('name')
    .execute()
}

export async function tellAdmins(
  db: Db,
  organizationId: string,
  notice: { readonly title: string; readonly body: string; readonly link: string },
): Promise<void> {
  for (const { memberId } of await listAdmins(db, organizationId)) {
    await insertNotice(db, { organizationId, memberId }, notice)
  }
}
