/** What Gong and members have marked in a call, as moments. */
import type { Kysely } from 'kysely'
import { gongUserNames, type StoredParty } from '../store/call-parts.ts'
import { readDetails } from '../accounts/kept-details.ts'
import { commentsOf, marksOf } from '../accounts/marks.ts'
import { placedMoments } from '../accounts/own-moments.ts'
import { spanOf } from '../accounts/talk.ts'
import { voicesOf } from '../accounts/voices.ts'
import type { CallMark } from '../records/account-call.ts'
import type { Evidence } from '../records/evidence.ts'
import type { Actor } from '../records/member.ts'
import type { Moment } from '../records/moment.ts'
import type { StoredCall } from '../store/calls.ts'
import { momentsOfCall } from '../store/own-moments.ts'
import type { Tables } from '../store/tables.ts'
import { findTranscript, type StoredTranscript } from '../store/transcripts.ts'
import { evidenceIn, evidenceView } from './evidence-view.ts'
import { gongMarkId } from './finding-id.ts'
import { kindOfGongName } from './moment-words.ts'

/** Of a call that the actor may see, in the order of the call. */
export async function markedMoments(
  db: Kysely<Tables>,
  actor: Actor,
  call: StoredCall,
  parties: readonly StoredParty[],
): Promise<readonly Moment[]> {
  const { organizationId } = actor
  const callId = call.call_id
  const details = readDetails(call.details)
  const [own, names] = await Promise.all([
    momentsOfCall(db, organizationId, callId),
    gongUserNames(
      db,
      organizationId,
      (details.comments ?? []).flatMap(({ authorId }) => authorId ?? []),
    ),
  ])
  const gongs = marksOf(details, commentsOf(details, names), [])
  if (gongs.length + own.length === 0) return []
  const transcript = await findTranscript(db, organizationId, callId)
  const placed = await placedMoments(db, actor, own, transcript)
  const at = placesIn(call, parties, transcript)
  const moments = [...gongs, ...placed]
    .toSorted((a, b) => a.atMs - b.atMs)
    .map((mark) => momentOf(callId, mark, at(mark)))
  // A tracker hears a word twice in one sentence: that is one moment.
  return [...new Map(moments.map((one) => [one.momentId, one])).values()]
}

function momentOf(callId: string, mark: CallMark, evidence: Evidence): Moment {
  const { kind, label, text, momentId, atMs } = mark
  return {
    momentId: momentId ?? gongMarkId(callId, [kind, label, atMs, text ?? '']),
    kind: kind === 'highlight' || kind === 'tracker' ? kindOfGongName(label) : 'mark',
    label,
    origin: kind === 'own' ? 'own' : 'gong',
    model: null,
    gongKind: kind === 'own' ? null : kind,
    riskType: null,
    severity: null,
    evidence,
    // Gong's words, beside what was said.
    why: kind === 'own' ? null : text,
    subject: null,
    due: null,
    dueOn: null,
    isDone: false,
    confidence: null,
  }
}

/** Where a mark stands in the transcript; what Gong wrote, where there is none. */
function placesIn(
  call: StoredCall,
  parties: readonly StoredParty[],
  transcript: StoredTranscript | undefined,
): (mark: CallMark) => Evidence {
  const of = {
    callId: call.call_id,
    title: call.title ?? 'Untitled call',
    startedAt: call.started_at,
    url: call.url,
  }
  const spoken = transcript && {
    ...of,
    transcript,
    voices: voicesOf(parties, transcript.turn_speakers),
  }
  const spans = transcript?.texts.map((_, n) => spanOf(transcript, n)) ?? []
  return ({ text, label, atMs, toMs }) => {
    const first = spans.findIndex(({ endMs }) => endMs > atMs)
    const last = toMs === null ? first : spans.findLastIndex(({ startMs }) => startMs < toMs)
    const numbers = first < 0 ? [] : spans.flatMap((_, n) => (n >= first && n <= last ? [n] : []))
    const said = spoken && evidenceIn(spoken, numbers)
    return (
      said ??
      evidenceView({
        ...of,
        ...NOBODY,
        transcriptHash: transcript?.hash ?? '',
        sentences: [],
        quote: text ?? label,
        startMs: atMs,
        endMs: toMs ?? atMs,
      })
    )
  }
}

const NOBODY = {
  speaker: 'Unknown speaker',
  speakerTitle: null,
  side: 'Unknown',
  before: null,
  after: null,
} as const
