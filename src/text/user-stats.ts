/** A user's day, and a user's way of speaking over a period, as blocks. */
import type { ActivityCounter, UserDay, UserInteraction } from '../records/user.ts'
import { type Block, field } from './block.ts'

const COUNTERS: Readonly<Record<ActivityCounter, string>> = {
  callsAsHost: 'Calls hosted',
  callsAttended: 'Calls attended',
  ownCallsListenedTo: 'Own calls listened to',
  othersCallsListenedTo: "Others' calls listened to",
  callsGaveFeedback: 'Feedback given',
  callsReceivedFeedback: 'Feedback received',
  callsRequestedFeedback: 'Feedback asked for',
  callsMarkedAsFeedbackGiven: 'Marked as feedback given',
  callsMarkedAsFeedbackReceived: 'Marked as feedback received',
  callsCommentsGiven: 'Comments given',
  callsCommentsReceived: 'Comments received',
  callsScorecardsFilled: 'Scorecards filled in',
  callsScorecardsReceived: 'Scorecards received',
  callsSharedInternally: 'Calls shared inside the company',
  callsSharedExternally: 'Calls shared outside the company',
}

const COUNTER_LABELS = Object.entries(COUNTERS)

/** What the user did on one day; counters at zero are left out. */
export function userDayBlock(day: UserDay, user: string): Block {
  const counts: Readonly<Partial<Record<string, number>>> = day.counts
  return {
    mark: 'USER STATS',
    lines: [
      ...field('User', user),
      ...field('Date', day.date),
      ...COUNTER_LABELS.flatMap(([counter, label]) => field(label, counts[counter])),
    ],
  }
}

/** How the user spoke over the period, in Gong's own measures and numbers. */
export function interactionBlock(
  interaction: UserInteraction,
  user: string,
  period: string,
): Block {
  return {
    mark: 'USER STATS',
    lines: [
      ...field('User', user),
      ...field('Period', period),
      ...interaction.measures.flatMap(({ name, value }) => field(name, rounded(value))),
    ],
  }
}

/** Gong's values are long fractions; three digits tell the same. */
function rounded(value: number): number {
  return Math.round(value * 1_000) / 1_000
}
