/** What the engine has found in the calls of an account, with the calls themselves: what everything about an account is made of. */
import type { Kysely } from 'kysely'
import type { AccountKey } from '../store/account-figures.ts'
import { type ReadableCall, readableCalls } from '../store/readable-calls.ts'
import type { Tables } from '../store/tables.ts'
import type { Looker } from '../store/visibility.ts'
import { spanOf } from '../accounts/talk.ts'
import { type Voices, voicesOf } from '../accounts/voices.ts'
import { callType } from '../records/call-type.ts'
import type { ReadCall } from './engine/answers.ts'
import type { CallReading, CallToRead, ReadingRules, Voice } from './engine/engine.ts'
import { readCall } from './engine/read-call.ts'
import { ENGINE_VERSION } from './engine/version.ts'

export interface AccountReading extends ReadCall, ReadableCall {
  readonly voices: Voices
}

/** Oldest first. Without a looker: of all calls, for what is kept with the calls that it rests on. */
export async function accountReadings(
  db: Kysely<Tables>,
  account: AccountKey,
  looker: Looker | undefined,
): Promise<readonly AccountReading[]> {
  return readingsOf(account.organizationId, await readableCalls(db, account, looker))
}

export function readingsOf(
  organizationId: string,
  calls: readonly ReadableCall[],
): readonly AccountReading[] {
  return calls.map((readable) => {
    const voices = voicesOf(readable.parties, readable.transcript.turn_speakers)
    const call = callToRead(readable, voices)
    return { ...readable, voices, call, reading: readingOf(organizationId, readable, call) }
  })
}

const REMEMBERED = 500
/** Reading is the same for the same words, and takes a while. The newest last. */
const readings = new Map<string, CallReading>()

function readingOf(
  organizationId: string,
  { callId, transcript, language }: ReadableCall,
  call: CallToRead,
): CallReading {
  const sides = call.people.map(({ side }) => side).join()
  const key = [ENGINE_VERSION, organizationId, callId, transcript.hash, language, sides].join('\0')
  const known = readings.get(key)
  if (known !== undefined) return known
  const reading = readCall(call, NO_RULES)
  readings.set(key, reading)
  for (const oldest of readings.keys()) {
    if (readings.size <= REMEMBERED) break
    readings.delete(oldest)
  }
  return reading
}

const BARE = { isOn: true, phrases: [], exceptions: [] } as const
const NO_RULES: ReadingRules = {
  competitors: [],
  products: [],
  types: { competitor: BARE, budget: BARE, timeline: BARE, executive: BARE, technical: BARE },
}

const SIDES = { External: 'customer', Internal: 'vendor', Unknown: 'unknown' } as const

function callToRead(readable: ReadableCall, voices: Voices): CallToRead {
  const { transcript } = readable
  let turn = 0
  const sentences = transcript.texts.map((text, n) => {
    while ((transcript.turn_starts[turn + 1] ?? Infinity) <= n) turn += 1
    const { speakerId } = voices.of(transcript.turn_speakers[turn] ?? null)
    return { text, speakerId: speakerId ?? undefined, ...spanOf(transcript, n) }
  })
  return {
    callId: readable.callId,
    title: readable.title,
    type: callType.safeParse(readable.type).data ?? null,
    startedAt: readable.startedAt,
    language: readable.language,
    sentences,
    people: voices.all.map(({ speakerId, name, side }): Voice => ({
      speakerId: speakerId ?? undefined,
      name,
      title: titleOf(readable, speakerId),
      side: SIDES[side],
    })),
  }
}

/** What a voice of a call does for a living. */
export function titleOf(
  { parties }: Pick<ReadableCall, 'parties'>,
  speakerId: string | null,
): string | undefined {
  if (speakerId === null) return undefined
  const own = parties.find((party) => party.speaker_id === speakerId)
  const same = parties.filter(
    ({ user_id: userId, email }) =>
      own !== undefined &&
      ((userId !== null && userId === own.user_id) || (email !== null && email === own.email)),
  )
  return [own, ...same].find((party) => party?.title)?.title ?? undefined
}
