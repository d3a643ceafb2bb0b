/** What is of no use any more goes, and nothing else: in the tables, with removed members, and with the sample world. */
import { sql } from 'kysely'
import { expect, onTestFinished, test, vi } from 'vitest'
import { createQueue, HOUSEKEEPING } from '../src/jobs/queue.ts'
import type { Actor } from '../src/records/member.ts'
import { schedule } from '../src/records/schedule.ts'
import { removeOldRuns } from '../src/store/old-runs.ts'
import { createTidy } from '../src/tidy.ts'
import { importWorld } from './imports.ts'
import { type Product, startProduct } from './product.ts'

// The queue looks for work every few seconds, and the pretend Gong of the sample keeps to Gong's limits.
vi.setConfig({ testTimeout: 90_000 })

const DAY_MS = 86_400_000

/** Tells the workers of a product that it is time to keep house. */
async function askForHousekeeping({ app }: Product): Promise<void> {
  const { pool } = app.ground.database
  const silent = { info: () => undefined, warn: () => undefined, error: () => undefined }
  const executeSql = (text: string, values?: unknown[]) => pool.query(text, values)
  const queue = createQueue({ sql: { executeSql }, log: silent, isWorker: false })
  await queue.start()
  onTestFinished(() => queue.stop())
  await queue.boss.send(HOUSEKEEPING)
}

function datasetOfUsers({ app }: Product, actor: Actor, name: string) {
  return app.needs.datasets.create(actor, {
    name,
    description: '',
    gong: { types: ['users'], limit: 10, from: undefined, statsDays: 3 },
    unsyncedTypes: [],
    uploadIds: [],
    documents: [],
    sync: schedule.parse({}),
  })
}

test('what is old goes from every table, and what is younger stays', async () => {
  const { db, clock, owner } = await importWorld()
  const logged: unknown[] = []
  const ids = { organization_id: owner.organizationId, member_id: owner.memberId }
  const now = clock.now()
  const ago = (days: number) => new Date(now.getTime() - days * DAY_MS)
  for (const [id, days] of [
    ['old', 1.1],
    ['young', 0.9],
  ] as const) {
    const attempt = { provider: 'gong', state_hash: id, verifier: '', redirect_uri: '' } as const
    const state = { status: 'failed', attempt_id: id, created_at: ago(days) } as const
    await db
      .insertInto('oauth_attempt')
      .values({ ...ids, ...attempt, ...state })
      .execute()
  }
  for (const [title, written, read] of [
    ['read long ago', 40, 31],
    ['read', 40, 29],
    ['unread', 179, null],
    ['unread for ever', 181, null],
  ] as const) {
    const times = { created_at: ago(written), read_at: read === null ? null : ago(read) }
    await db
      .insertInto('notice')
      .values({ ...ids, title, body: '', link: '/', ...times })
      .execute()
  }
  for (const [id, expires, accepted, revoked] of [
    ['open', -1, null, null],
    ['expired', 31, null, null],
    ['expired lately', 29, null, null],
    ['accepted', 25, 31, null],
    ['accepted lately', 31, 29, null],
    ['revoked', 25, null, 31],
  ] as const) {
    await db
      .insertInto('invitation')
      .values({
        organization_id: owner.organizationId,
        invitation_id: id,
        email: `${id}@x.example`,
        role: 'csm',
        token_hash: id,
        invited_by: owner.memberId,
        expires_at: ago(expires),
        accepted_at: accepted === null ? null : ago(accepted),
        revoked_at: revoked === null ? null : ago(revoked),
      })
      .execute()
  }
  for (const [text, days] of [
    ['old', 401],
    ['young', 399],
  ] as const) {
    const event = { ...ids, subject_id: 'con_1', kind: 'connection.connected' }
    await db
      .insertInto('event')
      .values({ ...event, text, created_at: ago(days) })
      .execute()
  }
  await sql`insert into auth."user" (id, name, email, "emailVerified")
    values ('u', 'U', 'u@x.example', true)`.execute(db)
  for (const [id, days] of [
    ['old', 0.1],
    ['young', -0.1],
  ] as const) {
    await sql`insert into auth.session (id, token, "expiresAt", "updatedAt", "userId")
      values (${id}, ${id}, ${ago(days)}, ${now}, 'u')`.execute(db)
    await sql`insert into auth.verification (id, identifier, value, "expiresAt")
      values (${id}, ${id}, '', ${ago(days)})`.execute(db)
  }

  let swept = 0
  const tidy = createTidy({
    db,
    clock,
    log: { info: () => undefined, warn: () => undefined, error: (told) => void logged.push(told) },
    // The first of all fails: the others are done all the same.
    uploads: { removeOldUploads: () => Promise.reject(new Error(`no ${(swept += 1)}`)) },
    forget: () => Promise.reject(new Error('There is nobody to forget.')),
  })
  await tidy()
  expect(logged).toMatchObject([{ what: 'uploads' }])
  const left = async (table: string, column: string) => {
    const { rows } = await sql<{ one: string }>`
      select ${sql.ref(column)} as one from ${sql.table(table)} order by 1`.execute(db)
    return rows.map(({ one }) => one)
  }
  expect(await left('oauth_attempt', 'attempt_id')).toEqual(['young'])
  expect(await left('notice', 'title')).toEqual(['read', 'unread'])
  const invitations = ['accepted lately', 'expired lately', 'open']
  expect(await left('invitation', 'invitation_id')).toEqual(invitations)
  expect(await left('event', 'text')).toEqual(['young'])
  expect(await left('auth.session', 'id')).toEqual(['young'])
  expect(await left('auth.verification', 'id')).toEqual(['young'])
})

test('a dataset keeps its newest runs, what a file shows of its last run, and the versions of runs that went', async () => {
  const world = await importWorld()
  const { dataset } = await world.imported({ types: ['users', 'trackers'] })
  const other = await world.imported({ types: ['users'] })
  const users = (await world.files(dataset.datasetId)).find(({ type }) => type === 'users')
  for (let n = 0; n < 4; n += 1) await world.sync(dataset.datasetId, [users?.fileId ?? ''])
  await removeOldRuns(world.db, 2)
  const page = { limit: 20, cursor: undefined }
  const numbers = async (datasetId: string) => {
    const { data } = await world.product.runs.list(world.owner, datasetId, page)
    return data.map(({ number }) => number)
  }
  // The first is the last word on the trackers.
  expect(await numbers(dataset.datasetId)).toEqual([5, 4, 1])
  expect(await numbers(other.dataset.datasetId)).toEqual([1])
  const statuses = (await world.files(dataset.datasetId)).map(({ status }) => status)
  expect(statuses).toEqual(['unchanged', 'succeeded'])

  await world.sync(dataset.datasetId)
  await removeOldRuns(world.db, 1)
  expect(await numbers(dataset.datasetId)).toEqual([6])
  const versions = await world.db.selectFrom('version').select(['version', 'run_id']).execute()
  expect(versions).toHaveLength(3)
  expect(versions.every(({ run_id }) => run_id !== null)).toBe(true)
})

test('what a removal that was cut off left of a member goes when the workers keep house', async () => {
  const product = await startProduct()
  const { db } = product.app.ground.database
  const petra = await product.member('data')
  const tomas = await product.member('data', 'tomas@quillbeam.example')
  const { accessKey, accessKeySecret } = product.gong
  for (const actor of [petra, tomas]) {
    await product.app.needs.connections.connect(actor, {
      accessKey,
      accessKeySecret,
      baseUrl: undefined,
    })
    await datasetOfUsers(product, actor, actor.name)
  }
  await db
    .updateTable('member')
    .set({ removed_at: new Date() })
    .where('member_id', '=', petra.memberId)
    .execute()
  await askForHousekeeping(product)
  await vi.waitFor(async () => {
    const datasets = await db.selectFrom('dataset').select('name').execute()
    expect(datasets).toEqual([{ name: 'tomas' }])
  }, 30_000)
  const connections = await db.selectFrom('connection').select(['member_id', 'secret']).execute()
  const withSecret = connections.filter(({ secret }) => secret !== null)
  expect(withSecret.map(({ member_id }) => member_id)).toEqual([tomas.memberId])
})

test('the sample world mixes with nothing, and takes only what was made from it along', async () => {
  const product = await startProduct()
  const { sample, needs } = product.app
  const admin = await product.member('admin')
  await datasetOfUsers(product, admin, 'From my own Gong')
  const conflict = { code: 'D-CONFLICT' }
  await expect(sample.start(admin)).rejects.toMatchObject(conflict)
  await sample.connect(admin)
  await datasetOfUsers(product, admin, 'From the sample')
  await sample.remove(admin)
  const page = { limit: 20, cursor: undefined }
  const names = async (actor: Actor) =>
    (await needs.datasets.list(actor, page)).data.map(({ name }) => name)
  expect(await names(admin)).toEqual(['From my own Gong'])

  const second = await product.member('admin', 'second@quillbeam.example')
  await sample.connect(second)
  await expect(sample.start(second)).rejects.toMatchObject(conflict)
  expect(await names(second)).toEqual([])
})
