/** Meetings as calls of the product: a voice is a party, and a turn is a turn. */
import { transcriptHash, type Turn } from '../../src/records/transcript.ts'
import type { Meeting } from '../../training/search/qmsum.ts'
import { spokenMeeting } from '../../training/search/spoken-meeting.ts'
import type { WorldCall } from '../bench/search/spoken-world.ts'

const USER_ID = 'user'
const STARTED_AT = new Date('2026-01-01T12:00:00Z')
/** The sets give no times. */
const SENTENCE_MS = 4_000

export const EVALUATING_USERS = [{ userId: USER_ID, email: 'all@example.com' }] as const

export interface MeetingCall {
  readonly call: WorldCall
  /** Of each turn the number of its first sentence. */
  readonly turnStarts: readonly number[]
}

export function meetingCall(meeting: Meeting): MeetingCall {
  const { callId, texts, turnStarts, turnSpeakers, parties } = spokenMeeting(meeting)
  const turns = turnStarts.map((first, turn): Turn => {
    const own = texts.slice(first, turnStarts[turn + 1])
    return {
      speakerId: turnSpeakers[turn] ?? undefined,
      topic: undefined,
      sentences: own.map((text, n) => ({
        startMs: (first + n) * SENTENCE_MS,
        endMs: (first + n + 1) * SENTENCE_MS,
        text,
      })),
    }
  })
  const transcript = { callId, turns }
  return {
    turnStarts,
    call: {
      callId,
      title: '',
      startedAt: STARTED_AT,
      durationSec: (texts.length * SENTENCE_MS) / 1_000,
      hostId: USER_ID,
      workspaceId: 'workspace',
      account: 'meetings',
      parties: parties.map(({ speakerId, side }) => ({
        name: speakerId,
        email: null,
        title: null,
        userId: null,
        speakerId,
        side,
      })),
      transcript,
      hash: transcriptHash(transcript),
    },
  }
}

export function turnOfSentence(sentence: number, turnStarts: readonly number[]): number {
  return turnStarts.findLastIndex((first) => first <= sentence)
}
