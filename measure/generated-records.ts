/** Calls of a generated company as the product's own records, without Gong between: for measuring at any size. */
import type { WireContext, WireParty } from '../simulator/world.ts'
import type { GeneratedAccount } from '../simulator/worlds/generated/cast.ts'
import type { GeneratedRecording } from '../simulator/worlds/generated/recording.ts'
import { generatedRecordings } from '../simulator/worlds/generated/world.ts'
import type { Call, Party } from '../src/records/call.ts'
import type { CrmKind, CrmObject } from '../src/records/crm.ts'
import type { Transcript } from '../src/records/transcript.ts'

export interface GeneratedRecord {
  /** Metadata, parties and CRM objects with their ids alone; about 0.1 ms each. */
  readonly call: Call
  /** Whose call it is: name, domain, contacts and CRM ids, which are not always on the call. */
  readonly customer: GeneratedAccount
  /** About 1 ms. */
  readonly transcript: () => Transcript
}

/** Oldest first, the same for the same options; each is made when it is wanted. */
export function* generatedRecords(options: {
  readonly calls: number
  readonly users: number
  readonly seed: string
  readonly nowMs: number
}): Generator<GeneratedRecord> {
  for (const recording of generatedRecordings(options)) {
    yield {
      call: callOf(recording),
      customer: recording.customer(),
      transcript: () => transcriptOf(recording),
    }
  }
}

function callOf(recording: GeneratedRecording): Call {
  const { call } = recording
  const { parties, context } = recording.people()
  return {
    id: call.id,
    url: `https://us-12345.app.gong.io/call?id=${call.id}`,
    title: call.title ?? undefined,
    startedAt: new Date(call.startedMs),
    scheduledAt: call.scheduledMs === null ? undefined : new Date(call.scheduledMs),
    durationSec: call.durationSec,
    direction: call.direction,
    scope: call.scope,
    isPrivate: call.isPrivate,
    workspaceId: call.workspaceId,
    hostId: call.primaryUserId,
    system: call.system,
    mediaKind: call.media,
    language: call.language,
    purpose: call.purpose ?? undefined,
    meetingUrl: call.meetingUrl ?? undefined,
    parties: parties.map(partyOf),
    topics: [],
    trackers: [],
    crm: objectsOf(context),
    details: undefined,
  }
}

/** As Gong's client makes it of the same words. */
export function partyOf(party: WireParty): Party {
  return {
    id: party.id,
    name: party.name,
    email: party.emailAddress,
    phone: party.phoneNumber,
    title: party.title,
    userId: party.userId,
    speakerId: party.speakerId ?? undefined,
    side: party.affiliation,
    attended: party.methods.includes('Attendee'),
    crm: objectsOf(party.context),
  }
}

const KINDS: Readonly<Record<string, CrmKind>> = {
  Opportunity: 'deal',
  Account: 'account',
  Contact: 'contact',
  Lead: 'contact',
}

function objectsOf(context: readonly WireContext[]): CrmObject[] {
  return context.flatMap(({ system, objects }) =>
    objects.flatMap(({ objectType, objectId }) => {
      const kind = KINDS[objectType]
      return kind === undefined || objectId === null
        ? []
        : [{ kind, system, id: objectId, fields: [] }]
    }),
  )
}

function transcriptOf(recording: GeneratedRecording): Transcript {
  return {
    callId: recording.call.id,
    turns: recording.transcript().map(({ speakerId, topic, sentences }) => ({
      speakerId: speakerId ?? undefined,
      topic: topic ?? undefined,
      sentences: sentences.map(({ start, end, text }) => ({ startMs: start, endMs: end, text })),
    })),
  }
}
