/** Who matters on the customer's side, and where they stand, as far as something was said that tells. */
import type { Kysely } from 'kysely'
import { relationshipOf } from '../accounts/account-people.ts'
import type { Relationship } from '../records/account.ts'
import type { Stakeholder } from '../records/moment.ts'
import type { CallOfAccount, PartyOfAccount } from '../store/account-parties.ts'
import type { StoredFinding } from '../store/findings.ts'
import type { Tables } from '../store/tables.ts'
import { evidenceOf } from './evidence.ts'
import { rankOf } from './risks/rank.ts'

const MOST = 12
const MOST_PROOFS = 3
/** Praise in so many calls makes a champion. */
const CALLS_OF_A_CHAMPION = 2

interface Account {
  /** Those that the reader may see, oldest first. */
  readonly calls: readonly CallOfAccount[]
  readonly parties: readonly PartyOfAccount[]
  readonly findings: readonly StoredFinding[]
}

interface Judged extends Omit<Stakeholder, 'evidence'> {
  readonly proofs: readonly StoredFinding[]
}

/** The highest first, and those who were heard before those who were only spoken of. */
export async function stakeholdersOf(
  db: Kysely<Tables>,
  organizationId: string,
  { calls, parties, findings }: Account,
): Promise<readonly Stakeholder[]> {
  const { people } = relationshipOf(calls, parties)
  const times = new Map(calls.map(({ callId, startedAt }) => [callId, startedAt.toISOString()]))
  const known = people
    .filter(({ side }) => side !== 'Internal')
    .map((person) => judged(person, times, findings))
  const judgements = [...known, ...spokenOf(people, findings)]
    .toSorted((a, b) => Number(b.isHeard) - Number(a.isHeard) || rankOf(b.title) - rankOf(a.title))
    .slice(0, MOST)
  const evidence = await evidenceOf(
    db,
    organizationId,
    judgements.flatMap(({ proofs }) => proofs),
  )
  let next = 0
  return judgements.map(({ proofs, ...person }) => {
    const own = evidence.slice(next, next + proofs.length)
    next += proofs.length
    return { ...person, evidence: own }
  })
}

function judged(
  { name, title, side, parts }: Relationship['people'][number],
  times: ReadonlyMap<string, string>,
  findings: readonly StoredFinding[],
): Judged {
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
    stance,
    isHeard: heard.length > 0,
    firstHeardAt: heard[0] ?? null,
    lastHeardAt: heard.at(-1) ?? null,
    proofs: [...proofs, ...about].slice(-MOST_PROOFS),
  }
}

/** By what they said themselves. What others say of somebody is shown, and judged by whoever reads it. */
function stanceOf(said: readonly StoredFinding[]): {
  readonly stance: Stakeholder['stance']
  readonly proofs: readonly StoredFinding[]
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
function names({ subject }: StoredFinding, name: string): boolean {
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
function spokenOf(
  people: Relationship['people'],
  findings: readonly StoredFinding[],
): readonly Judged[] {
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
