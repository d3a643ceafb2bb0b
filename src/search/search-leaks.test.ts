/** What somebody may not see changes nothing in what they are answered. */
import { expect, test } from 'vitest'
import type { NewCall } from '../../test/linked-calls.ts'
import { said } from '../../test/linked-calls.ts'
import { searchWorld } from '../../test/search-world.ts'

const call = (callId: string, isPrivate: boolean, ...texts: readonly string[]): NewCall => ({
  callId,
  title: isPrivate ? 'Hidden talks' : 'Open talks',
  more: { is_private: isPrivate },
  turns: texts.map((text, n) => ({
    speakerId: n % 2 === 0 ? '11' : '21',
    topic: undefined,
    sentences: said(n * 9_000, text),
  })),
})

const OPEN = [
  call(
    'open 1',
    false,
    'The budget is fixed.',
    'Our budget covers training.',
    'Training starts soon.',
  ),
  call('open 2', false, 'We met the board.', 'The board likes the training.'),
]
const HIDDEN = [
  call(
    'hidden 1',
    true,
    'The merger is secret.',
    'Budget and merger and board.',
    'Trainings merge.',
  ),
  call('hidden 2', true, 'Budgets budgets budgets.', 'Our bugdet.', 'The acquisition board.'),
]

const QUERIES = [
  'budget',
  'merger',
  'acquisition',
  'training budget',
  'merger training',
  'budget board',
  'mergers acquisitions boards',
  'bugdet',
  'budgett',
  'mergre',
  'acquisitoin',
  'trainnig',
  '"the merger"',
  '"our budget"',
  'the',
  'title:hidden budget',
  'call:"hidden 1" merger',
  'speaker:pat budget',
  'side:us board',
]

test('reliability 31: hits, totals, mended words and scores are the same as if hidden calls were not there', async () => {
  const [without, beside] = [await searchWorld(), await searchWorld()]
  await without.add(...OPEN)
  // In one segment with the others, in one of their own, and joined.
  await beside.add(...OPEN, ...HIDDEN.slice(0, 1))
  await beside.add(...HIDDEN.slice(1))
  for (const isJoined of [false, true]) {
    if (isJoined) {
      for (const n of [1, 2]) await beside.add(call(`hidden more ${n}`, true, 'Budget, merger.'))
      expect(await beside.index.join(beside.organizationId)).toBe(1)
    }
    for (const query of QUERIES) {
      expect(await beside.search(query), query).toEqual(await without.search(query))
    }
  }
})

test('reliability 31: whoever sees no call is answered as for words that nobody ever said', async () => {
  const [blind, seeing] = [await searchWorld(), await searchWorld()]
  await blind.add(...HIDDEN)
  await seeing.add(...OPEN)
  for (const query of ['budget', 'merger', 'bugdet', '"the merger"', 'budget board']) {
    expect(await blind.search(query), query).toEqual(await seeing.search('xylophone'))
  }
})

test('reliability 31: a call that turns private is not shown from what was remembered', async () => {
  const world = await searchWorld()
  await world.add(...OPEN)
  expect((await world.search('training')).total).toBe(3)
  // As if the number of visibility had not been raised.
  await world.database.db
    .updateTable('call')
    .set({ is_private: true })
    .where('call_id', '=', 'open 1')
    .execute()
  const { hits, total } = await world.search('training')
  expect(hits.map(({ callId }) => callId)).toEqual(['open 2'])
  expect(total).toBe(1)
})
