/** Profiles of Gong's level "none" that list people, and whether an admin lets them show these people's calls. */
import { type Kysely, sql } from 'kysely'
import type { ChosenPeople } from '../records/visibility.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

export async function readChosenPeople(db: Db, organizationId: string): Promise<ChosenPeople> {
  const access = await db
    .selectFrom('access')
    .select('follows_chosen_people')
    .where('organization_id', '=', organizationId)
    .executeTakeFirst()
  const profiles = await db
    .selectFrom('gong_profile as profile')
    .leftJoin('gong_workspace as workspace', (join) =>
      join
        .onRef('workspace.organization_id', '=', 'profile.organization_id')
        .onRef('workspace.workspace_id', '=', 'profile.workspace_id'),
    )
    .select([
      'profile.name',
      sql<string>`coalesce(workspace.name, profile.workspace_id)`.as('workspace'),
    ])
    .where('profile.organization_id', '=', organizationId)
    .where('profile.calls_level', '=', 'none')
    .where(sql<boolean>`cardinality(profile.team_lead_ids) > 0`)
    .orderBy('workspace')
    .orderBy('profile.name')
    .execute()
  return { isFollowed: access?.follows_chosen_people ?? false, profiles }
}

/** False where no connection serves the accounts yet. */
export async function setChosenPeople(
  transaction: Db,
  organizationId: string,
  isFollowed: boolean,
): Promise<boolean> {
  const { numUpdatedRows } = await transaction
    .updateTable('access')
    .set({ follows_chosen_people: isFollowed })
    .where('organization_id', '=', organizationId)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
