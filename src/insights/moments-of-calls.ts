/** All moments of calls that somebody may see: what was found, what Gong has marked, what members have. */
import type { Kysely } from 'kysely'
import type { Actor } from '../records/member.ts'
import type { Moment } from '../records/moment.ts'
import type { Clock } from '../records/ports.ts'
import { lookerOf } from '../accounts/visible-call.ts'
import { partiesOfCalls } from '../store/call-parts.ts'
import type { StoredCall } from '../store/calls.ts'
import { marksOfFindings } from '../store/finding-marks.ts'
import { listFindings } from '../store/findings.ts'
import type { Tables } from '../store/tables.ts'
import { evidenceOf } from './finding-evidence.ts'
import { markedMoments } from './marked-moments.ts'
import { momentOf } from './moment-view.ts'
import { counting, rulesOf } from './rules.ts'

interface Needs {
  readonly db: Kysely<Tables>
  readonly clock: Clock
}

/** By call. `accountId`: whose ticks count; those of any account where there is none. */
export async function momentsOfCalls(
  { db, clock }: Needs,
  actor: Actor,
  calls: readonly StoredCall[],
  accountId?: string,
): Promise<ReadonlyMap<string, readonly Moment[]>> {
  const { organizationId } = actor
  const callIds = calls.map((call) => call.call_id)
  if (callIds.length === 0) return new Map()
  const [found, parties, rules] = await Promise.all([
    listFindings(db, lookerOf(actor, clock), { callIds }),
    partiesOfCalls(db, { organizationId, callIds }),
    rulesOf(db, organizationId),
  ])
  const marks = await Promise.all(
    calls.map((call) =>
      markedMoments(
        db,
        actor,
        call,
        parties.filter((party) => party.call_id === call.call_id),
      ),
    ),
  )
  const ids = [...found.map(({ findingId }) => findingId), ...marks.flat().map(momentIdOf)]
  const states = await marksOfFindings(db, organizationId, ids, accountId)
  const done = idsIn(states, 'done')
  const dismissed = idsIn(states, 'dismissed')
  const counts = counting(rules)
  const counted = found.filter((one) => !dismissed.has(one.findingId) && counts(one))
  const evidence = await evidenceOf(db, organizationId, counted)
  const derived = counted.flatMap((one, n) => {
    const proof = evidence[n]
    return proof === undefined ? [] : [momentOf(one, proof)]
  })
  const byCall = Map.groupBy([...derived, ...marks.flat()], (one) => one.evidence.callId)
  return new Map(
    callIds.map((callId) => [
      callId,
      (byCall.get(callId) ?? [])
        .map((one) => ({ ...one, isDone: done.has(one.momentId) }))
        .toSorted(inTheCall),
    ]),
  )
}

function inTheCall(a: Moment, b: Moment): number {
  return a.evidence.startMs - b.evidence.startMs || (a.momentId < b.momentId ? -1 : Number(a !== b))
}

function momentIdOf({ momentId }: Moment): string {
  return momentId
}

function idsIn(
  states: readonly { readonly finding_id: string; readonly state: string }[],
  state: string,
): ReadonlySet<string> {
  return new Set(states.filter((one) => one.state === state).map((one) => one.finding_id))
}
