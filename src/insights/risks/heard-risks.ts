/**
 * The risks that somebody can see: their findings as threads, with what people made of them. Everything is put together for
 * the one who looks, so a place that they cannot see adds nothing.
 *
 * A mark covers what had been heard by then. When a dismissed or resolved worry is heard in a later call, that place begins a
 * risk of its own, which is open: what was settled stays settled, and a resolved worry that comes back weighs more.
 */
import type { Kysely } from 'kysely'
import { lookerOf } from '../../accounts/visible-call.ts'
import type { RiskType, Severity } from '../../records/finding.ts'
import { SEVERITIES } from '../../records/finding.ts'
import type { Actor } from '../../records/member.ts'
import type { Clock } from '../../records/ports.ts'
import type { RiskState, ScorePart } from '../../records/risk.ts'
import { linksOfCalls } from '../../store/call-parts.ts'
import { marksOfFindings, type StoredMark } from '../../store/finding-marks.ts'
import { listFindings, type StoredFinding } from '../../store/findings.ts'
import type { Tables } from '../../store/tables.ts'
import { type Breathe, createBreathe } from '../breathe.ts'
import { counting, type Rules, rulesOf } from '../rules.ts'
import { scoreOf } from './score.ts'
import { threadsOf } from './threads.ts'

export interface HeardRisk {
  readonly riskId: string
  readonly accountId: string
  readonly accountName: string
  readonly type: RiskType
  readonly severity: Severity
  readonly state: RiskState
  /** Oldest first. */
  readonly places: readonly StoredFinding[]
  /** The newest; undefined where nobody has touched it. */
  readonly mark: StoredMark | undefined
  readonly firstAt: Date
  readonly lastAt: Date
  readonly score: number
  readonly scoreParts: readonly ScorePart[]
}

interface Needs {
  readonly db: Kysely<Tables>
  readonly clock: Clock
}

/** Of all accounts, or of one. */
export async function heardRisks(
  { db, clock }: Needs,
  actor: Actor,
  { accountId }: { readonly accountId?: string | undefined } = {},
): Promise<readonly HeardRisk[]> {
  const { organizationId } = actor
  const [rules, found] = await Promise.all([
    rulesOf(db, organizationId),
    listFindings(db, lookerOf(actor, clock), { kinds: ['risk'], accountId }),
  ])
  const callIds = [...new Set(found.map(({ callId }) => callId))]
  const [links, marks] = await Promise.all([
    linksOfCalls(db, { organizationId, callIds }),
    marksOfFindings(
      db,
      organizationId,
      found.map(({ findingId }) => findingId),
      accountId,
    ),
  ])
  const linksByCall = Map.groupBy(links, (link) => link.callId)
  const accounts = new Map<string, { name: string; found: StoredFinding[] }>()
  for (const finding of found) {
    for (const link of linksByCall.get(finding.callId) ?? []) {
      if (accountId !== undefined && link.accountId !== accountId) continue
      const account = accounts.get(link.accountId) ?? { name: link.name, found: [] }
      account.found.push(finding)
      accounts.set(link.accountId, account)
    }
  }
  const isShared = (callId: string): boolean => (linksByCall.get(callId)?.length ?? 0) > 1
  const marksByAccount = Map.groupBy(marks, (mark) => mark.account_id)
  const risks: HeardRisk[] = []
  const counts = counting(rules)
  const breathe = createBreathe()
  const now = clock.now()
  for (const [id, account] of accounts) {
    const own = new Map((marksByAccount.get(id) ?? []).map((mark) => [mark.finding_id, mark]))
    const given = { accountId: id, accountName: account.name, rules, counts, now, isShared }
    risks.push(...(await risksOfAccount(account.found, own, given, breathe)))
  }
  return risks
}

interface Account {
  readonly accountId: string
  readonly accountName: string
  readonly rules: Rules
  readonly counts: ReturnType<typeof counting>
  readonly now: Date
  /** Whether the call belongs to several accounts, so that a finding does not tell which is meant. */
  readonly isShared: (callId: string) => boolean
}

async function risksOfAccount(
  found: readonly StoredFinding[],
  marks: ReadonlyMap<string, StoredMark>,
  account: Account,
  breathe: Breathe,
): Promise<readonly HeardRisk[]> {
  // What somebody has settled here is shown as that, though the rules have learned to leave it out.
  const counted = found.filter(
    (one) => isSettled(marks.get(one.findingId)?.state ?? 'open') || account.counts(one),
  )
  const risks: HeardRisk[] = []
  for (const thread of await threadsOf(counted, breathe)) {
    const parts = settledParts(thread, marks)
    for (const [n, places] of parts.entries()) {
      risks.push(riskOf(places, parts.slice(0, n), marks, account))
    }
    await breathe()
  }
  return risks
}

/** Cut where the worry had been settled before it was heard again. */
function settledParts(
  thread: readonly StoredFinding[],
  marks: ReadonlyMap<string, StoredMark>,
): readonly (readonly StoredFinding[])[] {
  const ends = thread.flatMap(({ findingId }) => {
    const mark = marks.get(findingId)
    return mark !== undefined && isSettled(mark.state) ? [mark.changed_at.getTime()] : []
  })
  const partOf = ({ startedAt }: StoredFinding): number =>
    ends.filter((end) => end < startedAt.getTime()).length
  return [...Map.groupBy(thread, partOf).values()]
}

function isSettled(state: StoredMark['state']): boolean {
  return state === 'dismissed' || state === 'resolved'
}

function riskOf(
  places: readonly StoredFinding[],
  before: readonly (readonly StoredFinding[])[],
  marks: ReadonlyMap<string, StoredMark>,
  { accountId, accountName, rules, now, isShared }: Account,
): HeardRisk {
  const [first] = places
  const last = places.at(-1)
  if (first === undefined || last === undefined) throw new Error('A risk was heard somewhere.')
  const type = first.riskType ?? 'technical'
  const mark = newestMark(places, marks)
  const resolved = before.filter((part) => newestMark(part, marks)?.state !== 'dismissed').flat()
  const { score, parts } = scoreOf(places, resolved, {
    now,
    type,
    halfLifeDays: rules.halfLifeDays,
    weight: rules.types.find((one) => one.type === type)?.weight ?? 1,
  })
  return {
    riskId: riskIdOf(first.findingId, isShared(first.callId) ? accountId : undefined),
    accountId,
    accountName,
    type,
    severity: SEVERITIES.findLast((one) => places.some((p) => p.severity === one)) ?? 'low',
    state: mark === undefined || mark.state === 'done' ? 'open' : mark.state,
    places,
    mark,
    firstAt: first.startedAt,
    lastAt: last.startedAt,
    score,
    scoreParts: parts,
  }
}

function newestMark(
  places: readonly StoredFinding[],
  marks: ReadonlyMap<string, StoredMark>,
): StoredMark | undefined {
  return places
    .flatMap(({ findingId }) => marks.get(findingId) ?? [])
    .toSorted((a, b) => b.changed_at.getTime() - a.changed_at.getTime())[0]
}

/** The heaviest first. */
export function byWeight(a: HeardRisk, b: HeardRisk): number {
  return b.score - a.score || (a.riskId < b.riskId ? -1 : 1)
}

function riskIdOf(findingId: string, accountId: string | undefined): string {
  const id = findingId.replace(/^f_/, 'r_')
  return accountId === undefined ? id : `${id}.${accountId}`
}

/** The finding that a risk's id names, and the account where the id tells it. */
export function findingOfRisk(riskId: string): {
  readonly findingId: string
  readonly accountId: string | undefined
} {
  const [id = '', accountId] = riskId.split('.')
  return { findingId: id.replace(/^r_/, 'f_'), accountId }
}
