/** Stored calls as the pages show them. Pure. */
import { z } from 'zod'
import { type AccountCall, type CallRow } from '../records/account-call.ts'
import { type LinkReason, linkReason } from '../records/account.ts'
import { callType } from '../records/call-type.ts'
import type { StoredCallLink, StoredParty } from '../store/call-parts.ts'
import type { StoredReading } from '../store/call-readings.ts'
import type { StoredCall } from '../store/calls.ts'
import type { StoredTalk } from '../store/transcripts.ts'
import { topicsOf } from './call-topics.ts'
import { chaptersOf } from './chapters.ts'
import { type KeptDetails, readDetails } from './kept-details.ts'
import { customerShare, longestMonologueMs, miniStaffOf, talkOf } from './talk.ts'
import { bySide, peopleOf, voicesOf } from './voices.ts'

export interface CallParts {
  readonly call: StoredCall
  readonly parties: readonly StoredParty[]
  readonly links: readonly StoredCallLink[]
  /** Undefined without a transcript. */
  readonly talk: StoredTalk | undefined
  readonly isReviewed: boolean
  /** Names of all who have marked it. */
  readonly reviewedBy: readonly string[]
}

/** What every view of a call has. */
function commonOf({ call, links, isReviewed }: CallParts) {
  return {
    callId: call.call_id,
    title: call.title ?? 'Untitled call',
    startedAt: call.started_at.toISOString(),
    durationSec: call.duration_sec,
    type: callType.safeParse(call.type).data ?? null,
    typeSource: call.type_source,
    accounts: links.map(({ accountId, name }) => ({ accountId, name })),
    transcript: call.transcript_state,
    isReviewed,
    gongUrl: call.url,
  }
}

export function rowOf(parts: CallParts): CallRow {
  const { call, parties, talk } = parts
  const { topics = [] } = readDetails(call.details)
  const spoken = talk && talkOf(talk, voicesOf(parties, talk.turn_speakers))
  return {
    ...commonOf(parts),
    participants: peopleOf(parties)
      .filter(({ attended }) => attended)
      .map(({ name, side, title }) => ({ name, side, title })),
    topics: topics.toSorted((a, b) => b.durationSec - a.durationSec).map(({ name }) => name),
    customerShare: spoken ? customerShare(spoken) : null,
    staff: spoken ? miniStaffOf(spoken, call.duration_sec * 1_000) : null,
  }
}

/** Of the whole page of a call, all but what others have added to it. */
export function pageOf(
  parts: CallParts,
  reading: StoredReading | undefined,
): Omit<AccountCall, 'marks' | 'comments' | 'host' | 'transcriptNextTryAt'> {
  const { call, parties, links, talk } = parts
  const details = readDetails(call.details)
  const voices = voicesOf(parties, talk?.turn_speakers ?? [])
  const spoken = talk ? talkOf(talk, voices) : []
  const longestMs = talk ? longestMonologueMs(talk, voices) : null
  return {
    ...commonOf(parts),
    reviewedBy: parts.reviewedBy,
    customerShare: customerShare(spoken),
    links: links.map(({ accountId, name, reasons, isManual }) => ({
      accountId,
      name,
      reasons: reasonsOf(reasons),
      isManual,
    })),
    people: peopleOf(parties),
    direction: call.direction,
    system: call.system,
    language: call.language,
    ...chaptersOf(details.outline, talk, call.duration_sec * 1_000),
    ...analysisOf(details),
    ...topicsOf(details.topics, reading, talk?.hash),
    talk: bySide(
      spoken.map(({ voice: { speakerId, name, side }, talkMs }) => ({
        speakerId,
        name,
        side,
        talkSec: Math.round(talkMs / 100) / 10,
      })),
    ),
    longestMonologueSec: longestMs === null ? null : Math.round(longestMs / 1_000),
    transcriptHash: talk?.hash ?? null,
    transcriptCheckedAt: call.transcript_checked_at?.toISOString() ?? null,
  }
}

function analysisOf(
  details: KeptDetails,
): Pick<AccountCall, 'trackers' | 'brief' | 'keyPoints' | 'questions' | 'outcome'> {
  const { trackers, brief, keyPoints, questions, outcome } = details
  return {
    trackers: trackers?.map(({ name, count }) => ({ name, count })) ?? null,
    brief: brief ?? null,
    keyPoints: keyPoints ?? null,
    questions: questions ? { us: questions.internal, customer: questions.external } : null,
    outcome: outcome?.name ?? null,
  }
}

const keptReasons = z.array(z.unknown())

/** Those that can be read. */
export function reasonsOf(kept: unknown): readonly LinkReason[] {
  return (keptReasons.safeParse(kept).data ?? []).flatMap(
    (reason) => linkReason.safeParse(reason).data ?? [],
  )
}
