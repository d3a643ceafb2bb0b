/** Calls of an account from before the first day that is read: counted live for an admin, who may widen it. */
import { createMatcher } from '../accounts/match.ts'
import { noSuchAccount } from '../accounts/no-such-account.ts'
import type { OlderCalls } from '../records/account.ts'
import { DAY_MS, dayOf } from '../records/days.ts'
import type { Actor } from '../records/member.ts'
import { cluesOf } from '../store/account-clues.ts'
import type { AccountSyncNeeds } from './account-needs.ts'
import { isLetIn, readLive } from './live-reading.ts'
import { stubOf } from './stub-of.ts'

/** What one look may cost: ten pages. */
const MOST_CALLS = 1_000
const LOOK_BACK_DAYS = 365

/** Of the newest calls of a year; where these are not all, `from` says how far the look has come. Nothing is kept. */
export async function countOlderCalls(
  needs: AccountSyncNeeds,
  actor: Actor,
  accountId: string,
): Promise<OlderCalls> {
  const clues = await cluesOf(needs.db, actor.organizationId, [accountId])
  if (clues.length === 0) throw noSuchAccount()
  return readLive(needs, actor, async (live) => {
    const { reading } = live
    const to = reading.rule.readFrom
    const first = new Date(to.getTime() - LOOK_BACK_DAYS * DAY_MS)
    const calls = await live.everyNewest({ from: first, to }, MOST_CALLS)
    const from = calls.length < MOST_CALLS ? first : (calls.at(-1)?.startedAt ?? first)
    const matcher = createMatcher(clues, reading.ownDomains)
    const widened = { ...reading, rule: { ...reading.rule, readFrom: from } }
    let found = 0
    for (const call of calls) {
      const isOpen = stubOf(call, reading).state === 'open' && matcher.match(call).has(accountId)
      if (isOpen && (await isLetIn(widened, call))) found += 1
    }
    return { calls: found, from: dayOf(from.getTime()), to: dayOf(to.getTime()), cost: live.cost() }
  })
}
