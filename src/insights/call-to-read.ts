/** A stored call in the form in which the engine reads it. Pure. */
import { type Voices, voicesOf } from '../accounts/voices.ts'
import { spanOf } from '../accounts/talk.ts'
import { callType } from '../records/call-type.ts'
import type { Side } from '../records/call.ts'
import type { StoredParty } from '../store/call-parts.ts'
import type { StoredCall } from '../store/calls.ts'
import type { StoredTranscript } from '../store/transcripts.ts'
import type { CallToRead, Voice } from './engine/engine.ts'

type CallRow = Pick<StoredCall, 'call_id' | 'title' | 'type' | 'started_at' | 'language'>

const SIDES: Readonly<Record<Side, Voice['side']>> = {
  External: 'customer',
  Internal: 'vendor',
  Unknown: 'unknown',
}

/** Who dialled in twice speaks with one voice; whoever was silent is there too, for they may be spoken of. */
export function callToRead(
  call: CallRow,
  transcript: StoredTranscript,
  parties: readonly StoredParty[],
  voices: Voices = voicesOf(parties, transcript.turn_speakers),
): CallToRead {
  const speakerOf = speakersOf(transcript)
  const heard = voices.all.map(({ speakerId, name, title, side }) => ({
    speakerId: speakerId ?? undefined,
    name,
    title: title ?? undefined,
    side: SIDES[side],
  }))
  const names = new Set(heard.map(({ name }) => name))
  const silent = parties.flatMap(({ name, title, side }) =>
    name === null || names.has(name)
      ? []
      : [{ speakerId: undefined, name, title: title ?? undefined, side: SIDES[side] }],
  )
  return {
    callId: call.call_id,
    title: call.title ?? '',
    type: callType.safeParse(call.type).data ?? null,
    startedAt: call.started_at,
    language: call.language,
    sentences: transcript.texts.map((text, n) => ({
      text,
      speakerId: voices.of(speakerOf[n] ?? null).speakerId ?? undefined,
      ...spanOf(transcript, n),
    })),
    // A voice that Gong ties to nobody has no id either: in a table by id it stands for what it said.
    people: [...silent, ...heard],
  }
}

/** Sentence by sentence, as the transcript has it. */
function speakersOf({
  texts,
  turn_starts: firsts,
  turn_speakers: speakers,
}: Pick<StoredTranscript, 'texts' | 'turn_starts' | 'turn_speakers'>): readonly (string | null)[] {
  let turn = -1
  return texts.map((_, n) => {
    while ((firsts[turn + 1] ?? Infinity) <= n) turn += 1
    return speakers[turn] ?? null
  })
}
