/** Daily activity and interaction measures of users, newest day first, each user's measures before their newest day. */
import type { Gong } from '../gong/gong.ts'
import type { DayPeriod } from '../gong/stats.ts'
import { Problem } from '../records/problems.ts'
import type { UserInteraction } from '../records/user.ts'
import { interactionBlock, userDayBlock } from '../text/user-stats.ts'
import type { Gathering } from './gathering.ts'
import type { SharedReads } from './shared-reads.ts'

const DAY_MS = 86_400_000

export async function gatherUserStats(
  gong: Gong,
  shared: SharedReads,
  gathering: Gathering,
  period: DayPeriod,
): Promise<void> {
  const accepted = await acceptedPeriod(gong, period)
  const inWords = `${accepted.period.from} to ${dayBefore(accepted.period.to)}`
  gathering.note(`Period: ${inWords}`)
  const [interaction, days] = [
    accepted.interaction,
    await orMissing(readDays(gong, shared, gathering, accepted.period)),
  ]
  const missing = [interaction, days].flatMap((half) => (half instanceof Problem ? half : []))
  const [problem] = missing
  if (problem !== undefined && missing.length === 2) throw problem
  if (interaction instanceof Problem)
    gathering.note(`Interaction measures are left out: the key lacks ${interaction.scope}.`)
  if (days instanceof Problem)
    gathering.note(`Daily activity is left out: the key lacks ${days.scope}.`)
  const newest = days instanceof Problem ? new Map<string, number>() : days
  if (!(interaction instanceof Problem)) {
    await takeInteraction(interaction, shared, gathering, inWords, newest)
  }
  gathering.available = gathering.taken
}

/** Takes every day; answers each user's newest one, in milliseconds. */
async function readDays(
  gong: Gong,
  shared: SharedReads,
  gathering: Gathering,
  period: DayPeriod,
): Promise<Map<string, number>> {
  const newest = new Map<string, number>()
  for await (const page of gong.userDays(period)) {
    await shared.directory.resolve(page.items.map((user) => user.userId))
    for (const { userId, days } of page.items) {
      const name = shared.directory.name(userId) ?? userId
      for (const day of days) {
        const atMs = Date.parse(day.date)
        newest.set(userId, Math.max(atMs, newest.get(userId) ?? 0))
        await gathering.take(userDayBlock(day, withEmail(name, day.email)), atMs)
      }
    }
  }
  return newest
}

async function takeInteraction(
  interaction: readonly UserInteraction[],
  shared: SharedReads,
  gathering: Gathering,
  period: string,
  newest: ReadonlyMap<string, number>,
): Promise<void> {
  await shared.directory.resolve(interaction.map((user) => user.userId))
  for (const user of interaction) {
    const name = shared.directory.name(user.userId) ?? user.userId
    const order = (newest.get(user.userId) ?? Date.parse(period.slice(-10))) + 1
    await gathering.take(interactionBlock(user, withEmail(name, user.email), period), order)
  }
}

interface Accepted {
  readonly period: DayPeriod
  readonly interaction: readonly UserInteraction[] | Problem
}

/**
 * Gong refuses a period that ends after the company's today, which west of Greenwich is yesterday for some hours of our
 * today: then the period that ends a day earlier is right.
 */
async function acceptedPeriod(gong: Gong, period: DayPeriod): Promise<Accepted> {
  try {
    return { period, interaction: await orMissing(readInteraction(gong, period)) }
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'D-REFUSED') throw error
    const earlier = { from: dayBefore(period.from), to: dayBefore(period.to) }
    return { period: earlier, interaction: await orMissing(readInteraction(gong, earlier)) }
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

function dayBefore(day: string): string {
  return new Date(Date.parse(day) - DAY_MS).toISOString().slice(0, 10)
}

function withEmail(name: string, email: string | undefined): string {
  return email === undefined || email === name ? name : `${name} <${email}>`
}
