/** How an organization's permissions stand, and where its connections lead. */
import type { Kysely } from 'kysely'
import { mirrorAsOf } from './mirror-state.ts'
import type { Tables } from './tables.ts'

type Db = Kysely<Tables>

export async function permissionState(
  db: Db,
  organizationId: string,
): Promise<{
  readonly refreshedAt: Date | null
  /** As it was kept. */
  readonly problem: unknown
  readonly isOpenToAll: boolean
  readonly followsChosenPeople: boolean
  readonly members: number
  readonly viewers: number
}> {
  const row = await db
    .selectFrom('organization')
    .leftJoin('mirror', 'mirror.organization_id', 'organization.organization_id')
    .leftJoin('access', 'access.organization_id', 'organization.organization_id')
    .select((query) => [
      mirrorAsOf.as('as_of'),
      'mirror.problem',
      'access.is_open_to_all',
      'access.follows_chosen_people',
      query
        .selectFrom('member')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('member.organization_id', '=', 'organization.organization_id')
        .where('member.removed_at', 'is', null)
        .as('members'),
      query
        .selectFrom('viewer')
        .select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('viewer.organization_id', '=', 'organization.organization_id')
        .as('viewers'),
    ])
    .where('organization.organization_id', '=', organizationId)
    .executeTakeFirst()
  return {
    refreshedAt: row?.as_of ?? null,
    problem: row?.problem ?? null,
    isOpenToAll: row?.is_open_to_all ?? false,
    followsChosenPeople: row?.follows_chosen_people ?? false,
    members: row?.members ?? 0,
    viewers: row?.viewers ?? 0,
  }
}

/** Of connections that are not cut. */
export async function connectedHosts(db: Db, organizationId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('connection')
    .select('base_url')
    .distinct()
    .where('organization_id', '=', organizationId)
    .where('disconnected_at', 'is', null)
    .orderBy('base_url')
    .execute()
  return rows.map((row) => new URL(row.base_url).host)
}
