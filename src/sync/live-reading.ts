/** A look at Gong in which nothing is kept: calls are read, compared in memory, and shown to those who may see them. */
import type { CallParts } from '../gong/calls.ts'
import type { LiveCall, LiveCost } from '../records/account.ts'
import { type Call, partyName } from '../records/call.ts'
import type { Actor } from '../records/member.ts'
import { Problem } from '../records/problems.ts'
import type { Window } from '../records/window.ts'
import { findAccess } from '../store/access.ts'
import { peopleInTeams } from '../store/gong-people.ts'
import { type LiveFacts, visibleAmong } from '../store/live-visibility.ts'
import { allowedAmong } from '../store/match-candidates.ts'
import { noAccountConnection } from './access-problems.ts'
import type { AccountSyncNeeds, Reading } from './account-needs.ts'
import { openReading } from './account-reading.ts'
import { scanNewest } from './newest-scan.ts'
import { stubOf } from './stub-of.ts'

/** What is compared: people, and what of the CRM hangs on the call. */
const LIVE_PARTS: CallParts = {
  parties: true,
  topicsAndTrackers: false,
  crm: 'fields',
  details: false,
}

const silent = { step: () => undefined, waiting: () => undefined }

export interface Live {
  readonly reading: Reading
  /** Of these ids, in their order, what may be linked and the actor may see. Without any, Gong is asked all the same. */
  byIds(callIds: readonly string[]): Promise<readonly Call[]>
  /** The newest of the window, at most so many, what may be linked and the actor may see. */
  newest(window: Window, atMost: number): Promise<readonly Call[]>
  /** The newest of the window, at most so many, whoever may see them: to be counted for an admin, never to be shown. */
  everyNewest(window: Window, atMost: number): Promise<readonly Call[]>
  /** Null for whoever is no admin: it grows with calls that they may not see. */
  cost(): LiveCost | null
}

/** Throws D-NO-CONN where nothing reads for the accounts, and D-CONFLICT before an admin has confirmed what may be read. */
export async function readLive<Result>(
  needs: AccountSyncNeeds,
  actor: Actor,
  use: (live: Live) => Promise<Result>,
): Promise<Result> {
  const { organizationId } = actor
  const access = await findAccess(needs.db, organizationId)
  if (!access?.connection_id) throw noAccountConnection()
  if (access.confirmed_at === null) throw notConfirmed()
  const line = await needs.openConnection(
    { organizationId, connectionId: access.connection_id },
    { signal: AbortSignal.timeout(LONGEST_MS), progress: silent },
  )
  try {
    const reading = await openReading(needs, line.gong, access, () => undefined)
    return await use(liveOn(reading, actor))
  } finally {
    await line.close()
  }
}

/** An id that Gong gives to no call: a look takes as long where no hash has met. */
const NO_CALL = '0'

/** Nobody waits longer in front of a page. */
const LONGEST_MS = 60_000

function liveOn(reading: Reading, actor: Actor): Live {
  const { gong } = reading
  let seen = 0
  const shown = async (calls: readonly Call[]): Promise<readonly Call[]> => {
    const visible = await showable(reading, actor, calls)
    seen += visible.length
    return visible
  }
  return {
    reading,
    async byIds(callIds) {
      const calls: Call[] = []
      const asked = callIds.length > 0 ? callIds : [NO_CALL]
      for await (const call of gong.knownCalls(asked, LIVE_PARTS)) calls.push(call)
      const order = new Map(callIds.map((id, place) => [id, place]))
      return shown(calls.toSorted((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0)))
    },
    newest: async (window, atMost) => shown(await readNewest(reading, window, atMost)),
    async everyNewest(window, atMost) {
      const calls = await readNewest(reading, window, atMost)
      seen += calls.length
      return calls
    },
    cost() {
      if (actor.role !== 'admin') return null
      const requests = [...gong.requests.values()].reduce((sum, count) => sum + count, 0)
      return { requests, calls: seen }
    },
  }
}

async function readNewest(
  { gong }: Reading,
  window: Window,
  atMost: number,
): Promise<readonly Call[]> {
  const calls: Call[] = []
  const source = {
    list: (some: Window) => gong.calls(some, LIVE_PARTS),
    at: (call: Call) => call.startedAt,
  }
  for await (const { items } of scanNewest(source, window, atMost)) {
    calls.push(...items)
    if (calls.length >= atMost) break
  }
  const newest = calls.toSorted((a, b) => b.startedAt.getTime() - a.startedAt.getTime())
  return newest.slice(0, atMost)
}

/** Open, let in by the choice, and the actor's to see. */
async function showable(
  reading: Reading,
  { organizationId, memberId }: Actor,
  calls: readonly Call[],
): Promise<readonly Call[]> {
  const { db, rule, clock } = reading
  const open = calls.filter((call) => stubOf(call, reading).state === 'open')
  const ids = open.map(({ id }) => id)
  const allowed = await allowedAmong(db, organizationId, rule, ids)
  const looker = { organizationId, memberId, now: clock.now() }
  const visible = await visibleAmong(db, looker, open.map(factsOf))
  return open.filter(({ id }) => allowed.has(id) && visible.has(id))
}

/** By the choice, from what Gong says of the call itself: its stub may be older, or not there yet. */
export async function isLetIn(
  { db, organizationId, access, rule }: Reading,
  call: Call,
): Promise<boolean> {
  if (call.startedAt < rule.readFrom) return false
  const { workspaceIds } = rule
  if (workspaceIds.length > 0 && !workspaceIds.includes(call.workspaceId ?? '')) return false
  if (access.mode === 'all') return true
  if (access.mode === 'deal') return call.crm.some(({ kind }) => kind === 'deal')
  const people = await peopleInTeams(db, organizationId, {
    userIds: access.team_user_ids,
    leadIds: access.team_lead_ids,
  })
  const team = new Set(people)
  return [call.hostId, ...call.parties.map(({ userId }) => userId)].some((id) => id && team.has(id))
}

/** What decides who may see a call. */
export function factsOf(call: Call): LiveFacts {
  return {
    callId: call.id,
    workspaceId: call.workspaceId,
    hostId: call.hostId,
    userIds: call.parties.flatMap(({ userId }) => userId ?? []),
    isPrivate: call.isPrivate !== false,
    isInternal: call.scope === 'Internal',
  }
}

export function liveCall(call: Call): LiveCall {
  return {
    callId: call.id,
    title: call.title ?? 'Untitled call',
    startedAt: call.startedAt.toISOString(),
    durationSec: call.durationSec,
    participants: call.parties.map((party) => ({ name: partyName(party), side: party.side })),
  }
}

function notConfirmed(): Problem {
  return new Problem({
    code: 'D-CONFLICT',
    message: 'No admin has confirmed yet which calls may be read for the accounts.',
    fix: 'An admin confirms it under Integrations, Gong, Access.',
  })
}
