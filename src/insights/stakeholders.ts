/** Who matters, and where they stand, as far as something was said that tells. Pure. */
import { relationshipOf } from '../accounts/account-people.ts'
import { bySide } from '../accounts/voices.ts'
import type { Relationship } from '../records/account.ts'
import type { Severity } from '../records/finding.ts'
import type { Stakeholder } from '../records/moment.ts'
import type { CallOfAccount, PartyOfAccount } from '../store/account-parties.ts'
import type { CallFinding } from '../store/findings.ts'
import { rankOf } from './rank.ts'

const MOST_PROOFS = 3
/** Praise in so many calls makes a champion. */
const CALLS_OF_A_CHAMPION = 2

export interface Spoken extends Pick<CallFinding, 'callId' | 'kind' | 'subject'> {
  readonly severity: Severity | null
  /** Null for a voice that no name is known of. */
  readonly speaker: string | null
}

/** What the reader may see of an account. */
export interface AccountPeople<Found extends Spoken> {
  /** Oldest first. */
  readonly calls: readonly CallOfAccount[]
  readonly parties: readonly PartyOfAccount[]
  readonly findings: readonly Found[]
}

export interface Judged<Found> extends Omit<Stakeholder, 'evidence'> {
  /** What was said of them, or by them, that their stance and role rest on. */
  readonly proofs: readonly Found[]
}

/** The customer's side first; there those who were heard before those who were not, the highest first. */
export function stakeholdersOf<Found extends Spoken>({
  calls,
  parties,
  findings,
}: AccountPeople<Found>): readonly Judged<Found>[] {
  const { people } = relationshipOf(calls, parties)
  const times = new Map(calls.map(({ callId, startedAt }) => [callId, startedAt.toISOString()]))
  const known = people.map((person) => judged(person, times, findings))
  return bySide(
    [...known, ...spokenOf(people, findings)].toSorted(
      (a, b) => Number(b.isHeard) - Number(a.isHeard) || rankOf(b.title) - rankOf(a.title),
    ),
  )
}

function judged<Found extends Spoken>(
  { name, title, side, parts }: Relationship['people'][number],
  times: ReadonlyMap<string, string>,
  findings: readonly Found[],
): Judged<Found> {
  const heard = parts
    .flatMap(({ callId, talkSec }) => (talkSec > 0 ? (times.get(callId) ?? []) : []))
    .toSorted()
  const said = findings.filter(({ speaker }) => speaker === name)
  const about = findings.filter((one) => one.kind === 'stakeholder' && names(one, name))
  const { stance, proofs } = stanceOf(said)
  return {
    name,
    title,
    side,
    stance: side === 'Internal' ? 'unknown' : stance,
    isHeard: heard.length > 0,
    firstHeardAt: heard[0] ?? null,
    lastHeardAt: heard.at(-1) ?? null,
    proofs: [...(side === 'Internal' ? [] : proofs), ...about].slice(-MOST_PROOFS),
  }
}

/** By what they said themselves. What others say of somebody is shown, and judged by whoever reads it. */
function stanceOf<Found extends Spoken>(
  said: readonly Found[],
): {
  readonly stance: Stakeholder['stance']
  readonly proofs: readonly Found[]
} {
  const praise = said.filter(({ kind }) => kind === 'praise')
  const doubts = said.filter(
    ({ kind, severity }) => kind === 'concern' || (kind === 'risk' && severity !== 'low'),
  )
  const proofs = [...praise, ...doubts]
  if (praise.length > 0 && doubts.length > 0) return { stance: 'neutral', proofs }
  if (doubts.length > 0) return { stance: 'skeptical', proofs }
  if (praise.length === 0) return { stance: 'unknown', proofs }
  const calls = new Set(praise.map(({ callId }) => callId)).size
  return { stance: calls >= CALLS_OF_A_CHAMPION ? 'champion' : 'supportive', proofs }
}

/** By their whole name, or by one of its words that nobody takes for another one. */
function names({ subject }: Pick<Spoken, 'subject'>, name: string): boolean {
  const subjects = wordsOf(subject ?? '')
  const own = wordsOf(name)
  return subjects.length > 0 && subjects.every((word) => own.includes(word))
}

function wordsOf(name: string): readonly string[] {
  return name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
}

/** Those whom nobody has heard in a call. */
function spokenOf<Found extends Spoken>(
  people: Relationship['people'],
  findings: readonly Found[],
): readonly Judged<Found>[] {
  const about = findings.filter(
    (one) =>
      one.kind === 'stakeholder' &&
      wordsOf(one.subject ?? '').length > 0 &&
      !people.some(({ name }) => names(one, name)),
  )
  const byName = Map.groupBy(about, ({ subject }) => (subject ?? '').trim().toLowerCase())
  return [...byName.values()].map((proofs) => ({
    name: proofs[0]?.subject?.trim() ?? '',
    title: null,
    side: 'Unknown',
    stance: 'unknown',
    isHeard: false,
    firstHeardAt: null,
    lastHeardAt: null,
    proofs: proofs.slice(-MOST_PROOFS),
  }))
}
