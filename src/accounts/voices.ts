/** Who is who in a call: parties as Gong lists them, and the voices of its transcript. */
import type { CallPerson } from '../records/account-call.ts'
import type { Side } from '../records/call.ts'
import type { StoredParty } from '../store/call-parts.ts'

/** Somebody who speaks. `speakerId` is null for what Gong ties to no voice. */
export interface Voice {
  readonly speakerId: string | null
  readonly name: string
  /** What they do for a living, from any row that lists them. */
  readonly title: string | null
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
  const personOf = new Map<string, Person>()
  for (const person of personsIn(parties)) {
    for (const speakerId of person.speakerIds) {
      const former = personOf.get(speakerId)
      if (former?.name === undefined) personOf.set(speakerId, person)
    }
  }
  const voices = new Map<string | null, Voice>()
  const byPerson = new Map<Person, Voice>()
  let unknown = 0
  for (const speakerId of turnSpeakers) {
    if (voices.has(speakerId)) continue
    const person = personOf.get(speakerId ?? '')
    const voice = (person && byPerson.get(person)) ?? {
      speakerId: person?.speakerIds[0] ?? speakerId,
      name: person?.name ?? `Unknown speaker ${(unknown += 1)}`,
      title: person?.title ?? null,
      side: person?.side ?? 'Unknown',
    }
    if (person) byPerson.set(person, voice)
    voices.set(speakerId, voice)
  }
  return {
    all: [...new Set(voices.values())],
    of: (speakerId) =>
      voices.get(speakerId) ?? { speakerId, name: 'Unknown speaker', title: null, side: 'Unknown' },
  }
}

/** Everybody once, the customer's side first. */
export function peopleOf(parties: readonly StoredParty[]): readonly CallPerson[] {
  return bySide(
    personsIn(parties).map(({ speakerIds, name, ...person }) => ({
      ...person,
      name: name ?? 'Unnamed',
      speakerId: speakerIds[0] ?? null,
    })),
  )
}

const SIDES: readonly Side[] = ['External', 'Unknown', 'Internal']

/** The customer's side above, ours below. */
export function bySide<Item extends { readonly side: Side }>(items: readonly Item[]): Item[] {
  return items.toSorted((a, b) => SIDES.indexOf(a.side) - SIDES.indexOf(b.side))
}

interface Person extends Omit<CallPerson, 'name' | 'speakerId'> {
  readonly name: string | undefined
  readonly speakerIds: readonly string[]
}

/** Who is listed twice is one, and has attended if either row says so. */
function personsIn(parties: readonly StoredParty[]): readonly Person[] {
  const rows = Map.groupBy(parties, (party) => keyOf(party) ?? party)
  return [...rows.values()].map((same) => ({
    name: first(same, ({ name }) => name) ?? first(same, ({ email, phone }) => email ?? phone),
    email: first(same, ({ email }) => email) ?? null,
    title: first(same, ({ title }) => title) ?? null,
    side: first(same, ({ side }) => (side === 'Unknown' ? null : side)) ?? 'Unknown',
    attended: same.some(({ attended }) => attended),
    speakerIds: same.flatMap(({ speaker_id: speakerId }) => speakerId ?? []),
  }))
}

/** What tells that two parties are one person; a name alone does not. */
function keyOf({ user_id: userId, email }: StoredParty): string | undefined {
  if (userId !== null) return `user ${userId}`
  return email === null ? undefined : `email ${email}`
}

function first<Value>(
  parties: readonly StoredParty[],
  of: (party: StoredParty) => Value | null,
): Value | undefined {
  for (const party of parties) {
    const value = of(party)
    if (value !== null) return value
  }
  return undefined
}
