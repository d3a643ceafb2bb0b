/** A person of the Gong company, and what they did in Gong. */
export interface User {
  readonly id: string
  readonly name: string | undefined
  readonly email: string | undefined
  /** Further addresses that Gong knows to be this person's. */
  readonly emailAliases: readonly string[]
  /** The address by which the person signs in to Gong, where Gong names one. */
  readonly trustedEmail: string | undefined
  readonly title: string | undefined
  readonly active: boolean
  readonly managerId: string | undefined
  readonly createdAt: Date | undefined
}

/** How many calls each of Gong's activity counters counted on one day of the company's calendar. */
export interface UserDay {
  readonly userId: string
  readonly email: string | undefined
  /** `YYYY-MM-DD` */
  readonly date: string
  readonly counts: Readonly<Partial<Record<ActivityCounter, number>>>
}

export const ACTIVITY_COUNTERS = [
  'callsAsHost',
  'callsAttended',
  'ownCallsListenedTo',
  'othersCallsListenedTo',
  'callsGaveFeedback',
  'callsReceivedFeedback',
  'callsRequestedFeedback',
  'callsMarkedAsFeedbackGiven',
  'callsMarkedAsFeedbackReceived',
  'callsCommentsGiven',
  'callsCommentsReceived',
  'callsScorecardsFilled',
  'callsScorecardsReceived',
  'callsSharedInternally',
  'callsSharedExternally',
] as const

export type ActivityCounter = (typeof ACTIVITY_COUNTERS)[number]

/** Gong's interaction measures of a user over a period, named as Gong names them. */
export interface UserInteraction {
  readonly userId: string
  readonly email: string | undefined
  readonly measures: readonly { readonly name: string; readonly value: number }[]
}

/** What a user is called in text. */
export function userName(user: Pick<User, 'id' | 'name' | 'email'>): string {
  return user.name ?? user.email ?? `User ${user.id}`
}
