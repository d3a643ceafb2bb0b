/** Daily activity and interaction measures of users, newest day first, each user's measures before their newest day. */
import type { Gong } from '../gong/gong.ts'
import type { DayPeriod } from '../gong/stats.ts'
import { dayBefore } from '../records/days.ts'
import { Problem } from '../records/problems.ts'
import type { UserInteraction } from '../records/user.ts'
import { interactionBlock, userDayBlock } from '../text/user-stats.ts'
import type { Gathering } from './gathering.ts'
import type { SharedReads } from './shared-reads.ts'

export interface StatsPeriod extends DayPeriod {
  /** So many days are wanted, whichever they are; else from that day on. */
  readonly isCounted: boolean
}

/**
 * Gong refuses a period that ends after the company's today, which west of Greenwich is yesterday for some hours of our
 * today: then the period that ends a day earlier is right.
 */
export async function gatherUserStats(
  gong: Gong,
  shared: SharedReads,
  gathering: Gathering,
  period: StatsPeriod,
): Promise<void> {
  const earlier = {
    from: period.isCounted ? dayBefore(period.from) : period.from,
    to: dayBefore(period.to),
  }
  try {
    await gatherPeriod(gong, shared, gathering, period)
  } catch (error) {
    const isTooLate =
      error instanceof Problem && error.code === 'D-REFUSED' && earlier.from < earlier.to
    if (!isTooLate || gathering.taken > 0) throw error
    await gatherPeriod(gong, shared, gathering, earlier)
  }
  gathering.available = gathering.taken
}

async function gatherPeriod(
  gong: Gong,
  shared: SharedReads,
  gathering: Gathering,
  period: DayPeriod,
): Promise<void> {
  if (period.from >= period.to) {
    gathering.note(`Period: no whole day lies between ${period.from} and today.`)
    return
  }
  const interaction = await orMissing(readInteraction(gong, period))
  const inWords = `${period.from} to ${dayBefore(period.to)}`
  const measures = interaction instanceof Problem ? [] : interaction
  const days = await orMissing(takeDays(gong, shared, gathering, period, inWords, measures))
  if (interaction instanceof Problem && days instanceof Problem) throw interaction
  gathering.note(`Period: ${inWords}`)
  // Days before the period are still in Gong, and measures of those who rested in it were of another period.
  const startMs = Date.parse(period.from)
  gathering.isOutOfReach = ({ id, order }) => order < startMs || id.endsWith('/interaction')
  if (interaction instanceof Problem) {
    gathering.warn(`Interaction measures are left out: the key lacks ${interaction.scope}.`)
  }
  if (days instanceof Problem)
    gathering.warn(`Daily activity is left out: the key lacks ${days.scope}.`)
  if (shared.directory.isClosed) gathering.warn('Names are left out: the key lacks api:users:read.')
  const withoutDays =
    days instanceof Problem ? measures : measures.filter(({ userId }) => !days.has(userId))
  await takeMeasures(withoutDays, shared, gathering, inWords, Date.parse(dayBefore(period.to)))
}

/** Takes every day, and before a user's newest one their measures; answers who was there. */
async function takeDays(
  gong: Gong,
  shared: SharedReads,
  gathering: Gathering,
  period: DayPeriod,
  inWords: string,
  measures: readonly UserInteraction[],
): Promise<Set<string>> {
  const measuresOf = new Map(measures.map((one) => [one.userId, one]))
  const met = new Set<string>()
  for await (const page of gong.userDays(period)) {
    await shared.directory.resolve(page.items.map((user) => user.userId))
    for (const { userId, days } of page.items) {
      const newestFirst = days.toSorted((a, b) => b.date.localeCompare(a.date))
      const [newest] = newestFirst
      if (newest === undefined) continue
      met.add(userId)
      const measured = measuresOf.get(userId)
      if (measured)
        await takeMeasures([measured], shared, gathering, inWords, Date.parse(newest.date))
      for (const day of newestFirst) {
        await gathering.take({
          id: `${userId}/${day.date}`,
          block: userDayBlock(day, called(day, shared)),
          order: Date.parse(day.date),
        })
      }
    }
  }
  return met
}

async function takeMeasures(
  measures: readonly UserInteraction[],
  shared: SharedReads,
  gathering: Gathering,
  inWords: string,
  order: number,
): Promise<void> {
  await shared.directory.resolve(measures.map((user) => user.userId))
  for (const user of measures) {
    const block = interactionBlock(user, called(user, shared), inWords)
    await gathering.take({ id: `${user.userId}/interaction`, block, order })
  }
}

async function readInteraction(gong: Gong, period: DayPeriod): Promise<UserInteraction[]> {
  const users: UserInteraction[] = []
  for await (const page of gong.interaction(period)) users.push(...page.items)
  return users
}

/** A missing scope as a value: the other half of the statistics may still be there. */
async function orMissing<Result>(reading: Promise<Result>): Promise<Result | Problem> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof Problem && error.code === 'D-SCOPE') return error
    throw error
  }
}

/** `Name <e-mail>`, or what there is of it. */
function called(
  { userId, email }: { readonly userId: string; readonly email: string | undefined },
  { directory }: SharedReads,
): string {
  const name = directory.name(userId)
  if (name === undefined) return email ?? `User ${userId}`
  return email === undefined || email === name ? name : `${name} <${email}>`
}
