/** Joins the parts of the account side: accounts, links, calls, their visibility and the search over them. */
import type { Kysely } from 'kysely'
import type { Pool } from 'pg'
import { createAccountImport } from './accounts/account-import.ts'
import { createAccountList } from './accounts/account-list.ts'
import { createAccountPages } from './accounts/account-pages.ts'
import { createAccountDoor } from './accounts/accounts.ts'
import { createCallReading } from './accounts/call-page.ts'
import { createDeliveries, type Deliveries } from './accounts/deliveries.ts'
import { createHashKeys } from './accounts/hash-key.ts'
import { createInboundHooks } from './accounts/inbound-hooks.ts'
import { createLinkDoor } from './accounts/links.ts'
import { createChosenPeople } from './accounts/chosen-people.ts'
import { createTrust } from './accounts/trust.ts'
import { createViewers } from './accounts/viewers.ts'
import { createCallIndex } from './search/call-index.ts'
import { createSearch } from './search/search.ts'
import { areDifferentCompanies } from './connections/company.ts'
import type { KeyPair } from './connections/key-trial.ts'
import { OAUTH_SCOPES } from './gong/oauth.ts'
import type { Gong } from './gong/gong.ts'
import type { AccountNeeds } from './operations/account-needs.ts'
import type { AccountWork } from './jobs/workers.ts'
import type { Connection } from './records/connection.ts'
import type { Actor } from './records/member.ts'
import type { AccountQueue, Clock, InsightQueue, Log, Sealer } from './records/ports.ts'
import type { ConnectionPlace } from './store/connections.ts'
import type { Tables } from './store/tables.ts'
import { MIRROR_CLOSES_AFTER_MS } from './store/visibility-rules.ts'
import { createAccountAccess } from './sync/account-access.ts'
import { createAccountJobs } from './sync/account-jobs.ts'
import type { OpenConnection } from './sync/account-needs.ts'
import { dropOrphans } from './sync/account-removals.ts'
import { diagnoseCall } from './sync/diagnosis.ts'
import { linkCall } from './sync/link-by-hand.ts'
import { tapListings } from './sync/listing-tap.ts'
import { createLiveLists } from './sync/live-lists.ts'
import { refreshMirror } from './sync/mirror.ts'
import { countOlderCalls } from './sync/older-calls.ts'
import { checkTranscript } from './sync/transcript-check.ts'

export interface AccountSideNeeds {
  readonly db: Kysely<Tables>
  readonly pool: Pool
  readonly clock: Clock
  readonly log: Log
  readonly queue: AccountQueue & InsightQueue
  readonly sealer: Sealer
  /** Where people and other systems reach the product, without a path. */
  readonly baseUrl: string
  readonly openConnection: OpenConnection
  /** Tests the key and keeps it, encrypted, as the organization's. */
  readonly connectShared: (actor: Actor, keys: KeyPair) => Promise<Connection>
}

export interface AccountSide {
  readonly needs: AccountNeeds
  readonly work: AccountWork
  readonly takeDelivery: Deliveries['take']
  /** The connection reads for the accounts from now on. */
  serve(place: ConnectionPlace): Promise<void>
  /** The same Gong, whose listings feed the accounts too where they read with this connection. */
  tap(gong: Gong, place: ConnectionPlace): Promise<Gong>
  /** Everything that was read of Gong for the accounts goes. */
  forget(organizationId: string): Promise<void>
}

export function createAccountSide(given: AccountSideNeeds): AccountSide {
  const { db, pool, clock, queue, sealer, baseUrl } = given
  const index = createCallIndex({ db })
  const hashKeys = createHashKeys({ db, sealer })
  const orphans = {
    dropOrphans: (transaction: Kysely<Tables>, organizationId: string) =>
      dropOrphans(transaction, index, organizationId),
  }
  const door = createAccountDoor({ db, clock, queue, hashKeys, ...orphans })
  const access = createAccountAccess({
    ...given,
    hashKeys,
    index,
    areDifferentCompanies,
    oldestMirrorMs: MIRROR_CLOSES_AFTER_MS,
  })
  const reading = { ...given, hashKeys, index, refreshMirror }
  const jobs = createAccountJobs(reading)
  /** What a sync has added lies in segments of its own until they are joined; then it is read. */
  const work: AccountWork = {
    ...jobs,
    async sync(organizationId, signal) {
      const end = await jobs.sync(organizationId, signal)
      await index.join(organizationId)
      await queue.readCalls(organizationId)
      return end
    },
    async match(account, signal) {
      const end = await jobs.match(account, signal)
      await queue.readCalls(account.organizationId)
      return end
    },
  }
  const lists = createLiveLists(reading)
  const deliveries = createDeliveries({ db, clock, queue, sealer, hashKeys })
  const calls = createCallReading({ db, clock })
  return {
    work,
    takeDelivery: (...delivery) => deliveries.take(...delivery),
    serve: (place) => access.serve(place),
    forget: (organizationId) => access.forget(organizationId),
    tap: (gong, place) => tapListings(reading, gong, place),
    needs: {
      accounts: {
        ...createAccountList({ db, clock }),
        ...createAccountPages({ db, clock, hashKeys, get: (...account) => door.get(...account) }),
        ...door,
        ...createAccountImport({ db, clock, queue, hashKeys }),
        suggestions: (actor) => lists.suggestions(actor),
      },
      links: {
        ...createLinkDoor({ db, clock, ...orphans }),
        async link(actor, accountId, call) {
          const link = await linkCall(reading, actor, { accountId, call })
          await queue.readCalls(actor.organizationId)
          return link
        },
        nearMisses: (...account) => lists.nearMisses(...account),
        olderCalls: (actor, accountId) => countOlderCalls(reading, actor, accountId),
        findLinkable: (...request) => lists.findLinkable(...request),
        unmatched: (actor) => lists.unmatched(actor),
      },
      calls: {
        ...calls,
        async checkTranscript(actor, callId) {
          await checkTranscript(reading, actor, callId)
          await queue.readCalls(actor.organizationId)
          return calls.get(actor, callId)
        },
        diagnose: (actor, call, accountId) => diagnoseCall(reading, actor, { call, accountId }),
      },
      search: createSearch({ db, pool, clock }),
      accountAccess: access,
      viewers: { ...createViewers({ db, clock }), ...createChosenPeople({ db }) },
      hooks: createInboundHooks({ db, clock, sealer, baseUrl }),
      trust: createTrust({ db, scopes: OAUTH_SCOPES }),
    },
  }
}
