/** Finds the calls of one account as it is now: ties that no longer hold go at once, and new ones are looked for in Gong. */
import { createMatcher } from '../accounts/match.ts'
import type { Call } from '../records/call.ts'
import { Problem } from '../records/problems.ts'
import { findAccess } from '../store/access.ts'
import { cluesOf } from '../store/account-clues.ts'
import { callsOfAccount, type RuledCall } from '../store/kept-calls.ts'
import { writeRuleLinks } from '../store/link-writes.ts'
import { endMatching, findMatching } from '../store/matching.ts'
import { raiseVisibilityEpoch } from '../store/visibility.ts'
import { readAccessOfNew } from './account-new-access.ts'
import { linkCandidates } from './account-matching.ts'
import type { AccountSyncNeeds } from './account-needs.ts'
import { AccessChanged, openReading, ownDomains } from './account-reading.ts'
import { dropOrphans } from './account-removals.ts'
import type { SyncEnd } from './account-sync-end.ts'
import { readDueTranscripts } from './account-transcripts.ts'

export interface AccountKey {
  readonly organizationId: string
  readonly accountId: string
}

const DONE: SyncEnd = { kind: 'done' }
const QUARTER_MS = 15 * 60_000
const silent = { step: () => undefined, waiting: () => undefined }

/** Rejects with what nobody expected, and when `signal` is aborted. */
export async function matchAccount(
  needs: AccountSyncNeeds,
  account: AccountKey,
  signal: AbortSignal,
): Promise<SyncEnd> {
  const { db, clock } = needs
  const since = await findMatching(db, account)
  await relink(needs, account)
  try {
    await findCalls(needs, account, signal)
  } catch (error) {
    if (signal.aborted) throw error
    if (error instanceof AccessChanged) return matchAccount(needs, account, signal)
    if (!(error instanceof Problem)) throw error
    // Whatever else it is stands where the state of the sync is shown, and the next sync looks again.
    if (error.code === 'D-RATE' || error.code === 'D-DAILY') {
      const waitMs = error.retryAfterMs ?? QUARTER_MS
      return { kind: 'later', at: new Date(clock.now().getTime() + waitMs) }
    }
  }
  await endMatching(db, account, since)
  return DONE
}

/** From what is kept of the calls, without a request. */
async function relink(
  { db, clock, index }: AccountSyncNeeds,
  { organizationId, accountId }: AccountKey,
): Promise<void> {
  const calls = await callsOfAccount(db, organizationId, accountId)
  if (calls.length === 0) return
  const findable = await cluesOf(db, organizationId, [accountId])
  const matcher = createMatcher(findable, await ownDomains(db, organizationId))
  const links = calls.flatMap((call) => {
    const reasons = matcher.match(matched(call)).get(accountId)
    return reasons === undefined ? [] : [{ accountId, callId: call.callId, reasons }]
  })
  const ids = calls.map(({ callId }) => callId)
  await db.transaction().execute(async (transaction) => {
    const rules = { now: clock.now(), accountId }
    if (!(await writeRuleLinks(transaction, organizationId, ids, links, rules))) return
    await dropOrphans(transaction, index, organizationId)
    await raiseVisibilityEpoch(transaction, organizationId)
  })
}

function matched({ scope, crm, parties }: RuledCall): Pick<Call, 'scope' | 'parties' | 'crm'> {
  return {
    scope,
    crm: crm.map(({ kind, system, id, name }) => ({
      kind,
      system,
      id,
      fields: name === null ? [] : [{ name: 'Name', value: name }],
    })),
    parties: parties.map(({ name, email, phone, side }) => ({
      id: undefined,
      name: name ?? undefined,
      email: email ?? undefined,
      phone: phone ?? undefined,
      title: undefined,
      userId: undefined,
      speakerId: undefined,
      side,
      attended: true,
      crm: [],
    })),
  }
}

async function findCalls(
  needs: AccountSyncNeeds,
  { organizationId, accountId }: AccountKey,
  signal: AbortSignal,
): Promise<void> {
  const access = await findAccess(needs.db, organizationId)
  if (!access?.connection_id || access.confirmed_at === null) return
  const place = { organizationId, connectionId: access.connection_id }
  const line = await needs.openConnection(place, { signal, progress: silent })
  try {
    const reading = await openReading(needs, line.gong, access, () => undefined)
    await linkCandidates(reading, {
      accountId,
      afterEach: async () => void (await readDueTranscripts(reading)),
    })
    await readAccessOfNew(reading, needs.log)
  } finally {
    await line.close()
  }
}
