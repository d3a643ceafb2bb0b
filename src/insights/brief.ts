/** An account in brief: what its people said they want and fear, who they are, and what comes next. */
import type { Kysely } from 'kysely'
import { noSuchAccount } from '../accounts/no-such-account.ts'
import { lookerOf } from '../accounts/visible-call.ts'
import type { Evidence } from '../records/evidence.ts'
import type { FindingKind } from '../records/finding.ts'
import type { Actor } from '../records/member.ts'
import type { Brief, Moment, Period, ProvenSentence, Stakeholder } from '../records/moment.ts'
import type { Clock } from '../records/ports.ts'
import { callsOfAccount, partiesOfAccount } from '../store/account-parties.ts'
import { isAccount } from '../store/call-parts.ts'
import { listFindings, type StoredFinding } from '../store/findings.ts'
import type { Tables } from '../store/tables.ts'
import { evidenceOf } from './finding-evidence.ts'
import type { createMoments } from './moments.ts'
import { RISK_LABELS } from './moment-words.ts'
import { startOf } from './periods.ts'
import { heardRisks } from './risks/heard-risks.ts'
import { counting, rulesOf } from './rules.ts'
import { shortened, wordsIn } from './shortened.ts'
import { type AccountPeople, stakeholdersOf } from './stakeholders.ts'

interface Needs {
  readonly db: Kysely<Tables>
  readonly clock: Clock
}

const MOST_WORDS = 120
const MOST_WORDS_OF_ONE = 24
const MOST_NEXT_STEPS = 20
const MOST_PEOPLE = 12

/** What a brief tells, in this order: each slot once, by the first kind that somebody spoke of. */
const SLOTS: readonly { readonly topic: string; readonly kinds: readonly FindingKind[] }[] = [
  { topic: 'what they want', kinds: ['successCriterion', 'useCase', 'requirement'] },
  { topic: 'what hurts', kinds: ['painPoint'] },
  { topic: 'what must be there', kinds: ['requirement'] },
  { topic: 'the plan', kinds: ['plan'] },
  { topic: 'price and contract', kinds: ['terms', 'pricing'] },
]
const OPENINGS: readonly FindingKind[] = ['successCriterion', 'painPoint', 'useCase', 'requirement']
const OPENING_WORDS = { least: 6, most: 40 }

export function createBrief(
  needs: Needs,
  { moments }: Pick<ReturnType<typeof createMoments>, 'moments'>,
) {
  const { db, clock } = needs
  return async (actor: Actor, accountId: string, period: Period): Promise<Brief> => {
    const { organizationId } = actor
    if (!(await isAccount(db, organizationId, accountId))) throw noSuchAccount()
    const looker = lookerOf(actor, clock)
    const from = startOf(period, looker.now)
    const isInside = (at: Date): boolean => from === undefined || at >= from
    const [rules, all, risks, calls, parties, next] = await Promise.all([
      rulesOf(db, organizationId),
      listFindings(db, looker, { accountId, from }),
      heardRisks(needs, actor, { accountId }),
      callsOfAccount(db, looker, accountId),
      partiesOfAccount(db, looker, accountId),
      moments(
        actor,
        accountId,
        { kinds: ['nextStep', 'commitment'], side: undefined, from, to: undefined },
        { limit: 100, cursor: undefined },
      ),
    ])
    const counts = counting(rules)
    const found = all.filter(counts)
    const customers = found.filter(({ findingSide }) => findingSide === 'customer')
    const worst = risks
      .filter(({ state, lastAt }) => state === 'open' && isInside(lastAt))
      // It says that no model has a part in it.
      .filter(({ places }) => places.some(isBuiltIn))
      .toSorted((a, b) => b.score - a.score)[0]
    const told: Told[] = toldBy(customers)
    const risk = worst?.places.findLast(isBuiltIn)
    if (worst !== undefined && risk !== undefined) {
      told.push({ topic: `the risk "${RISK_LABELS[worst.type].toLowerCase()}"`, finding: risk })
    }
    const inside = calls.filter(({ startedAt }) => isInside(startedAt))
    const ids = new Set(inside.map(({ callId }) => callId))
    return {
      accountId,
      period,
      sentences: await sentencesOf(db, organizationId, told),
      opening: await openingOf(db, organizationId, customers),
      stakeholders: await theirsOf(db, organizationId, {
        calls: inside,
        parties: parties.filter(({ callId }) => ids.has(callId)),
        findings: found,
      }),
      nextSteps: next.data.filter(isOpen).slice(0, MOST_NEXT_STEPS),
      level: 'built-in',
      model: null,
      calls: inside.length,
    }
  }
}

function isBuiltIn({ origin }: StoredFinding): boolean {
  return origin !== 'model'
}

/** Of the customer's side. */
async function theirsOf(
  db: Kysely<Tables>,
  organizationId: string,
  account: AccountPeople<StoredFinding>,
): Promise<readonly Stakeholder[]> {
  const people = stakeholdersOf(account)
    .filter(({ side }) => side !== 'Internal')
    .slice(0, MOST_PEOPLE)
  const evidence = await evidenceOf(
    db,
    organizationId,
    people.flatMap(({ proofs }) => proofs),
  )
  let next = 0
  return people.map(({ proofs, ...person }) => {
    const own = evidence.slice(next, next + proofs.length)
    next += proofs.length
    return { ...person, evidence: own }
  })
}

function isOpen({ isDone }: Moment): boolean {
  return !isDone
}

interface Told {
  readonly topic: string
  readonly finding: StoredFinding
}

/** No words are told twice. */
function toldBy(customers: readonly StoredFinding[]): Told[] {
  const told: Told[] = []
  for (const { topic, kinds } of SLOTS) {
    const isNew = ({ quote }: StoredFinding): boolean =>
      told.every(({ finding }) => finding.quote !== quote)
    const finding = kinds
      .map((kind) => surest(customers.filter((one) => one.kind === kind && isNew(one))))
      .find((one) => one !== undefined)
    if (finding !== undefined) told.push({ topic, finding })
  }
  return told
}

/** The newest of the surest. */
function surest(findings: readonly StoredFinding[]): StoredFinding | undefined {
  const most = Math.max(...findings.map(({ confidence }) => confidence))
  return findings.findLast(({ confidence }) => confidence === most)
}

/** In the customer's words, until the brief is full. */
async function sentencesOf(
  db: Kysely<Tables>,
  organizationId: string,
  told: readonly Told[],
): Promise<readonly ProvenSentence[]> {
  const evidence = await evidenceOf(
    db,
    organizationId,
    told.map(({ finding }) => finding),
  )
  let words = 0
  return told.flatMap(({ topic }, n) => {
    const proof = evidence[n]
    if (proof === undefined) return []
    const text = `${whoIs(proof)} on ${topic}: “${shortened(proof.quote, MOST_WORDS_OF_ONE)}”`
    words += wordsIn(text)
    return words > MOST_WORDS ? [] : [{ text, evidence: [proof] }]
  })
}

function whoIs({ speaker, speakerTitle }: Evidence): string {
  return speakerTitle === null ? speaker : `${speaker} (${speakerTitle})`
}

async function openingOf(
  db: Kysely<Tables>,
  organizationId: string,
  customers: readonly StoredFinding[],
): Promise<Evidence | null> {
  const fitting = customers.filter(({ quote }) => {
    const words = wordsIn(quote)
    return words >= OPENING_WORDS.least && words <= OPENING_WORDS.most
  })
  const best = OPENINGS.map((kind) => surest(fitting.filter((one) => one.kind === kind))).find(
    (one) => one !== undefined,
  )
  if (best === undefined) return null
  const [evidence] = await evidenceOf(db, organizationId, [best])
  return evidence ?? null
}
