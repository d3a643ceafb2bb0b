/** What members are called, those who have left included: for what they once did. */
import type { Kysely } from 'kysely'
import type { Tables } from './tables.ts'

export async function memberNames(
  db: Kysely<Tables>,
  organizationId: string,
  memberIds: readonly (string | null | undefined)[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(memberIds.flatMap((id) => id ?? []))]
  if (ids.length === 0) return new Map()
  const rows = await db
    .selectFrom('member')
    .select(['member_id', 'name'])
    .where('organization_id', '=', organizationId)
    .where('member_id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.member_id, row.name]))
}
