/** Moments of an account and of a call, and next steps that are ticked off. */
import type { Kysely } from 'kysely'
import { z } from 'zod'
import { noSuchAccount } from '../accounts/no-such-account.ts'
import { lookerOf, visibleCall } from '../accounts/visible-call.ts'
import type { FindingKind } from '../records/finding.ts'
import { cutPage, readCursor } from '../records/list-cursor.ts'
import type { Actor } from '../records/member.ts'
import type { CallInsights, Moment } from '../records/moment.ts'
import type { Clock } from '../records/ports.ts'
import { Problem, usage } from '../records/problems.ts'
import { isAccount } from '../store/call-parts.ts'
import { readingsOfCalls, type StoredReading } from '../store/call-readings.ts'
import { type CallPlace, listVisibleCalls, type StoredCall } from '../store/calls.ts'
import { deleteMark, writeMarks } from '../store/finding-marks.ts'
import { listFindings } from '../store/findings.ts'
import type { Tables } from '../store/tables.ts'
import { talkOfCalls } from '../store/transcripts.ts'
import { callOfGongMark } from './finding-id.ts'
import { momentsOfCalls } from './moments-of-calls.ts'
import type { PageOf, PageRequest } from './pages.ts'

export interface MomentsNeeds {
  readonly db: Kysely<Tables>
  readonly clock: Clock
}

export interface MomentFilter {
  readonly kinds: readonly (FindingKind | 'mark')[]
  readonly side: 'customer' | 'us' | undefined
  readonly from: Date | undefined
  readonly to: Date | undefined
}

/** A tone that is less sure is not told. */
const LEAST_SURE = 0.6
const METHOD = 'the sentence models of this installation'
const CALLS_AT_ONCE = 20

const place = z.tuple([z.iso.datetime(), z.string(), z.number(), z.string()])

export function createMoments(needs: MomentsNeeds) {
  const { db, clock } = needs

  const moments = async (
    actor: Actor,
    accountId: string,
    filter: MomentFilter,
    { limit, cursor }: PageRequest,
  ): Promise<PageOf<Moment>> => {
    if (!(await isAccount(db, actor.organizationId, accountId))) throw noSuchAccount()
    const after = cursor === undefined ? undefined : readCursor(cursor, place)
    const rows: Moment[] = []
    for await (const calls of callsFrom(needs, actor, accountId, { ...filter, after })) {
      const found = await momentsOfCalls(needs, actor, calls, accountId)
      const wanted = calls.flatMap((call) => found.get(call.call_id) ?? [])
      rows.push(...wanted.filter((one) => isWanted(one, filter) && isBehind(one, after)))
      if (rows.length > limit) break
    }
    return cutPage(rows, limit, {
      item: (row) => row,
      place: ({ momentId, evidence }) => [
        evidence.startedAt,
        evidence.callId,
        evidence.startMs,
        momentId,
      ],
    })
  }

  return {
    moments,

    async ofCall(actor: Actor, callId: string): Promise<CallInsights> {
      const call = await visibleCall(needs, actor, callId)
      const { organizationId } = actor
      const key = { organizationId, callIds: [callId] }
      const [found, readings, talk] = await Promise.all([
        momentsOfCalls(needs, actor, [call]),
        readingsOfCalls(db, key),
        talkOfCalls(db, key),
      ])
      const reading = readings.get(callId)
      const hash = talk.get(callId)?.hash
      const isRead = reading !== undefined && reading.transcript_hash === hash
      return {
        callId,
        state:
          hash === undefined
            ? 'no-transcript'
            : !isRead
              ? 'none'
              : reading.is_english
                ? 'read'
                : 'language',
        moments: found.get(callId) ?? [],
        sentiment: isRead ? sentimentOf(reading) : null,
      }
    },

    async tick(
      actor: Actor,
      accountId: string,
      momentId: string,
      isDone: boolean,
    ): Promise<Moment> {
      const { organizationId, memberId } = actor
      if (!(await isAccount(db, organizationId, accountId))) throw noSuchAccount()
      const call = await callOfMoment(needs, actor, accountId, momentId)
      const found = call && (await momentsOfCalls(needs, actor, [call], accountId))
      const moment = found?.get(call?.call_id ?? '')?.find((one) => one.momentId === momentId)
      if (call === undefined || moment === undefined) throw noSuchMoment()
      if (moment.kind !== 'nextStep' && moment.kind !== 'commitment') {
        throw usage(
          'momentId: only a next step or a promise is ticked off.',
          'Choose one from the list of next steps.',
        )
      }
      const key = { organizationId, accountId, findingId: momentId }
      if (!isDone) await deleteMark(db, key)
      else {
        await writeMarks(db, [
          {
            organization_id: organizationId,
            account_id: accountId,
            finding_id: momentId,
            call_id: call.call_id,
            state: 'done',
            reason: null,
            owner_id: null,
            changed_by: memberId,
            changed_at: clock.now(),
          },
        ])
      }
      return { ...moment, isDone }
    },
  }
}

/** Newest first, from that of the last moment that was shown on. */
async function* callsFrom(
  { db, clock }: MomentsNeeds,
  actor: Actor,
  accountId: string,
  {
    from,
    to,
    after,
  }: Pick<MomentFilter, 'from' | 'to'> & { readonly after: z.infer<typeof place> | undefined },
): AsyncGenerator<readonly StoredCall[]> {
  const looker = lookerOf(actor, clock)
  // Calls that begin in the same millisecond are few: those that were shown are left out by their moments.
  const until = after === undefined ? undefined : new Date(Date.parse(after[0]) + 1)
  const end = until !== undefined && (to === undefined || until < to) ? until : to
  const conditions = { query: undefined, type: undefined, accountId, from, to: end }
  let last: CallPlace | undefined
  for (;;) {
    const page = { limit: CALLS_AT_ONCE, after: last }
    const calls = await listVisibleCalls(db, looker, conditions, page)
    yield calls
    const end = calls.at(-1)
    if (end === undefined || calls.length < CALLS_AT_ONCE) return
    last = { startedAt: end.started_at, callId: end.call_id }
  }
}

function isWanted({ kind, evidence }: Moment, { kinds, side }: MomentFilter): boolean {
  if (kinds.length > 0 && !kinds.includes(kind)) return false
  return side === undefined || evidence.side === (side === 'customer' ? 'External' : 'Internal')
}

function isBehind(
  { momentId, evidence }: Moment,
  after: z.infer<typeof place> | undefined,
): boolean {
  if (after === undefined) return true
  const [startedAt, callId, startMs, lastId] = after
  if (evidence.startedAt !== startedAt) return evidence.startedAt < startedAt
  if (evidence.callId !== callId) return evidence.callId < callId
  return evidence.startMs > startMs || (evidence.startMs === startMs && momentId > lastId)
}

/** Undefined where the actor may not see it, or the account has it not. */
async function callOfMoment(
  { db, clock }: MomentsNeeds,
  actor: Actor,
  accountId: string,
  momentId: string,
): Promise<StoredCall | undefined> {
  const looker = lookerOf(actor, clock)
  const [finding] = await listFindings(db, looker, { findingId: momentId, accountId })
  const callId = finding?.callId ?? callOfGongMark(momentId)
  if (callId === undefined) return undefined
  const all = { query: undefined, type: undefined, accountId, from: undefined, to: undefined }
  const calls = await listVisibleCalls(
    db,
    looker,
    { ...all, callId },
    { limit: 1, after: undefined },
  )
  return calls[0]
}

function sentimentOf({
  sentiment: word,
  sentiment_score: score,
  sentiment_confidence: confidence,
}: StoredReading): CallInsights['sentiment'] {
  if (word === null || score === null || confidence === null) return null
  return confidence < LEAST_SURE ? null : { word, score, confidence, method: METHOD }
}

function noSuchMoment(): Problem {
  return new Problem({
    code: 'D-NOT-FOUND',
    message: 'There is no such moment in this account, or it is not yours to see.',
    fix: "Look at the list of the account's moments: it has all that you may see.",
  })
}
