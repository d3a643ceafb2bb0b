/** A handoff with all that one reader may know of its account. */
import type { Kysely } from 'kysely'
import { lookerOf } from '../../accounts/visible-call.ts'
import { noSuchAccount } from '../../accounts/no-such-account.ts'
import type { Actor } from '../../records/member.ts'
import type { Clock } from '../../records/ports.ts'
import { findAccount, type StoredAccount } from '../../store/accounts.ts'
import { decidedContradictions } from '../../store/handoffs.ts'
import { unseenCallIds } from '../../store/readable-calls.ts'
import type { Tables } from '../../store/tables.ts'
import { type AccountReading, accountReadings } from '../account-readings.ts'
import { byWeight, type HeardRisk, heardRisks } from '../risks/heard-risks.ts'
import {
  contradictionsIn,
  fieldOf,
  type FoundContradiction,
  type Stated,
} from './contradictions.ts'
import { type KeptHandoff, keptHandoff } from './keeping.ts'
import { byCall, type ReadingsByCall } from './sentences.ts'

type Db = Kysely<Tables>

export interface Seen extends KeptHandoff {
  readonly stored: StoredAccount
  readonly now: Date
  /** Oldest first: the calls with a transcript that the reader may see. */
  readonly readings: readonly AccountReading[]
  readonly calls: ReadingsByCall
  /** Calls of the account that the reader may not see. */
  readonly unseen: ReadonlySet<string>
  readonly contradictions: readonly (FoundContradiction & { readonly fieldKey: string })[]
  readonly decided: ReadonlySet<string>
  /** Open and watched ones, the heaviest first. */
  readonly risks: readonly HeardRisk[]
}

export interface Lookout {
  readonly db: Db
  readonly clock: Clock
}

/** D-NOT-FOUND where there is no such account. */
export async function seenHandoff(
  { db, clock }: Lookout,
  actor: Actor,
  accountId: string,
): Promise<Seen> {
  const { organizationId } = actor
  const account = { organizationId, accountId }
  const looker = lookerOf(actor, clock)
  const [stored, kept, readings, unseen, decided, risks] = await Promise.all([
    findAccount(db, organizationId, accountId),
    keptHandoff(db, account),
    accountReadings(db, account, looker),
    unseenCallIds(db, looker, accountId),
    decidedContradictions(db, organizationId, [accountId]),
    heardRisks({ db, clock }, actor, { accountId }),
  ])
  if (stored === undefined) throw noSuchAccount()
  return {
    ...kept,
    stored,
    now: looker.now,
    readings,
    calls: byCall(readings),
    unseen,
    contradictions: contradictionsIn(readings.flatMap(statedIn)).map((found) => ({
      ...found,
      fieldKey: fieldOf(found.topic, kept.template.fields),
    })),
    decided: decided.get(accountId) ?? new Set(),
    risks: risks.filter(({ state }) => state === 'open' || state === 'watching').toSorted(byWeight),
  }
}

function statedIn({ callId, startedAt, findings }: AccountReading): readonly Stated[] {
  return findings.map(({ kind, sentences, dueOn, quote }) => ({
    callId,
    startedAt,
    kind,
    sentences,
    dueOn: dueOn ?? undefined,
    text: quote,
  }))
}
