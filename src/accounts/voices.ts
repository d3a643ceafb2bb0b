/** Who is who in a call: parties as Gong lists them, and the voices of its transcript. */
import type { CallPerson } from '../records/account-call.ts'
import type { Side } from '../records/call.ts'
import type { StoredParty } from '../store/call-parts.ts'

/** Somebody who speaks. `speakerId` is null for what Gong ties to no voice. */
export interface Voice {
  readonly speakerId: string | null
  readonly name: string
  readonly side: Side
}

export interface Voices {
  /** In the order in which they are first heard. */
  readonly all: readonly Voice[]
  /** Of a speaker id as the transcript has it. A person who dialled in twice is one voice. */
  of(speakerId: string | null): Voice
}

/**
 * Joins speakers to parties. Voices that no name is known of are numbered in the order in which they are first heard:
 * the same transcript gives the same numbers.
 */
export function voicesOf(
  parties: readonly StoredParty[],
  turnSpeakers: readonly (string | null)[],
): Voices {
  const bySpeaker = new Map<string, StoredParty>()
  const firstSpeakerOf = new Map<string, string>()
  for (const party of parties) {
    if (party.speaker_id === null) continue
    const known = bySpeaker.get(party.speaker_id)
    if (known === undefined || nameOf(known) === undefined) bySpeaker.set(party.speaker_id, party)
    const key = keyOf(party)
    if (key !== undefined && !firstSpeakerOf.has(key)) firstSpeakerOf.set(key, party.speaker_id)
  }
  const found = new Map<string | null, Voice>()
  const byCanonical = new Map<string | null, Voice>()
  let unknown = 0
  for (const speakerId of turnSpeakers) {
    if (found.has(speakerId)) continue
    const party = speakerId === null ? undefined : bySpeaker.get(speakerId)
    const key = party && keyOf(party)
    const canonical = (key && firstSpeakerOf.get(key)) ?? speakerId
    const voice = byCanonical.get(canonical) ?? {
      speakerId: canonical,
      name: (party && nameOf(party)) ?? `Unknown speaker ${(unknown += 1)}`,
      side: party?.side ?? 'Unknown',
    }
    byCanonical.set(canonical, voice)
    found.set(speakerId, voice)
  }
  return {
    all: [...byCanonical.values()],
    of: (speakerId) =>
      found.get(speakerId) ?? { speakerId, name: 'Unknown speaker', side: 'Unknown' },
  }
}

const SIDES: readonly Side[] = ['External', 'Unknown', 'Internal']

/** Everybody once, the customer's side first; who is listed twice has attended if either says so. */
export function peopleOf(parties: readonly StoredParty[]): readonly CallPerson[] {
  const people = new Map<string, CallPerson>()
  for (const party of parties) {
    const key = keyOf(party) ?? party.speaker_id ?? `${party.position}`
    const former = people.get(key)
    people.set(key, {
      name: former?.name ?? nameOf(party) ?? 'Unnamed',
      email: former?.email ?? party.email,
      title: former?.title ?? party.title,
      side: former === undefined || former.side === 'Unknown' ? party.side : former.side,
      attended: (former?.attended ?? false) || party.attended,
      speakerId: former?.speakerId ?? party.speaker_id,
    })
  }
  return bySide([...people.values()])
}

/** The customer's side above, ours below. */
export function bySide<Item extends { readonly side: Side }>(items: readonly Item[]): Item[] {
  return items.toSorted((a, b) => SIDES.indexOf(a.side) - SIDES.indexOf(b.side))
}

function nameOf(party: StoredParty): string | undefined {
  return party.name ?? party.email ?? party.phone ?? undefined
}

/** What tells that two parties are one person; a name alone does not. */
function keyOf({ user_id: userId, email }: StoredParty): string | undefined {
  if (userId !== null) return `user ${userId}`
  return email === null ? undefined : `email ${email}`
}
