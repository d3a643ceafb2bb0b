/** A small organization whose calls are indexed as a sync does it, for tests of the search. */
import type { Kysely } from 'kysely'
import type { Actor } from '../src/records/member.ts'
import type { SearchAnswer } from '../src/records/search.ts'
import { createCallIndex, type JoiningCallIndex } from '../src/search/call-index.ts'
import { createSearch, type SearchRequest } from '../src/search/search.ts'
import type { Database } from '../src/store/connect.ts'
import type { Tables } from '../src/store/tables.ts'
import { raiseVisibilityEpoch } from '../src/store/visibility.ts'
import { insertAccount, insertCall, type NewCall, openToAll } from './linked-calls.ts'
import { testDatabase } from './database.ts'

export interface SearchWorld {
  readonly database: Database
  readonly index: JoiningCallIndex
  readonly organizationId: string
  /** Writes the calls and their words in one transaction; without accounts they belong to one that is there. */
  add(...calls: readonly NewCall[]): Promise<void>
  search(query: string, request?: Partial<SearchRequest>): Promise<SearchAnswer>
  /** Of any query with these words: how many, and the texts of the hits. */
  found(query: string): Promise<readonly string[]>
}

export const SEARCHER: Actor = {
  organizationId: 'org_search',
  memberId: 'mem_looks',
  name: 'Lou',
  email: 'lou@quillbeam.example',
  role: 'csm',
  scopes: ['read'],
}

const ACCOUNT = 'acc_any'

/** Every member sees all its calls but the private ones. */
export async function searchWorld(): Promise<SearchWorld> {
  const database = await testDatabase()
  const { db } = database
  const { organizationId } = SEARCHER
  await insertSearcher(db)
  await openToAll(db, organizationId)
  await insertAccount(db, organizationId, { accountId: ACCOUNT, name: 'Any' })
  const index = createCallIndex({ db })
  const clock = { now: () => new Date(), sleep: () => Promise.resolve() }
  const engine = createSearch({ ...database, clock })
  const ask: SearchWorld['search'] = (query, request) =>
    engine.search(SEARCHER, {
      query,
      accountId: undefined,
      callId: undefined,
      side: undefined,
      limit: 100,
      ...request,
    })
  return {
    database,
    index,
    organizationId,
    search: ask,
    found: async (query) => (await ask(query)).hits.map(({ text }) => text),
    add: (...calls) =>
      db.transaction().execute(async (transaction) => {
        for (const call of calls) {
          await insertCall(transaction, organizationId, { accountIds: [ACCOUNT], ...call })
        }
        const ids = calls.map(({ callId }) => callId)
        await index.add(transaction, organizationId, ids)
        await raiseVisibilityEpoch(transaction, organizationId)
      }),
  }
}

async function insertSearcher(db: Kysely<Tables>): Promise<void> {
  const { organizationId, memberId, name, email, role } = SEARCHER
  await db
    .insertInto('organization')
    .values({ organization_id: organizationId, name: 'Quillbeam' })
    .execute()
  await db
    .insertInto('member')
    .values({
      organization_id: organizationId,
      member_id: memberId,
      user_id: 'user_looks',
      email,
      name,
      role,
      removed_at: null,
    })
    .execute()
}
