/** Calls whose hashes meet an account's are looked at in Gong, matched by the rules, and kept if they belong to one. */
import { createMatcher, type Matcher } from '../accounts/match.ts'
import { type CallParts, IDS_A_REQUEST } from '../gong/calls.ts'
import type { Call } from '../records/call.ts'
import { keptCalls, writeCalls } from '../store/call-writes.ts'
import { cluesOf } from '../store/account-clues.ts'
import { keptButNotAllowed } from '../store/kept-calls.ts'
import { type RuleLink, unlinkedAmong, wakeLinks, writeRuleLinks } from '../store/link-writes.ts'
import { accountsWithKeys, allowedAmong, matchCandidates } from '../store/match-candidates.ts'
import { deleteOwedParts, dueParts, owedOf, writeOwedParts } from '../store/owed-parts.ts'
import { raiseVisibilityEpoch } from '../store/visibility.ts'
import type { Reading } from './account-needs.ts'
import { takePage } from './account-listing.ts'
import { grown, write } from './account-reading.ts'
import { dropCalls } from './account-removals.ts'
import { keptCall } from './kept-call.ts'
import { laterDetails } from './later-details.ts'
import { owedAfterMiss } from './owed.ts'
import { stubOf } from './stub-of.ts'

/** All that is kept of a call. */
const KEPT_PARTS: CallParts = {
  parties: true,
  topicsAndTrackers: true,
  crm: 'fields',
  details: true,
}

/** The newest first, 100 at a time; `afterEach` goes on while the next hundred is read, and is waited for. */
export async function linkCandidates(
  reading: Reading,
  {
    accountId,
    afterEach,
  }: { readonly accountId?: string; readonly afterEach: () => Promise<void> },
): Promise<void> {
  const { db, organizationId, rule, access } = reading
  if (access.confirmed_at === null) return
  const ids = await matchCandidates(db, organizationId, rule, accountId)
  let after: Promise<void> = Promise.resolve()
  for (let start = 0; start < ids.length; start += IDS_A_REQUEST) {
    await lookAt(reading, ids.slice(start, start + IDS_A_REQUEST))
    reading.step('Reading calls', Math.min(start + IDS_A_REQUEST, ids.length), ids.length)
    await after
    after = afterEach()
    // Its failure is met where it is awaited.
    after.catch(() => undefined)
  }
  await after
}

/** Details that are due: of calls that have changed, and of young ones. */
export async function readDueDetails(reading: Reading): Promise<void> {
  const { db, organizationId, clock } = reading
  for (;;) {
    const now = clock.now()
    const due = await dueParts(db, organizationId, { part: 'details', now, atMost: IDS_A_REQUEST })
    if (due.length === 0) return
    const ids = due.map((owed) => owed.call_id)
    const found = await lookAt(reading, ids)
    const missing = due.filter((owed) => !found.has(owed.call_id))
    await write(reading, (transaction) =>
      writeOwedParts(
        transaction,
        organizationId,
        missing.map((owed) => ({
          call_id: owed.call_id,
          part: 'details',
          ...owedAfterMiss(owed, owed.started_at, now),
        })),
      ),
    )
  }
}

/** Calls that the choice does not let in any more: their deal is gone, or their team has changed. */
export async function dropNotAllowed(reading: Reading): Promise<void> {
  const { db, organizationId, rule, index, counts } = reading
  const ids = await keptButNotAllowed(db, organizationId, rule)
  if (ids.length === 0) return
  await write(reading, async (transaction) => {
    counts.removed += await dropCalls(transaction, index, organizationId, ids)
  })
}

/** Reads these calls with all that is kept of one, at most 100. Answers those that Gong knows. */
export async function lookAt(
  reading: Reading,
  callIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const calls = await readKept(reading, callIds)
  await takePage(reading, calls)
  await keep(reading, calls)
  return new Set(calls.map(({ id }) => id))
}

export async function readKept(
  { gong }: Reading,
  callIds: readonly string[],
): Promise<readonly Call[]> {
  const calls: Call[] = []
  for await (const call of gong.knownCalls(callIds, KEPT_PARTS)) calls.push(call)
  return calls
}

/** Their stubs are as Gong has them now. What belongs to an account is kept, the rest goes if it was. */
export async function keep(reading: Reading, calls: readonly Call[]): Promise<void> {
  const { organizationId, rule, index, counts, clock } = reading
  await write(reading, async (transaction) => {
    const now = clock.now()
    const ids = calls.map(({ id }) => id)
    const allowed = await allowedAmong(transaction, organizationId, rule, ids)
    const open = calls.filter(({ id }) => allowed.has(id))
    const openIds = open.map(({ id }) => id)
    const before = await keptCalls(transaction, organizationId, ids)
    const matcher = await matcherFor({ ...reading, db: transaction }, open)
    const haveLinksWoken = await wakeLinks(transaction, organizationId, openIds)
    const haveLinksChanged = await writeRuleLinks(
      transaction,
      organizationId,
      openIds,
      open.flatMap((call) => linksOf(call, matcher)),
      { now },
    )
    const unlinked = new Set(await unlinkedAmong(transaction, organizationId, openIds))
    const gone = ids.filter((id) => !allowed.has(id) || unlinked.has(id))
    counts.removed += await dropCalls(transaction, index, organizationId, gone)
    const linked = open.filter(({ id }) => !unlinked.has(id))
    const changed = await writeCalls(transaction, organizationId, linked.map(keptCall), now)
    await oweParts({ ...reading, db: transaction }, linked, { before, changed, now })
    reading.linkedIds.push(...linked.map(({ id }) => id).filter((id) => !before.has(id)))
    counts.changed += linked.filter(({ id }) => before.has(id) && changed.has(id)).length
    if (haveLinksWoken || haveLinksChanged || changed.size > 0) {
      await raiseVisibilityEpoch(transaction, organizationId)
    }
  })
  await grown(reading, calls.length)
}

/** Over the accounts that one of these calls can belong to. */
async function matcherFor(reading: Reading, calls: readonly Call[]): Promise<Matcher> {
  const { db, organizationId, ownDomains } = reading
  const keys = new Set(calls.flatMap((call) => stubOf(call, reading).keys))
  const accountIds = await accountsWithKeys(db, organizationId, [...keys])
  return createMatcher(await cluesOf(db, organizationId, accountIds), ownDomains)
}

function linksOf(call: Call, matcher: Matcher): RuleLink[] {
  return [...matcher.match(call)].map(([accountId, reasons]) => ({
    accountId,
    callId: call.id,
    reasons,
  }))
}

/** A new call owes its transcript; one that has changed is asked for it again. Young ones owe later details. */
async function oweParts(
  { db, organizationId }: Reading,
  calls: readonly Call[],
  {
    before,
    changed,
    now,
  }: {
    readonly before: ReadonlySet<string>
    readonly changed: ReadonlySet<string>
    readonly now: Date
  },
): Promise<void> {
  const ids = calls.map(({ id }) => id)
  const owed = await owedOf(db, organizationId, 'transcript', ids)
  // One that was given up is looked for again: what changed may be that it is there.
  const owing = new Set(
    owed.filter((part) => part.given_up_at === null).map((part) => part.call_id),
  )
  const due = calls.filter(
    ({ id, durationSec }) =>
      durationSec > 0 && (!before.has(id) || changed.has(id)) && !owing.has(id),
  )
  const details = new Map(
    (await owedOf(db, organizationId, 'details', ids)).map((part) => [part.call_id, part]),
  )
  const later = calls.flatMap((call) => laterDetails(call, details.get(call.id), now) ?? [])
  const isLater = new Set(later.map((part) => part.call_id))
  const settled = ids.filter((id) => details.has(id) && !isLater.has(id))
  await deleteOwedParts(db, organizationId, 'details', settled)
  await writeOwedParts(db, organizationId, [
    ...later,
    ...due.map(({ id }) => ({
      call_id: id,
      part: 'transcript' as const,
      since: now,
      tries: 0,
      next_try_at: now,
      given_up_at: null,
    })),
  ])
}
