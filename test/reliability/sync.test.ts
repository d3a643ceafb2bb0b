/** Syncs of datasets in the store: what they bring, and what they leave alone. */
import { describe, expect, test } from 'vitest'
import { SLUGS } from '../../src/records/data-types.ts'
import { importWorld, rowsBeside } from '../imports.ts'
import { pullFrom } from '../run-carryover.ts'

test('a first import makes the files that a pull makes, byte for byte', async () => {
  const world = await importWorld({ calls: 130, users: 12 })
  const { dataset, run } = await world.imported()
  expect(run.problem).toBe(null)
  expect(run.items.map(({ type, status, problem }) => [type, status, problem])).toEqual(
    SLUGS.map((slug) => [slug, 'succeeded', null]),
  )
  const ran = await pullFrom(world.gong, [])
  const texts = await world.texts(dataset.datasetId)
  for (const slug of SLUGS) expect(texts[slug]).toBe(await ran.file(slug))
})

test('reliability 33: the same Gong gives the same bytes through the store, in any time zone and language', async () => {
  const zone = process.env['TZ']
  const texts: unknown[] = []
  for (const TZ of ['UTC', 'Pacific/Kiritimati', 'America/St_Johns']) {
    process.env['TZ'] = TZ
    process.env['LC_ALL'] = TZ === 'UTC' ? 'C' : 'tr_TR.UTF-8'
    const world = await importWorld({ calls: 40, users: 6 })
    const { dataset } = await world.imported()
    texts.push(await world.texts(dataset.datasetId))
  }
  process.env['TZ'] = zone ?? ''
  expect(texts[1]).toEqual(texts[0])
  expect(texts[2]).toEqual(texts[0])
})

describe.each([100, null])('with the limit %s', (limit) => {
  test('reliability 1: a second sync in which nothing changed writes no row but its own', async () => {
    const world = await importWorld({ calls: 130, users: 12 })
    const { dataset } = await world.imported({ limit })
    const texts = await world.texts(dataset.datasetId)
    await world.advance(60_000)
    const before = await rowsBeside(world.db)
    const run = await world.sync(dataset.datasetId)
    expect(run.status).toBe('succeeded')
    expect(new Set(run.items.map(({ status }) => status))).toEqual(new Set(['unchanged']))
    expect(await rowsBeside(world.db)).toEqual(before)
    expect(await world.texts(dataset.datasetId)).toEqual(texts)
  })
})
