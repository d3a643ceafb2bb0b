/** What the pages of an account show beside its own fields: its calls in numbers, its people, what keeps calls away. */
import type { Kysely } from 'kysely'
import type {
  Account,
  AccountCheck,
  AccountOverview,
  Person,
  Relationship,
} from '../records/account.ts'
import type { Actor } from '../records/member.ts'
import type { Clock } from '../records/ports.ts'
import { findAccess } from '../store/access.ts'
import { accountFigures, type AccountReach, accountReach } from '../store/account-figures.ts'
import {
  type CallOfAccount,
  callsOfAccount,
  type PartyOfAccount,
  partiesOfAccount,
} from '../store/account-parties.ts'
import { accountReading } from '../store/account-reading.ts'
import { listMembers } from '../store/members.ts'
import type { Tables } from '../store/tables.ts'
import { lookerOf } from './visible-call.ts'
import { ruleOf } from './access-rule.ts'
import { accountChecks } from './account-checks.ts'
import { accountOverview } from './account-overview.ts'
import { peopleOf, relationshipOf } from './account-people.ts'
import type { HashKeys } from './hash-key.ts'

export interface AccountPagesNeeds {
  readonly db: Kysely<Tables>
  readonly clock: Clock
  readonly hashKeys: HashKeys
  /** D-NOT-FOUND where there is none in the actor's organization. */
  readonly get: (actor: Actor, accountId: string) => Promise<Account>
}

export interface AccountPages {
  overview(actor: Actor, accountId: string): Promise<AccountOverview>
  people(actor: Actor, accountId: string): Promise<readonly Person[]>
  relationship(actor: Actor, accountId: string): Promise<Relationship>
  checks(actor: Actor, accountId: string): Promise<readonly AccountCheck[]>
}

export function createAccountPages({ db, clock, hashKeys, get }: AccountPagesNeeds): AccountPages {
  const voices = async (actor: Actor, accountId: string): Promise<Voices> => {
    const account = await get(actor, accountId)
    const looker = lookerOf(actor, clock)
    const [calls, parties] = await Promise.all([
      callsOfAccount(db, looker, accountId),
      partiesOfAccount(db, looker, accountId),
    ])
    return { account, calls, parties }
  }
  /** Undefined for whoever is no admin. */
  const reachOf = async (
    { organizationId, role }: Actor,
    accountId: string,
  ): Promise<AccountReach | undefined> => {
    if (role !== 'admin') return undefined
    const access = await findAccess(db, organizationId)
    if (access === undefined) return NOTHING
    const rule = await ruleOf(db, await hashKeys.of(organizationId), access)
    return accountReach(db, { organizationId, accountId }, rule)
  }

  return {
    async overview(actor, accountId) {
      const account = await get(actor, accountId)
      return accountOverview(db, lookerOf(actor, clock), account, await reachOf(actor, accountId))
    },
    async people(actor, accountId) {
      const { account, calls, parties } = await voices(actor, accountId)
      return peopleOf(calls, parties, new Set(account.contacts.map(({ email }) => email)))
    },
    async relationship(actor, accountId) {
      const { calls, parties } = await voices(actor, accountId)
      return relationshipOf(calls, parties)
    },
    async checks(actor, accountId) {
      const account = await get(actor, accountId)
      const { organizationId } = actor
      const [reading, figures, reach, members] = await Promise.all([
        accountReading(db, organizationId),
        accountFigures(db, lookerOf(actor, clock), accountId),
        reachOf(actor, accountId),
        listMembers(db, organizationId),
      ])
      const admins = members.filter(({ role }) => role === 'admin').map(({ name }) => name)
      return accountChecks({ account, reading, calls: figures.calls, reach, admins })
    },
  }
}

/** Before a connection has served the accounts, nothing is listed. */
const NOTHING: AccountReach = {
  found: 0,
  allowed: 0,
  elsewhere: 0,
  outOfMode: 0,
  linked: 0,
  unlinked: 0,
}

interface Voices {
  readonly account: Account
  readonly calls: readonly CallOfAccount[]
  readonly parties: readonly PartyOfAccount[]
}
