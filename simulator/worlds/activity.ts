/** What people do in Gong on a day: the calls they had, and the habits around the calls before. */
import {
  ACTIVITY_COUNTERS,
  type DailyActivity,
  type WorldAnsweredScorecard,
  type WorldUser,
} from '../world.ts'
import { isWeekday } from './calendar.ts'
import { createRandom } from './random.ts'
import type { Recording } from './recording.ts'

type Counter = (typeof ACTIVITY_COUNTERS)[number]
type Day = Map<string, Map<Counter, Set<string>>>

/** A year of weekdays: enough for any page, and little to hold. */
const DAYS_KEPT = 400
/** Habits are about the latest calls. */
const RECENT = 80

export function createActivity(
  recordings: readonly Recording[],
  users: readonly WorldUser[],
  answered: readonly WorldAnsweredScorecard[],
  dateOf: (ms: number) => string,
): (user: WorldUser, date: string) => DailyActivity {
  const days = new Map<string, Day>()
  const held = Map.groupBy(recordings, ({ call }) => dateOf(call.startedMs))
  const heldDates = [...held.keys()].toSorted()
  const reviews = Map.groupBy(answered, ({ reviewMs }) => dateOf(reviewMs))

  function recentBefore(date: string): Recording[] {
    const recent: Recording[] = []
    for (let index = heldDates.length - 1; index >= 0 && recent.length < RECENT; index -= 1) {
      const earlier = heldDates[index]
      if (earlier !== undefined && earlier < date)
        recent.push(...(held.get(earlier) ?? []).slice(0, RECENT - recent.length))
    }
    return recent
  }

  function dayOf(date: string): Day {
    const known = days.get(date)
    if (known !== undefined) return known
    const day = createDay()
    for (const recording of held.get(date) ?? []) {
      day.add(recording.call.primaryUserId, 'callsAsHost', recording)
      for (const id of recording.colleagueIds()) day.add(id, 'callsAttended', recording)
    }
    for (const { callId, reviewerUserId, reviewedUserId } of reviews.get(date) ?? []) {
      if (reviewerUserId !== null) day.addId(reviewerUserId, 'callsScorecardsFilled', callId)
      day.addId(reviewedUserId, 'callsScorecardsReceived', callId)
    }
    const recent = isWeekday(date) ? recentBefore(date) : []
    if (recent.length > 0)
      for (const user of users) if (user.active) addHabits(day, user, date, recent)
    if (days.size >= DAYS_KEPT) days.clear()
    days.set(date, day.counters)
    return day.counters
  }

  return (user, date) => {
    const counters = dayOf(date).get(user.id) ?? new Map<Counter, Set<string>>()
    return Object.fromEntries([...counters].map(([counter, ids]) => [counter, [...ids]]))
  }
}

function createDay() {
  const counters: Day = new Map()
  function addId(userId: string, counter: Counter, callId: string): void {
    const mine = counters.get(userId) ?? new Map<Counter, Set<string>>()
    const ids = mine.get(counter) ?? new Set<string>()
    counters.set(userId, mine.set(counter, ids.add(callId)))
  }
  const add = (userId: string, counter: Counter, { call }: Recording) =>
    addId(userId, counter, call.id)
  return { counters, add, addId }
}

/** What one gives, the host of the call receives on the same day. */
function addHabits(
  day: ReturnType<typeof createDay>,
  user: WorldUser,
  date: string,
  recent: readonly Recording[],
): void {
  const random = createRandom('habit', user.id, date)
  const isOwn = ({ call }: Recording) => call.primaryUserId === user.id
  const own = recent.filter(isOwn)
  const others = recent.filter((recording) => !recording.call.isPrivate && !isOwn(recording))
  const sometimes = (from: readonly Recording[], probability: number): Recording[] =>
    from.length > 0 && random.chance(probability) ? [random.pick(from)] : []
  const give = (given: Counter, received: Counter, probability: number) => {
    for (const recording of sometimes(others, probability)) {
      day.add(user.id, given, recording)
      day.add(recording.call.primaryUserId, received, recording)
    }
  }
  const note = (counter: Counter, from: readonly Recording[], probability: number) => {
    for (const recording of sometimes(from, probability)) day.add(user.id, counter, recording)
  }
  note('ownCallsListenedTo', own, 0.45)
  note('othersCallsListenedTo', others, 0.5)
  note('othersCallsListenedTo', others, 0.2)
  note('callsRequestedFeedback', own, 0.08)
  note('callsSharedInternally', own, 0.15)
  note('callsSharedExternally', own, 0.05)
  give('callsGaveFeedback', 'callsReceivedFeedback', 0.12)
  give('callsCommentsGiven', 'callsCommentsReceived', 0.2)
  give('callsMarkedAsFeedbackGiven', 'callsMarkedAsFeedbackReceived', 0.06)
}
