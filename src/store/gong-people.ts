/** The company's own people, as the mirror of Gong's permissions has them. */
import { type Kysely, type Selectable, sql } from 'kysely'
import type { GongUserTable } from './visibility-tables.ts'
import type { Owner } from './owner.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

export type StoredGongUser = Selectable<GongUserTable>

export function listGongUsers(db: Db, organizationId: string): Promise<readonly StoredGongUser[]> {
  return db
    .selectFrom('gong_user')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .orderBy('name')
    .orderBy('user_id')
    .execute()
}

/** These people, and everybody below those managers at any depth. Circles among managers end. */
export async function peopleInTeams(
  db: Db,
  organizationId: string,
  {
    userIds,
    leadIds,
  }: { readonly userIds: readonly string[]; readonly leadIds: readonly string[] },
): Promise<readonly string[]> {
  const { rows } = await sql<{ user_id: string }>`
    with recursive tree (user_id) as (
      select unnest(${leadIds}::text[])
      union
      select gong_user.user_id from gong_user join tree on gong_user.manager_id = tree.user_id
      where gong_user.organization_id = ${organizationId}
    )
    select user_id from tree union select unnest(${userIds}::text[])`.execute(db)
  return rows.map((row) => row.user_id)
}

/** The Gong user that a member is; undefined where they are none. */
export async function gongUserOf(
  db: Db,
  { organizationId, memberId }: Owner,
): Promise<string | undefined> {
  const { rows } = await sql<{ user_id: string | null }>`
    select looking_user(${organizationId}, ${memberId}) as user_id`.execute(db)
  return rows[0]?.user_id ?? undefined
}
