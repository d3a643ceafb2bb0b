/** Accounts that another system or a file tells of: those that are there already take over what is new. */
import type { Kysely } from 'kysely'
import type { AccountSource, Contact } from '../records/account.ts'
import { newId } from '../records/ids.ts'
import { accountsNamedBy, addClues, cluesOf } from '../store/account-clues.ts'
import { fillAccounts, insertAccounts, lockAccountNames } from '../store/accounts.ts'
import type { Tables } from '../store/tables.ts'
import { createFinder, type Identity, isFoundByName } from './account-finder.ts'
import { makeFindable } from './account-keys.ts'
import type { MatchKeys } from './match-keys.ts'

type Db = Kysely<Tables>

export interface ToldAccount extends Identity {
  readonly contacts: readonly Contact[]
  /** Undefined where nothing is said. So for the two below. */
  readonly ownerId: string | undefined
  readonly stage: string | undefined
  readonly kickoffOn: string | undefined
}

interface Placed extends ToldAccount {
  readonly accountId: string
  readonly isNew: boolean
}

const BATCH = 2_000
const USUAL_STAGE = 'Pre-onboarding'

/** How many of them are there already. Nothing is changed. */
export async function countKnown(
  db: Db,
  organizationId: string,
  accounts: readonly ToldAccount[],
): Promise<number> {
  let known = 0
  for (const batch of batches(accounts)) {
    known += (await placed(db, organizationId, batch)).filter(({ isNew }) => !isNew).length
  }
  return known
}

export interface Taken {
  /** In the order in which they were told. */
  readonly accountIds: readonly string[]
  readonly known: number
  /** Accounts that have something to be found by. */
  readonly sought: number
}

/** Within the caller's transaction. An account is told of once. */
export async function takeAccounts(
  transaction: Db,
  organizationId: string,
  accounts: readonly ToldAccount[],
  told: {
    readonly source: AccountSource
    readonly createdBy: string | null
    readonly keys: MatchKeys
    readonly now: Date
  },
): Promise<Taken> {
  await lockAccountNames(transaction, organizationId)
  const accountIds: string[] = []
  let known = 0
  let sought = 0
  for (const batch of batches(accounts)) {
    const here = await placed(transaction, organizationId, batch)
    accountIds.push(...here.map(({ accountId }) => accountId))
    const [fresh, former] = [here.filter(({ isNew }) => isNew), here.filter(({ isNew }) => !isNew)]
    known += former.length
    const made = { organizationId, ...told }
    await insertAccounts(transaction, made, fresh.map(rowOf))
    await fillAccounts(transaction, organizationId, former.map(filledRowOf), told.now)
    await addClues(transaction, organizationId, here)
    // Two that were told apart can mean one that is there.
    const ids = [...new Set(former.map(({ accountId }) => accountId))]
    const findable = [...fresh, ...(await cluesOf(transaction, organizationId, ids))]
    sought += await makeFindable(transaction, organizationId, findable, told)
  }
  return { accountIds, known, sought }
}

/** Each with its id: that of the account which it means, or a new one. */
async function placed(
  db: Db,
  organizationId: string,
  accounts: readonly ToldAccount[],
): Promise<readonly Placed[]> {
  const named = await accountsNamedBy(db, organizationId, {
    crmIds: accounts.flatMap(({ crmIds }) =>
      crmIds.flatMap(({ kind, id }) => (kind === 'account' ? id : [])),
    ),
    domains: accounts.flatMap(({ domains }) => domains),
    names: accounts.filter(isFoundByName).map(({ name }) => name),
  })
  const finder = createFinder<string>()
  for (const account of named) finder.add(account, account.accountId)
  return accounts.map((account) => {
    const accountId = finder.find(account)
    return { ...account, accountId: accountId ?? newId('acc'), isNew: accountId === undefined }
  })
}

function rowOf({ accountId, name, ownerId, stage, kickoffOn }: Placed) {
  return {
    accountId,
    name,
    ownerId: ownerId ?? null,
    stage: stage ?? USUAL_STAGE,
    kickoffOn: kickoffOn ?? null,
  }
}

function filledRowOf({ accountId, ownerId, stage, kickoffOn }: Placed) {
  return {
    accountId,
    ownerId: ownerId ?? null,
    stage: stage ?? null,
    kickoffOn: kickoffOn ?? null,
  }
}

function* batches(accounts: readonly ToldAccount[]): Generator<readonly ToldAccount[]> {
  for (let start = 0; start < accounts.length; start += BATCH) {
    yield accounts.slice(start, start + BATCH)
  }
}
