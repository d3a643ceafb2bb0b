/** Permission profiles of one workspace: who may hear whose calls. */
import type { WorldFolder, WorldProfile, WorldUser } from '../world.ts'
import { idOf } from './random.ts'

interface Role {
  readonly name: string
  readonly description: string
  readonly level: 'all' | 'managers-team' | 'report-to-them' | 'own' | 'none'
  readonly folders?: 'specific-folders'
}

const ROLES = {
  leadership: { name: 'Leadership', description: 'Hears every call', level: 'all' },
  managers: {
    name: 'Managers',
    description: 'Hear the calls of those who report to them',
    level: 'report-to-them',
  },
  teams: {
    name: 'Account executives',
    description: "Hear the calls of their manager's team",
    level: 'managers-team',
  },
  own: {
    name: 'New starters',
    description: 'Hear their own calls',
    level: 'own',
    folders: 'specific-folders',
  },
  chosen: {
    name: 'Enablement',
    description: 'Hears the calls of chosen teams',
    level: 'none',
  },
} as const satisfies Record<string, Role>

export type RoleName = keyof typeof ROLES

/** The chief hears all and managers their people; of the others most hear their team, some themselves, some a chosen team. */
export function usualRoles(users: readonly WorldUser[]): Map<string, RoleName> {
  const leaders = new Set(users.map(({ managerId }) => managerId))
  const roles = new Map<string, RoleName>()
  let others = 0
  for (const { id, managerId } of users) {
    if (managerId === null) roles.set(id, 'leadership')
    else if (leaders.has(id)) roles.set(id, 'managers')
    else {
      roles.set(id, others % 7 === 3 ? 'chosen' : others % 5 === 4 ? 'own' : 'teams')
      others += 1
    }
  }
  return roles
}

export function createProfiles(
  workspaceId: string,
  roles: ReadonlyMap<string, RoleName>,
  folders: readonly WorldFolder[],
  teamLeadIds: readonly string[],
): WorldProfile[] {
  const shown = folders.filter((folder) => folder.workspaceId === workspaceId).slice(0, 2)
  return entriesOf(ROLES).map(([key, role]) => ({
    id: idOf('profile', workspaceId, role.name),
    workspaceId,
    name: role.name,
    description: role.description,
    callsAccess: {
      permissionLevel: role.level,
      teamLeadIds: role.level === 'none' ? teamLeadIds : null,
    },
    libraryFolderAccess: role.folders
      ? { permissionLevel: role.folders, libraryFolderIds: shown.map(({ id }) => id) }
      : { permissionLevel: 'all', libraryFolderIds: null },
    userIds: [...roles].filter(([, name]) => name === key).map(([id]) => id),
  }))
}

const entriesOf = (roles: Record<RoleName, Role>): [string, Role][] => Object.entries(roles)
