/** An organization whose accounts read a pretend Gong, on a real store, with a queue that tests work off themselves. */
import type { Kysely } from 'kysely'
import type pg from 'pg'
import { createAccountDoor } from '../src/accounts/accounts.ts'
import { createHashKeys } from '../src/accounts/hash-key.ts'
import { createLinkDoor } from '../src/accounts/links.ts'
import { areDifferentCompanies } from '../src/connections/company.ts'
import { createSecrets } from '../src/connections/secrets.ts'
import type { AccessChoice } from '../src/records/access.ts'
import { type NewAccount, newAccount } from '../src/records/account.ts'
import { newId } from '../src/records/ids.ts'
import type { Actor, Role } from '../src/records/member.ts'
import type { AccountQueue, Log } from '../src/records/ports.ts'
import { insertConnection } from '../src/store/connections.ts'
import { insertMember } from '../src/store/members.ts'
import { insertOrganization } from '../src/store/organizations.ts'
import type { Tables } from '../src/store/tables.ts'
import { createAccountAccess } from '../src/sync/account-access.ts'
import { createAccountJobs } from '../src/sync/account-jobs.ts'
import { dropOrphans } from '../src/sync/account-removals.ts'
import { refreshMirror } from '../src/sync/mirror.ts'
import { randomKey } from './connected-members.ts'
import { testDatabase } from './database.ts'
import { handClock } from './imports.ts'
import {
  type PretendGong,
  pretendGong,
  type PretendOptions,
  skippingClock,
} from './pretend-gong.ts'

export interface AccountWorldOptions extends PretendOptions {
  /** Another way to the same database. */
  readonly wrap?: (pool: pg.Pool) => Kysely<Tables>
  /** The choice is confirmed, and what Gong has is listed; unless false. */
  readonly isConfirmed?: boolean
}

export type AccountWorld = Awaited<ReturnType<typeof accountWorld>>

const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined }
const untilDone = new AbortController().signal

export async function accountWorld(options: AccountWorldOptions = {}) {
  const gong = await pretendGong(options)
  const { db: plain, pool } = await testDatabase()
  const db = options.wrap?.(pool) ?? plain
  const clock = handClock()
  const organizationId = await insertOrganization(plain, { name: 'Tidepool' })
  const index = notedIndex()
  const hashKeys = createHashKeys({ db: plain, sealer: createSecrets(randomKey()) })
  const waiting: (() => Promise<unknown>)[] = []
  const queue: AccountQueue = {
    syncAccounts: async (id) => void waiting.push(() => jobs.sync(id, untilDone)),
    matchAccount: async (account) => void waiting.push(() => jobs.match(account, untilDone)),
  }
  const needs = {
    db,
    clock,
    log: quiet,
    queue,
    hashKeys,
    index,
    refreshMirror,
    areDifferentCompanies,
    oldestMirrorMs: 4 * 3_600_000,
    openConnection: openerOf(gong),
    connectShared: () => Promise.reject(new Error('No key is tried here.')),
    dropOrphans: (transaction: Kysely<Tables>, id: string) => dropOrphans(transaction, index, id),
  }
  const jobs = createAccountJobs(needs)
  const access = createAccountAccess<undefined>(needs)
  const accounts = createAccountDoor(needs)
  const member = memberMaker(plain, organizationId)
  const ines = await member('Ines', 'admin')
  const connectionId = await connected(plain, ines)

  /** Works off all that is queued. */
  const work = async (): Promise<void> => {
    for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) await job()
  }
  const sync = async (mayRemove = false): Promise<void> => {
    await access.syncNow(ines, { mayRemove })
    await work()
  }
  const choose = async (choice: Partial<AccessChoice> = {}): Promise<void> => {
    await access.set(ines, { ...EVERYTHING, ...choice })
    await work()
  }

  await access.serve({ organizationId, connectionId })
  if (options.isConfirmed !== false) await choose()
  return {
    gong,
    db: plain,
    pool,
    clock,
    organizationId,
    connectionId,
    ines,
    access,
    accounts,
    links: createLinkDoor(needs),
    jobs,
    hashKeys,
    /** Ids of the calls that can be searched. */
    indexed: index.callIds,
    needs,
    member,
    work,
    sync,
    choose,
    /** An account, with its calls looked for. */
    async account(given: Partial<NewAccount>): Promise<string> {
      const wish = newAccount.parse({ name: 'Acme', ...given })
      const { accountId } = await accounts.create(ines, wish, 'hand')
      await work()
      return accountId
    },
    /** Moves both clocks. */
    async advance(ms: number): Promise<void> {
      clock.advance(ms)
      await gong.control('PUT', 'clock', { advanceMs: ms })
    },
    /** Ids of an account's linked calls, in their order. */
    async callsOf(accountId: string): Promise<readonly string[]> {
      const rows = await plain
        .selectFrom('link')
        .select('call_id')
        .where('account_id', '=', accountId)
        .where('state', '=', 'linked')
        .orderBy('call_id')
        .execute()
      return rows.map((row) => row.call_id)
    },
  }
}

export const EVERYTHING: AccessChoice = {
  mode: 'all',
  teamUserIds: [],
  teamLeadIds: [],
  workspaceIds: [],
  readFrom: '2025-04-09',
  excludedTitleWords: [],
}

function openerOf(gong: PretendGong) {
  return async (_place: unknown, { signal }: { readonly signal: AbortSignal }) => {
    const line = gong.connect({ signal, clock: skippingClock() })
    return { gong: line, close: () => line.close() }
  }
}

/** Which calls could be searched, as the transactions that are committed say. */
function notedIndex() {
  const callIds = new Set<string>()
  return {
    callIds,
    add: (_db: unknown, _organizationId: string, added: readonly string[]) => {
      for (const callId of added) callIds.add(callId)
      return Promise.resolve()
    },
    remove: (_db: unknown, _organizationId: string, gone: readonly string[]) => {
      for (const callId of gone) callIds.delete(callId)
      return Promise.resolve()
    },
  }
}

async function connected(db: Kysely<Tables>, owner: Actor): Promise<string> {
  const connectionId = newId('con')
  await insertConnection(db, owner, {
    connectionId,
    kind: 'shared',
    method: 'api_key',
    baseUrl: 'https://api.gong.io',
    companyKey: 'workspace:1',
    companyName: 'Tidepool',
    userCount: null,
    secret: 'sealed',
    secretExpiresAt: null,
    checks: null,
    checkedAt: null,
    connectedAt: new Date(),
  })
  return connectionId
}

function memberMaker(db: Kysely<Tables>, organizationId: string) {
  return async (name: string, role: Role): Promise<Actor> => {
    const email = `${name.toLowerCase()}@tidepool.example`
    const row = await insertMember(db, { organizationId, userId: newId('mem'), email, name, role })
    const scopes = ['read', 'write'] as const
    return { organizationId, memberId: row.member_id, name, email, role, scopes }
  }
}
