/** What the accounts may be made of, and who may see it, as lines of a terminal. */
import type { Access, AccessPreview } from '../records/access.ts'
import type { Visibility } from '../records/visibility.ts'
import { table } from './table.ts'
import { day } from './times.ts'

const MODES = {
  all: 'all recordings that the connection can see',
  team: 'recordings of chosen people and teams',
  deal: 'recordings that Gong ties to a deal of the CRM',
} as const

export function accessLines(access: Access): string {
  const nameOf = new Map(access.workspaces.map(({ workspaceId, name }) => [workspaceId, name]))
  const rows: [string, string][] = [
    ['Calls', `${MODES[access.mode]} (${access.mode})`],
    ['Chosen', chosen(access)],
    ['From', access.readFrom],
    ['Teams of', access.teamLeadIds.join(', ')],
    ['People', access.teamUserIds.join(', ')],
    ['Workspaces', access.workspaceIds.map((id) => nameOf.get(id) ?? id).join(', ') || 'all'],
    ['Left out', access.excludedTitleWords.map((word) => `"${word}" in the title`).join(', ')],
    ['Seen by', access.isOpenToAll ? 'every member' : 'whoever may hear the call in Gong'],
  ]
  return table(rows.filter(([, value]) => value !== ''))
}

function chosen({ confirmedAt, confirmedBy }: Access): string {
  if (confirmedAt === null) return 'not yet: no call is linked before: carryover access set'
  return `${confirmedBy === null ? '' : `by ${confirmedBy} `}on ${day(confirmedAt)}`
}

export function previewLines(preview: AccessPreview): string {
  const { found, allowed, accounts, comingIn, fallingOut, isComplete } = preview
  return [
    `${allowed} of ${found} calls would be let in, of ${accounts} accounts.\n`,
    `${comingIn} would be linked that are not now, ${fallingOut} that are linked now would be gone.\n`,
    isComplete ? '' : 'Calls are still being listed: the numbers rise.\n',
    'Nothing was changed: leave out --dry-run to choose it.\n',
  ].join('')
}

export function visibilityRows(members: readonly Visibility[]): string {
  const rows = members.map(({ memberId, memberName, isAllowed, text }) => [
    isAllowed ? '✓' : '✗',
    memberId,
    memberName,
    text,
  ])
  return table([['', 'MEMBER', 'NAME', 'WHY'], ...rows])
}
