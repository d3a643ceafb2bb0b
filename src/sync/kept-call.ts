/** A linked call as it is kept: Gong's words with what no table can hold mended. Pure. */
import { callTypeOf } from '../accounts/call-types.ts'
import type { Call, Party } from '../records/call.ts'
import { crmLink, crmName, type CrmObject } from '../records/crm.ts'
import type { Transcript, Turn } from '../records/transcript.ts'
import type { NewCall, NewParty } from '../store/call-writes.ts'

const LARGEST = 2 ** 31 - 1

export function keptCall(call: Call): NewCall {
  const durationSec = whole(call.durationSec)
  const { type, source } = callTypeOf(call)
  return {
    call_id: call.id,
    workspace_id: call.workspaceId,
    host_id: call.hostId,
    url: call.url,
    title: call.title,
    started_at: call.startedAt,
    duration_sec: durationSec,
    direction: call.direction,
    system: call.system,
    scope: call.scope,
    language: call.language,
    type,
    type_source: source,
    details: call.details ?? {},
    crm: call.crm.filter(({ kind }) => kind !== 'contact').map(crmTie),
    // Gong lists meetings that nobody recorded with no length.
    transcript_state: durationSec === 0 ? 'not_recorded' : 'owed',
    parties: call.parties.map(keptParty),
  }
}

function keptParty(party: Party): NewParty {
  return {
    name: party.name,
    email: party.email?.trim().toLowerCase(),
    phone: party.phone,
    title: party.title,
    user_id: party.userId,
    speaker_id: party.speakerId,
    side: party.side,
    attended: party.attended,
  }
}

function crmTie(object: CrmObject) {
  const { kind, system, id } = object
  return { kind, system, id, name: crmName(object) ?? null, url: crmLink(object) ?? null }
}

/** Turns in which nothing was said are left out, times are whole milliseconds. The hash is made of this. */
export function keptTranscript({ callId, turns }: Transcript): Transcript {
  return { callId, turns: turns.filter(({ sentences }) => sentences.length > 0).map(keptTurn) }
}

function keptTurn({ speakerId, topic, sentences }: Turn): Turn {
  return {
    speakerId: speakerId && clean(speakerId),
    topic: topic && clean(topic),
    sentences: sentences.map(({ startMs, endMs, text }) => ({
      startMs: whole(startMs),
      endMs: endMs === undefined ? undefined : whole(endMs),
      text: clean(text),
    })),
  }
}

/** The database has no text with a NUL in it, nor halves of characters. */
function clean(text: string): string {
  const whole = text.includes('\0') ? text.replaceAll('\0', '') : text
  return whole.isWellFormed() ? whole : whole.toWellFormed()
}

function whole(number: number): number {
  return Math.trunc(Math.min(Math.max(number, -LARGEST), LARGEST))
}
