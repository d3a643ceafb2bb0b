/** Which calls the accounts may be made of, as an admin is about to choose. Pure. */
import type { Access } from '../../../src/records/access.ts'

/** As it is sent. */
export interface Choice {
  readonly mode: Access['mode']
  readonly teamUserIds: string[]
  readonly teamLeadIds: string[]
  readonly workspaceIds: string[]
  readonly readFrom: string
  readonly excludedTitleWords: string[]
}

/** What holds now; what is advised where nobody has chosen. */
export function choiceOf(access: Access): Choice {
  return {
    mode: access.confirmedAt === null ? access.advised : access.mode,
    teamUserIds: [...access.teamUserIds],
    teamLeadIds: [...access.teamLeadIds],
    workspaceIds: [...access.workspaceIds],
    readFrom: access.readFrom,
    excludedTitleWords: [...access.excludedTitleWords],
  }
}

export function isSameChoice(one: Choice, other: Choice): boolean {
  return asText(one) === asText(other)
}

/** Teams are meant, and nobody is chosen yet. */
export function lacksPeople({ mode, teamUserIds, teamLeadIds }: Choice): boolean {
  return mode === 'team' && teamUserIds.length + teamLeadIds.length === 0
}

/** In whatever order things were ticked; people count where teams are meant alone. */
function asText(choice: Choice): string {
  const isTeam = choice.mode === 'team'
  return JSON.stringify([
    choice.mode,
    isTeam ? choice.teamUserIds.toSorted() : [],
    isTeam ? choice.teamLeadIds.toSorted() : [],
    choice.workspaceIds.toSorted(),
    choice.readFrom,
    choice.excludedTitleWords.toSorted(),
  ])
}
