/** Accounts as their keepers make, change and delete them. */
import type { Kysely } from 'kysely'
import type {
  Account,
  AccountSource,
  NewAccount,
  RefusedDomain,
  SavedAccount,
} from '../records/account.ts'
import { normalEmail } from '../records/email-address.ts'
import { newId } from '../records/ids.ts'
import type { Actor } from '../records/member.ts'
import type { AccountQueue, Clock } from '../records/ports.ts'
import { usage } from '../records/problems.ts'
import { addClues, cluesOf, deleteClues } from '../store/account-clues.ts'
import {
  deleteAccount,
  findAccount,
  insertAccounts,
  lockAccount,
  updateAccount,
} from '../store/accounts.ts'
import { findMember, findMemberByEmail } from '../store/members.ts'
import type { Tables } from '../store/tables.ts'
import { raiseVisibilityEpoch } from '../store/visibility.ts'
import { dropOldReasons, makeFindable } from './account-keys.ts'
import { accountView } from './account-views.ts'
import { changedDomains, type DomainChange } from './domain-change.ts'
import type { HashKeys } from './hash-key.ts'
import { type GivenClues, usableClues } from './new-account.ts'
import { noSuchAccount } from './no-such-account.ts'

type Db = Kysely<Tables>

export interface AccountsNeeds {
  readonly db: Db
  readonly clock: Clock
  readonly queue: AccountQueue
  readonly hashKeys: HashKeys
  /** Calls that no account holds any more leave everything that they reached, in the caller's transaction. */
  readonly dropOrphans: (transaction: Db, organizationId: string) => Promise<unknown>
}

/** What is left out stays as it is. */
type AccountChange = DomainChange & {
  readonly [Field in keyof NewAccount]?: NewAccount[Field] | undefined
}

export interface AccountDoor {
  get(actor: Actor, accountId: string): Promise<Account>
  create(actor: Actor, account: NewAccount, source: AccountSource): Promise<SavedAccount>
  change(actor: Actor, accountId: string, change: AccountChange): Promise<SavedAccount>
  remove(actor: Actor, accountId: string): Promise<void>
  match(actor: Actor, accountId: string): Promise<Account>
}

export function createAccountDoor(needs: AccountsNeeds): AccountDoor {
  const { db, clock, queue, hashKeys, dropOrphans } = needs

  const saved = async (
    actor: Actor,
    accountId: string,
    refusedDomains: readonly RefusedDomain[],
  ): Promise<SavedAccount> => ({ ...(await get(actor, accountId)), refusedDomains })

  async function get(actor: Actor, accountId: string): Promise<Account> {
    const { organizationId, role } = actor
    const row = await findAccount(db, organizationId, accountId)
    const [clues] = row === undefined ? [] : await cluesOf(db, organizationId, [accountId])
    if (row === undefined || clues === undefined) throw noSuchAccount()
    return accountView(row, clues, { role, now: clock.now() })
  }

  return {
    get,

    async create(actor, given, source) {
      const { organizationId, memberId } = actor
      const clues = usableClues(given)
      const account = { accountId: newId('acc'), ...given, ...clues }
      const now = clock.now()
      const keys = await hashKeys.of(organizationId)
      const sought = await db.transaction().execute(async (transaction) => {
        const ownerId = await ownerIdOf(transaction, actor, given.ownerId)
        const made = { organizationId, source, createdBy: memberId, now }
        await insertAccounts(transaction, made, [{ ...account, ownerId }])
        await addClues(transaction, organizationId, [account])
        return makeFindable(transaction, organizationId, [account], { keys, now })
      })
      if (sought > 0) await queue.matchAccount({ organizationId, accountId: account.accountId })
      return saved(actor, account.accountId, clues.refusedDomains)
    },

    async change(actor, accountId, change) {
      const { organizationId } = actor
      const now = clock.now()
      const keys = await hashKeys.of(organizationId)
      const { refusedDomains, sought } = await db.transaction().execute(async (transaction) => {
        await lock(transaction, actor, accountId)
        const ownerId = await ownerIdOf(transaction, actor, change.ownerId)
        await updateAccount(transaction, organizationId, accountId, {
          updated_at: now,
          ...(change.name !== undefined && { name: change.name }),
          ...(change.stage !== undefined && { stage: change.stage }),
          ...(ownerId !== undefined && { owner_id: ownerId }),
          ...(change.kickoffOn !== undefined && { kickoff_on: change.kickoffOn }),
        })
        const { domains, contacts, crmIds, addedDomain, removedDomain } = change
        const clueFields = [domains, contacts, crmIds, addedDomain, removedDomain]
        if (clueFields.every((field) => field === undefined)) {
          return { refusedDomains: [], sought: 0 }
        }
        const [former = NO_CLUES] = await cluesOf(transaction, organizationId, [accountId])
        const clues = usableClues({
          domains: domains ?? changedDomains(former.domains, change),
          contacts: contacts ?? former.contacts,
          crmIds: crmIds ?? former.crmIds,
        })
        const account = { accountId, ...clues }
        await deleteClues(transaction, organizationId, accountId)
        await addClues(transaction, organizationId, [account])
        if (await dropOldReasons(transaction, organizationId, account)) {
          await raiseVisibilityEpoch(transaction, organizationId)
          await dropOrphans(transaction, organizationId)
        }
        return {
          refusedDomains: clues.refusedDomains,
          sought: await makeFindable(transaction, organizationId, [account], { keys, now }),
        }
      })
      if (sought > 0) await queue.matchAccount({ organizationId, accountId })
      return saved(actor, accountId, refusedDomains)
    },

    async remove({ organizationId }, accountId) {
      await db.transaction().execute(async (transaction) => {
        if (!(await deleteAccount(transaction, organizationId, accountId))) throw noSuchAccount()
        await raiseVisibilityEpoch(transaction, organizationId)
        await dropOrphans(transaction, organizationId)
      })
    },

    async match(actor, accountId) {
      const { organizationId } = actor
      await get(actor, accountId)
      const now = clock.now()
      await updateAccount(db, organizationId, accountId, { matching_since: now, sought_at: now })
      await queue.matchAccount({ organizationId, accountId })
      return get(actor, accountId)
    },
  }
}

const NO_CLUES: GivenClues = { domains: [], contacts: [], crmIds: [] }

async function lock(transaction: Db, { organizationId }: Actor, accountId: string): Promise<void> {
  if (!(await lockAccount(transaction, organizationId, accountId))) throw noSuchAccount()
}

/** A member's id, also where their address was given; null and undefined stay what they are. */
async function ownerIdOf<Nothing extends null | undefined>(
  db: Db,
  { organizationId }: Actor,
  owner: string | Nothing,
): Promise<string | Nothing> {
  if (owner === null || owner === undefined) return owner
  const member = owner.includes('@')
    ? await findMemberByEmail(db, normalEmail(owner))
    : await findMember(db, organizationId, owner)
  if (member?.organization_id === organizationId) return member.member_id
  throw usage('ownerId: this is no member of your organization.', 'Choose one of the members.')
}
