import { type Kysely, sql } from 'kysely'
import { expect, test } from 'vitest'
import { testDatabase } from '../../test/database.ts'
import { insertAccount } from '../../test/linked-calls.ts'
import { accountsNamedBy } from './account-clues.ts'
import { insertOrganization } from './organizations.ts'
import type { Tables } from './tables.ts'

const ACCOUNTS = 2_000

test('A-051: what a long file names is looked up together, not account by account', async () => {
  const { db, pool } = await testDatabase()
  const organizationId = await insertOrganization(db, { name: 'Quillbeam' })
  await insertAccount(db, organizationId, { accountId: 'acc_0', name: 'Nobody asks for it' })
  await pool.query(
    `with made as (
       insert into account (organization_id, account_id, name, stage, source)
       select $1, 'acc_' || n, 'Company ' || n, 'Live', 'csv' from generate_series(1, ${ACCOUNTS}) n
       returning account_id)
     insert into account_domain (organization_id, account_id, domain)
     select $1, account_id, account_id || tld from made, unnest(array['.example', '.test']) tld`,
    [organizationId],
  )
  const domains = Array.from({ length: ACCOUNTS }, (_, n) => `acc_${n + 1}.example`)
  const asked = { domains, crmIds: [], names: ['nobody ASKS for it'] }
  const { found, pages } = await db.connection().execute(async (one) => {
    const before = await pagesRead(one)
    const accounts = await accountsNamedBy(one, organizationId, asked)
    return { found: accounts, pages: (await pagesRead(one)) - before }
  })
  expect(pages).toBeLessThan(ACCOUNTS)
  expect(found).toHaveLength(ACCOUNTS + 1)
  expect(found.find(({ accountId }) => accountId === 'acc_7')).toEqual({
    accountId: 'acc_7',
    name: 'Company 7',
    domains: ['acc_7.example', 'acc_7.test'],
    crmIds: [],
  })
})

/** Pages of indexes that were looked into, of all tables of accounts. */
async function pagesRead(db: Kysely<Tables>): Promise<number> {
  await sql`select pg_stat_force_next_flush()`.execute(db)
  const { rows } = await sql<{ pages: number }>`
    select sum(idx_blks_hit + idx_blks_read)::int as pages from pg_statio_user_tables
    where relname like 'account%'`.execute(db)
  return rows[0]?.pages ?? 0
}
