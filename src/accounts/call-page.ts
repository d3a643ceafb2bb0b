/** A call as it is read: its page, its transcript, and what a member adds to it. */
import type { Kysely } from 'kysely'
import type { AccountCall, CallTranscript } from '../records/account-call.ts'
import type { CallType } from '../records/call-type.ts'
import type { Actor } from '../records/member.ts'
import type { Clock } from '../records/ports.ts'
import { gongUserNames, nextTranscriptTry, partiesOfCalls } from '../store/call-parts.ts'
import { readingsOfCalls } from '../store/call-readings.ts'
import { momentsOfCall } from '../store/own-moments.ts'
import { correctCallType, type StoredCall } from '../store/calls.ts'
import { deleteReview, insertReview } from '../store/reviews.ts'
import type { Tables } from '../store/tables.ts'
import { findTranscript } from '../store/transcripts.ts'
import { createCallLists, partsOf } from './call-list.ts'
import { transcriptOf, type TranscriptSpan } from './call-transcript.ts'
import { pageOf } from './call-views.ts'
import { readDetails } from './kept-details.ts'
import { commentsOf, marksOf } from './marks.ts'
import { createOwnMoments, placedMoments } from './own-moments.ts'
import { lookerOf, noTranscript, visibleCall } from './visible-call.ts'

interface Needs {
  readonly db: Kysely<Tables>
  readonly clock: Clock
}

/** All that can be done with calls from what is kept of them. */
export function createCallReading({ db, clock }: Needs) {
  const get = async (actor: Actor, callId: string): Promise<AccountCall> =>
    viewOf(db, actor, await visibleCall({ db, clock }, actor, callId))

  return {
    ...createCallLists({ db, clock }),
    ...createOwnMoments({ db, clock }),
    get,
    async transcript(actor: Actor, callId: string, span: TranscriptSpan): Promise<CallTranscript> {
      const { organizationId } = actor
      const [call, stored, parties] = await Promise.all([
        visibleCall({ db, clock }, actor, callId),
        findTranscript(db, organizationId, callId),
        partiesOfCalls(db, { organizationId, callIds: [callId] }),
      ])
      if (stored === undefined) throw noTranscript(call)
      return transcriptOf(stored, parties, span)
    },
    async changeType(actor: Actor, callId: string, type: CallType | null): Promise<AccountCall> {
      await visibleCall({ db, clock }, actor, callId)
      const looker = lookerOf(actor, clock)
      await correctCallType(db, looker, callId, { type, at: looker.now })
      return get(actor, callId)
    },
    async review(actor: Actor, callId: string, isReviewed: boolean): Promise<AccountCall> {
      await visibleCall({ db, clock }, actor, callId)
      if (isReviewed) await insertReview(db, actor, callId, clock.now())
      else await deleteReview(db, actor, callId)
      return get(actor, callId)
    },
  }
}

const NOTHING = {
  parties: [],
  links: [],
  talk: undefined,
  isReviewed: false,
  reviewedBy: [],
} as const

async function viewOf(db: Kysely<Tables>, actor: Actor, call: StoredCall): Promise<AccountCall> {
  const { organizationId } = actor
  const callId = call.call_id
  const details = readDetails(call.details)
  const authors = (details.comments ?? []).flatMap(({ authorId }) => authorId ?? [])
  const [[parts], names, nextTry, moments, readings] = await Promise.all([
    partsOf(db, actor, [call]),
    gongUserNames(db, organizationId, [...authors, ...(call.host_id ? [call.host_id] : [])]),
    nextTranscriptTry(db, organizationId, callId),
    momentsOfCall(db, organizationId, callId),
    readingsOfCalls(db, { organizationId, callIds: [callId] }),
  ])
  const shown = parts ?? { ...NOTHING, call }
  const own = await placedMoments(db, actor, moments, shown.talk)
  const comments = commentsOf(details, names)
  return {
    ...pageOf(shown, readings.get(callId)),
    host: names.get(call.host_id ?? '') ?? null,
    marks: marksOf(details, comments, own),
    comments,
    transcriptNextTryAt: nextTry?.toISOString() ?? null,
  }
}
