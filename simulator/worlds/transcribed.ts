/** A recording of a call whose words are known: everything that Gong would count is counted in the words. */
import type {
  CallDetails,
  WireContent,
  WireContext,
  WireMonologue,
  WireParty,
  WorldCall,
  WorldComment,
  WorldTracker,
} from '../world.ts'
import type { Recording } from './recording.ts'
import { callStats, stretchesOf, talkStats, talkTimes } from './talk.ts'
import { countTrackers } from './trackers.ts'

/** What a file or a listener says about the call, beyond its words. */
export type Summary = Omit<WireContent, 'trackers' | 'structure'> & {
  readonly questions: { readonly companyCount: number; readonly nonCompanyCount: number }
}

export interface Transcribed {
  readonly call: WorldCall
  readonly parties: readonly WireParty[]
  readonly context: readonly WireContext[]
  readonly trackers: readonly WorldTracker[]
  readonly comments: readonly WorldComment[]
  transcript(): WireMonologue[]
  summary(): Summary
}

export function transcribedRecording(source: Transcribed): Recording {
  const { call, parties } = source
  const host = parties.find(({ userId }) => userId === call.primaryUserId)
  const customers = new Set(
    parties.flatMap(({ affiliation, speakerId }) =>
      affiliation === 'Internal' ? [] : (speakerId ?? []),
    ),
  )
  const hostTalk = () =>
    host?.speakerId
      ? talkStats(stretchesOf(source.transcript()), host.speakerId, customers)
      : undefined

  function details(): CallDetails {
    const transcript = source.transcript()
    const { questions, ...content } = source.summary()
    const times = talkTimes(stretchesOf(transcript))
    const talk = hostTalk()
    return {
      parties,
      context: source.context,
      content: {
        structure: structureOf(content.topics),
        trackers: countTrackers(source.trackers, transcript),
        ...content,
      },
      interaction: {
        speakers: parties.flatMap(({ id, speakerId, userId }) => {
          const talkTime = speakerId ? times.get(speakerId) : undefined
          return talkTime === undefined
            ? []
            : [{ id, ...(userId && { userId }), talkTime: Math.round(talkTime * 10) / 10 }]
        }),
        interactionStats: talk === undefined ? [] : callStats(talk),
        video: call.media === 'Audio' ? [] : videoOf(call.durationSec),
        questions,
      },
      publicComments: source.comments,
    }
  }

  return {
    call,
    colleagueIds: () =>
      parties.flatMap(({ userId }) => (userId && userId !== call.primaryUserId ? [userId] : [])),
    details,
    transcript: () => source.transcript(),
    hostTalk,
  }
}

/** Gong cuts every call into an opening, a middle and an end. */
export function structureOf(topics: WireContent['topics']): WireContent['structure'] {
  const [opening, ...rest] = topics
  const end = rest.pop()
  if (opening === undefined || end === undefined) return []
  const middle = rest.reduce((sum, { duration }) => sum + duration, 0)
  return [
    { name: 'Meeting Setup', duration: opening.duration },
    { name: 'Discussion', duration: middle },
    { name: 'Wrap-up', duration: end.duration },
  ]
}

export const videoOf = (durationSec: number): { name: string; duration: number }[] => [
  { name: 'Presentation', duration: Math.round(durationSec * 0.3) },
  { name: 'WebcamPrimaryUser', duration: Math.round(durationSec * 0.65) },
  { name: 'WebcamNonCompany', duration: Math.round(durationSec * 0.5) },
]
