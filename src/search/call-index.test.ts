import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { insertTranscript, said } from '../../test/linked-calls.ts'
import { SEARCHER, type SearchWorld, searchWorld } from '../../test/search-world.ts'
import { listSegments } from '../store/search-segments.ts'
import { createSearch } from './search.ts'

const saying = (callId: string, ...texts: readonly string[]) => ({
  callId,
  turns: texts.map((text, n) => ({
    speakerId: '11',
    topic: undefined,
    sentences: said(n * 5_000, text),
  })),
})

/** Every byte of the tables of the search. */
async function stored({ database }: SearchWorld): Promise<string> {
  const tables = await sql<{ text: string }>`
    select encode(head, 'escape') as text from search_segment
    union all select encode(bytes, 'escape') from search_page
    union all select search_call::text from search_call`.execute(database.db)
  return tables.rows.map(({ text }) => text).join('\n')
}

test('reliability 27: of a call that goes nothing stays in the index, and the others are found as before', async () => {
  const world = await searchWorld()
  await world.add(
    saying('kept', 'The turbine is quiet.'),
    saying('gone', 'The turbine costs a zeppelin.', 'Zeppelins fly.'),
  )
  expect(await stored(world)).toContain('zeppelin')
  await world.database.db
    .transaction()
    .execute((transaction) =>
      world.index.remove(transaction, world.organizationId, ['gone', 'never']),
    )
  expect(await stored(world)).not.toMatch(/zeppelin|gone/)
  expect(await world.found('zeppelin')).toEqual([])
  expect(await world.found('turbine')).toEqual(['The turbine is quiet.'])
})

test('the last call of a segment takes the segment along', async () => {
  const world = await searchWorld()
  await world.add(saying('only', 'Alone.'))
  const { db } = world.database
  await db.transaction().execute((trx) => world.index.remove(trx, world.organizationId, ['only']))
  expect(await stored(world)).toBe('')
})

test('a changed transcript is found by its new words alone', async () => {
  const world = await searchWorld()
  await world.add(saying('reworked', 'It costs ninety dollars.'), saying('other', 'Ninety calls.'))
  await world.database.db.transaction().execute(async (transaction) => {
    await transaction.deleteFrom('transcript').where('call_id', '=', 'reworked').execute()
    const { turns } = saying('reworked', 'It costs nineteen dollars.')
    await insertTranscript(transaction, world.organizationId, 'reworked', turns)
    await world.index.add(transaction, world.organizationId, ['reworked'])
  })
  expect(await world.found('nineteen')).toEqual(['It costs nineteen dollars.'])
  expect(await world.found('ninety')).toEqual(['Ninety calls.'])
})

test('a call that has not changed is not written again', async () => {
  const world = await searchWorld()
  await world.add(saying('same', 'As it was.'))
  const before = await listSegments(world.database.db, world.organizationId)
  await world.database.db
    .transaction()
    .execute((transaction) => world.index.add(transaction, world.organizationId, ['same']))
  expect(await listSegments(world.database.db, world.organizationId)).toEqual(before)
})

test('after a crash in the middle of a sync the index is as it was before', async () => {
  const world = await searchWorld()
  await world.add(saying('first', 'The harbour is open.'))
  const before = await stored(world)
  const sync = world.database.db.transaction().execute(async (transaction) => {
    await world.index.remove(transaction, world.organizationId, ['first'])
    throw new Error('The power went.')
  })
  await expect(sync).rejects.toThrow('The power went.')
  expect(await stored(world)).toBe(before)
  expect(await world.found('harbour')).toHaveLength(1)
})

test('many small segments are joined into few, and everything is found as before', async () => {
  const world = await searchWorld()
  for (let n = 0; n < 20; n += 1) await world.add(saying(`call ${n}`, `The gravel number ${n}.`))
  const found = (await world.found('gravel')).toSorted()
  expect(found).toHaveLength(20)
  expect(await world.index.join(world.organizationId)).toBeGreaterThan(0)
  expect((await listSegments(world.database.db, world.organizationId)).length).toBeLessThan(8)
  expect((await world.found('gravel')).toSorted()).toEqual(found)
})

test('whoever searches while others write, join and remove gets whole answers', async () => {
  const world = await searchWorld()
  await world.add(saying('steady', 'The lighthouse stands.', 'The lighthouse shines.'))
  const clock = { now: () => new Date(), sleep: () => Promise.resolve() }
  const other = createSearch({ ...world.database, clock })
  const request = { accountId: undefined, callId: 'steady', side: undefined, limit: 10 } as const
  let isWriting = true
  const answers: number[] = []
  const asking = [1, 2].map(async () => {
    while (isWriting) {
      const { total } = await other.search(SEARCHER, { ...request, query: 'lighthouse' })
      answers.push(total)
    }
  })
  for (let n = 0; n < 12; n += 1) {
    await world.add(saying(`passing ${n}`, 'Another lighthouse.'))
    await Promise.all([
      world.index.join(world.organizationId),
      world.database.db
        .transaction()
        .execute((trx) => world.index.remove(trx, world.organizationId, [`passing ${n - 3}`])),
    ])
  }
  isWriting = false
  await Promise.all(asking)
  expect(answers.length).toBeGreaterThan(3)
  expect(new Set(answers)).toEqual(new Set([2]))
})

test('another organization has its own index', async () => {
  const world = await searchWorld()
  await world.add(saying('ours', 'The marmalade is ours.'))
  const clock = { now: () => new Date(), sleep: () => Promise.resolve() }
  const engine = createSearch({ ...world.database, clock })
  const request = { accountId: undefined, callId: undefined, side: undefined, limit: 10 } as const
  const stranger = { ...SEARCHER, organizationId: 'org_other' }
  expect((await engine.search(stranger, { ...request, query: 'marmalade' })).total).toBe(0)
})
