/** What an admin has chosen to be read, as every query over stubs asks it. */
import type { Kysely } from 'kysely'
import type { StoredAccess } from '../store/access.ts'
import type { AccessRule } from '../store/access-filter.ts'
import { peopleInTeams } from '../store/gong-people.ts'
import type { Tables } from '../store/tables.ts'
import type { MatchKeys } from './match-keys.ts'

/** The choice as a condition on stubs. */
export async function ruleOf(
  db: Kysely<Tables>,
  keys: MatchKeys,
  choice: Pick<
    StoredAccess,
    'organization_id' | 'mode' | 'read_from' | 'team_user_ids' | 'team_lead_ids' | 'workspace_ids'
  >,
): Promise<AccessRule> {
  const { mode, read_from: readFrom, workspace_ids: workspaceIds } = choice
  const people =
    mode === 'team'
      ? await peopleInTeams(db, choice.organization_id, {
          userIds: choice.team_user_ids,
          leadIds: choice.team_lead_ids,
        })
      : []
  return { mode, readFrom, workspaceIds, teamKeys: keys.ofUsers(people) }
}
