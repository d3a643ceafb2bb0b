/** The rules of visibility in words, for whoever asks why a member sees a call or does not. */
import type { VisibilityRule } from '../records/visibility.ts'

/** What the words need to know; null where there is none. */
export interface VisibilityFacts {
  readonly memberName: string
  readonly memberEmail: string
  /** The Gong user that the member is. */
  readonly userName: string | null
  readonly workspaceName: string | null
  readonly permissionsReadAt: Date | null
  readonly closesAfterHours: number
  /** Of the user in the call's workspace. */
  readonly profiles: readonly FactProfile[]
  /** Those on the call whom the user may hear, by the level that says so. */
  readonly heard: readonly { readonly level: string; readonly name: string }[]
}

interface FactProfile {
  readonly name: string
  readonly level: string | null
  readonly leads: number
}

interface Words {
  readonly yes: (facts: VisibilityFacts) => string
  readonly no: (facts: VisibilityFacts) => string
}

/** Of a rule: what is said where it holds, and where it does not. */
export const WORDS: Readonly<Record<VisibilityRule, Words>> = {
  'not-linked': {
    yes: () => 'The call is not linked to an account here.',
    no: () => 'The call is linked to an account.',
  },
  private: {
    yes: () => 'The call is private in Gong, so nobody sees it here.',
    no: () => 'The call is not private.',
  },
  internal: {
    yes: () => 'The call is internal, so nobody sees it here.',
    no: () => 'The call is not internal.',
  },
  unseen: {
    yes: () =>
      'Gong shows the call no more, with many others: nobody sees it until an admin has looked at that.',
    no: () => 'Gong still shows the call.',
  },
  'no-member': {
    yes: ({ memberName }) => `${memberName} is not a member any more.`,
    no: ({ memberName }) => `${memberName} is a member.`,
  },
  'mirror-too-old': {
    yes: ({ permissionsReadAt, closesAfterHours }) =>
      permissionsReadAt === null
        ? "Gong's permissions were never read completely, so nothing is shown."
        : `Gong's permissions were read last at ${minute(permissionsReadAt)}. Nothing is shown by permissions older than ${closesAfterHours} hours.`,
    no: ({ permissionsReadAt }) =>
      `Gong's permissions were read at ${permissionsReadAt === null ? 'no time' : minute(permissionsReadAt)}.`,
  },
  'open-to-all': {
    yes: () => 'An admin has opened every linked call to all members.',
    no: () => "Gong's permissions decide: calls are not open to all members.",
  },
  'no-viewer': {
    yes: ({ memberName, memberEmail }) =>
      `${memberName} is nobody in Gong: no single active Gong user has the verified address ${memberEmail}, and no admin has said who they are.`,
    no: ({ memberName, userName }) => `${memberName} is ${user(userName)} in Gong.`,
  },
  'inactive-user': {
    yes: ({ userName }) => `${user(userName)} is not an active user of Gong.`,
    no: ({ userName }) => `${user(userName)} is an active user of Gong.`,
  },
  participant: {
    yes: ({ userName }) => `${user(userName)} took part in the call, or was invited to it.`,
    no: ({ userName }) => `${user(userName)} was not invited to the call.`,
  },
  host: {
    yes: ({ userName }) => `${user(userName)} hosted the call.`,
    no: ({ userName }) => `${user(userName)} did not host the call.`,
  },
  grant: {
    yes: ({ userName }) => `${user(userName)} was given this call through Gong's API.`,
    no: ({ userName }) => `${user(userName)} was not given this call through Gong's API.`,
  },
  folder: {
    yes: ({ userName }) =>
      `The call is in a public library folder that ${user(userName)} may open.`,
    no: ({ userName }) =>
      `The call is in no public library folder that ${user(userName)} may open.`,
  },
  'level-all': {
    yes: (facts) => `${holders(facts, 'all')} shows all calls${where(facts)}.`,
    no: (facts) => `No profile of ${user(facts.userName)} shows all calls${where(facts)}.`,
  },
  'level-managers-team': team('managers-team', "their manager's team"),
  'level-report-to-them': team('report-to-them', 'the people who report to them'),
  'level-chosen-people': team('none', 'chosen people and their teams'),
  'no-profile': {
    yes: ({ userName, workspaceName }) =>
      workspaceName === null
        ? 'The call belongs to no workspace, so no profile shows it.'
        : `${user(userName)} has no permission profile in the workspace ${workspaceName}.`,
    no: ({ profiles }) => `${profiles.map(told).join('; ')}.`,
  },
  'no-rule': {
    yes: ({ profiles, userName }) =>
      `${profiles.map(told).join('; ')}. Nothing else that Carryover can read in Gong shows ${user(userName)} this call.`,
    no: () => 'A rule decides.',
  },
}

function team(level: string, who: string): Words {
  return {
    yes: (facts) => {
      const names = facts.heard.filter((heard) => heard.level === level).map(({ name }) => name)
      return `${holders(facts, level)} shows the calls of ${who}${where(facts)}: ${names.join(', ')}.`
    },
    no: ({ profiles }) =>
      profiles.some((profile) => profile.level === level)
        ? `The call is not one of ${who}.`
        : `No profile shows the calls of ${who}.`,
  }
}

/** A level of calls in words, with what is not sure about it. */
export function levelInWords(level: string | null, leads: number): string {
  const listed =
    leads === 0 ? '' : `, as far as ${leads} listed ${leads === 1 ? 'person' : 'people'} agree`
  switch (level) {
    case 'all':
      return 'all calls'
    case 'managers-team':
      return `calls of their manager's team${listed}`
    case 'report-to-them':
      return `calls of the people who report to them${listed}`
    case 'own':
      return 'their own calls'
    case 'none':
    case null:
      return leads === 0 ? 'no calls' : `no calls, or those of ${leads} chosen people`
    default:
      return `"${level}", a level that Carryover does not know and that shows no calls`
  }
}

const told = ({ name, level, leads }: FactProfile): string =>
  `The profile "${name}" shows ${levelInWords(level, leads)}`

const user = (name: string | null): string => name ?? 'nobody'
const where = ({ workspaceName }: VisibilityFacts): string =>
  workspaceName === null ? '' : ` of the workspace ${workspaceName}`
const minute = (time: Date): string => `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`

function holders({ profiles }: VisibilityFacts, level: string): string {
  const names = profiles.filter((profile) => profile.level === level).map(({ name }) => `"${name}"`)
  return `The profile ${names.join(' and ')}`
}
