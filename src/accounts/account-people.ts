/** The people of an account: parties of its calls, each person once, with what they said over time. Pure. */
import type { Person, Relationship } from '../records/account.ts'
import type { CallOfAccount, PartyOfAccount } from '../store/account-parties.ts'

interface Gathered {
  readonly parties: PartyOfAccount[]
}

/** The most heard first, within each side customers first. `contacts`: addresses in lower case. */
export function peopleOf(
  calls: readonly CallOfAccount[],
  parties: readonly PartyOfAccount[],
  contacts: ReadonlySet<string>,
): readonly Person[] {
  const times = timesOf(calls)
  const everybody = gather(parties)
  const hasTranscript = calls.some((call) => call.hasTranscript)
  const allMs = sum(parties)
  return everybody
    .map(({ parties: own }): Person => {
      const email = newest(own, (party) => party.email)
      return {
        name: nameOf(own),
        email,
        title: newest(own, (party) => party.title),
        side: sideOf(own),
        calls: new Set(own.filter(({ attended }) => attended).map(({ callId }) => callId)).size,
        talkShare: hasTranscript && allMs > 0 ? sum(own) / allMs : null,
        lastHeardAt: lastHeard(own, times),
        isContact: email !== null && contacts.has(email),
      }
    })
    .toSorted(byWeight)
}

/** Who took part in which call. The longest known first, customers before us, as the lines of the staff run. */
export function relationshipOf(
  calls: readonly CallOfAccount[],
  parties: readonly PartyOfAccount[],
): Relationship {
  const times = timesOf(calls)
  const everybody = gather(parties).map(({ parties: own }) => ({
    name: nameOf(own),
    title: newest(own, (party) => party.title),
    side: sideOf(own),
    lastHeardAt: lastHeard(own, times),
    parts: partsOf(own),
  }))
  return {
    calls: calls.map(({ callId, title, startedAt }) => ({
      callId,
      title,
      startedAt: startedAt.toISOString(),
    })),
    people: everybody.toSorted(
      (a, b) => SIDES.indexOf(a.side) - SIDES.indexOf(b.side) || talkOf(b) - talkOf(a),
    ),
  }
}

const SIDES: readonly Person['side'][] = ['External', 'Unknown', 'Internal']

/**
 * One person by their Gong user, else by their address, else by their name. Somebody who joined once without an address
 * is the one person of that name and side who has one.
 */
function gather(parties: readonly PartyOfAccount[]): readonly Gathered[] {
  const known = new Map<string, Gathered>()
  const byName = new Map<string, Set<string>>()
  for (const party of parties) {
    const key = keyOf(party)
    if (key === undefined) continue
    add(known, key, party)
    const name = nameKey(party)
    if (name !== undefined) byName.set(name, (byName.get(name) ?? new Set()).add(key))
  }
  for (const party of parties) {
    if (keyOf(party) !== undefined) continue
    const name = nameKey(party)
    const keys = [...(byName.get(name ?? '') ?? [])]
    const [only] = keys
    const key = only !== undefined && keys.length === 1 ? only : (name ?? party.phone)
    // A voice of which nothing at all is known is nobody in particular.
    if (key !== null) add(known, key, party)
  }
  return [...known.values()]
}

function keyOf({ userId, email }: PartyOfAccount): string | undefined {
  return userId !== null ? `user ${userId}` : email !== null ? `mail ${email}` : undefined
}

function nameKey({ name, side }: PartyOfAccount): string | undefined {
  const words = name?.trim().toLowerCase()
  return words ? `name ${side} ${words}` : undefined
}

function add(known: Map<string, Gathered>, key: string, party: PartyOfAccount): void {
  const found = known.get(key)
  if (found === undefined) known.set(key, { parties: [party] })
  else found.parties.push(party)
}

/** Parties come in the order of their calls: the last word holds. */
function newest(
  parties: readonly PartyOfAccount[],
  of: (party: PartyOfAccount) => string | null,
): string | null {
  return parties.map(of).findLast((value) => value !== null && value.trim() !== '') ?? null
}

function nameOf(parties: readonly PartyOfAccount[]): string {
  return (
    newest(parties, ({ name }) => name) ??
    newest(parties, ({ email }) => email) ??
    newest(parties, ({ phone }) => phone) ??
    'Unnamed'
  )
}

function sideOf(parties: readonly PartyOfAccount[]): Person['side'] {
  return parties.findLast(({ side }) => side !== 'Unknown')?.side ?? 'Unknown'
}

/** When they spoke last; where no transcript tells, when they took part. */
function lastHeard(
  parties: readonly PartyOfAccount[],
  times: ReadonlyMap<string, Date>,
): string | null {
  const last = parties.findLast(({ talkMs, attended }) => (talkMs === null ? attended : talkMs > 0))
  return (last && times.get(last.callId)?.toISOString()) ?? null
}

/** Somebody who joined a call twice took part once. */
function partsOf(parties: readonly PartyOfAccount[]): Relationship['people'][number]['parts'] {
  const parts = new Map<string, { callId: string; talkSec: number; attended: boolean }>()
  for (const { callId, talkMs, attended } of parties) {
    const former = parts.get(callId)
    parts.set(callId, {
      callId,
      talkSec: (former?.talkSec ?? 0) + (talkMs ?? 0) / 1_000,
      attended: (former?.attended ?? false) || attended,
    })
  }
  return [...parts.values()]
}

function byWeight(a: Person, b: Person): number {
  return (
    SIDES.indexOf(a.side) - SIDES.indexOf(b.side) ||
    (b.talkShare ?? 0) - (a.talkShare ?? 0) ||
    b.calls - a.calls ||
    a.name.localeCompare(b.name, 'en')
  )
}

function talkOf({ parts }: { readonly parts: readonly { readonly talkSec: number }[] }): number {
  return parts.reduce((sec, part) => sec + part.talkSec, 0)
}

function sum(parties: readonly PartyOfAccount[]): number {
  return parties.reduce((ms, { talkMs }) => ms + (talkMs ?? 0), 0)
}

function timesOf(calls: readonly CallOfAccount[]): ReadonlyMap<string, Date> {
  return new Map(calls.map(({ callId, startedAt }) => [callId, startedAt]))
}
