/** An organization whose members keep accounts, on a real store; what is asked of the queue and the index is noted. */
import { createAccountImport } from '../src/accounts/account-import.ts'
import { createAccountList } from '../src/accounts/account-list.ts'
import { createAccountDoor } from '../src/accounts/accounts.ts'
import { createHashKeys } from '../src/accounts/hash-key.ts'
import { createLinkDoor } from '../src/accounts/links.ts'
import { systemClock } from '../src/clock.ts'
import { createSecrets } from '../src/connections/secrets.ts'
import { newAccount, type NewAccount } from '../src/records/account.ts'
import type { Actor, Role } from '../src/records/member.ts'
import type { AccountQueue } from '../src/records/ports.ts'
import type { Database } from '../src/store/connect.ts'
import { insertMember } from '../src/store/members.ts'
import { insertOrganization } from '../src/store/organizations.ts'
import { writeStubs } from '../src/store/stub-writes.ts'
import { dropOrphans } from '../src/sync/account-removals.ts'
import { randomKey } from './connected-members.ts'
import { testDatabase } from './database.ts'

export type Keepers = Awaited<ReturnType<typeof accountKeepers>>

export async function accountKeepers() {
  const database = await testDatabase()
  const { db } = database
  const organizationId = await insertOrganization(db, { name: 'Quillbeam' })
  const asked: string[] = []
  const removed: string[] = []
  const queue: AccountQueue = {
    syncAccounts: (id) => Promise.resolve(void asked.push(id)),
    matchAccount: ({ accountId }) => Promise.resolve(void asked.push(accountId)),
  }
  const index = {
    add: () => Promise.resolve(),
    remove: (_db: unknown, _organization: string, callIds: readonly string[]) =>
      Promise.resolve(void removed.push(...callIds)),
  }
  const secrets = createSecrets(randomKey())
  const hashKeys = createHashKeys({ db, sealer: secrets })
  const needs = {
    db,
    clock: systemClock,
    queue,
    hashKeys,
    dropOrphans: (transaction: Database['db'], organization: string) =>
      dropOrphans(transaction, index, organization),
  }
  const ines = await member(database, organizationId, 'Ines', 'admin')
  return {
    ...needs,
    database,
    organizationId,
    ines,
    maya: await member(database, organizationId, 'Maya', 'csm'),
    accounts: {
      ...createAccountDoor(needs),
      ...createAccountList(needs),
      ...createAccountImport(needs),
    },
    links: createLinkDoor(needs),
    secrets,
    /** Accounts, or the organization, for which the queue was asked. */
    asked,
    /** Calls that the index was told to forget. */
    removed,
    /** Somebody of another organization on the same store. */
    stranger: async (): Promise<Actor> => {
      const elsewhere = await insertOrganization(db, { name: 'Elsewhere' })
      return member(database, elsewhere, 'Olga', 'admin')
    },
    /** A call that Gong has listed, with an address on it, and that no account holds. */
    listed: async (callId: string, email: string): Promise<void> => {
      const keys = await hashKeys.of(organizationId)
      const account = { accountId: '', domains: [], contacts: [{ email }], crmIds: [] }
      const domain = { ...account, contacts: [], domains: [email.split('@')[1] ?? ''] }
      const stub = {
        callId,
        startedAt: new Date('2026-04-08T10:30:00Z'),
        state: 'open' as const,
        hasDeal: false,
        hash: callId,
        keys: [...keys.ofAccount(account), ...keys.ofAccount(domain)],
      }
      await writeStubs(db, organizationId, [stub], new Date())
    },
  }
}

async function member(
  { db }: Database,
  organizationId: string,
  name: string,
  role: Role,
): Promise<Actor> {
  const email = `${name.toLowerCase()}@${organizationId.replace('_', '-')}.example`
  const userId = `${organizationId}-${name}`
  const row = await insertMember(db, { organizationId, userId, email, name, role })
  return { organizationId, memberId: row.member_id, name, email, role, scopes: [] }
}

/** As an operation gives it: with what is usual for what is left out. */
export function given(account: Partial<NewAccount> = {}): NewAccount {
  return newAccount.parse({ name: 'Acme', ...account })
}
