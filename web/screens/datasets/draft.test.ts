import { expect, test } from 'vitest'
import type { Slug } from '../../../src/records/data-types.ts'
import {
  addChosen,
  emptyDraft,
  mistakesOf,
  NO_SOURCES,
  removeType,
  requestOf,
  tick,
  tickAll,
  toAdd,
} from './draft.ts'
import { draftOf } from './kept-draft.ts'

const ORDER: readonly Slug[] = ['calls', 'transcripts', 'users']

test('ticking chooses, adding stages in the order of the sheet, unticking takes out again', () => {
  let sources = tick(tick(NO_SOURCES, 'users'), 'calls')
  expect(toAdd(sources)).toEqual(['users', 'calls'])
  sources = addChosen(sources, ORDER)
  expect(sources.staged).toEqual(['calls', 'users'])
  expect(toAdd(sources)).toEqual([])
  sources = tick(sources, 'calls')
  expect(sources).toMatchObject({ chosen: ['users'], staged: ['users'] })
  expect(removeType(sources, 'users')).toMatchObject({ chosen: [], staged: [] })
})

test('all are ticked unless all are, then none', () => {
  const all = tickAll(tick(NO_SOURCES, 'users'), ORDER)
  expect(all.chosen).toEqual(ORDER)
  expect(tickAll(all, ORDER).chosen).toEqual([])
})

test('mistakes are told by field, and what is ticked but not added is one', () => {
  const draft = emptyDraft('UTC')
  expect(mistakesOf(draft)).toEqual({
    name: 'Give the dataset a name.',
    sources: 'Add at least one data type, file or document.',
  })
  const ticked = { ...draft, name: 'x', sources: tick(NO_SOURCES, 'calls') }
  expect(mistakesOf(ticked)).toEqual({
    sources: '1 type is ticked but not added. Add them or untick.',
  })
  const wrong = { limit: 0, from: '2026-02-31x', statsDays: 0.5 }
  expect(Object.keys(mistakesOf({ ...draft, options: wrong }))).toEqual([
    'name',
    'sources',
    'limit',
    'from',
    'statsDays',
  ])
  expect(mistakesOf({ ...draft, name: '😀'.repeat(61) }).name).toMatch('122')
})

test('the request holds what was added and nothing that was only ticked', () => {
  const sources = tick(addChosen(tick(NO_SOURCES, 'calls'), ORDER), 'users')
  const request = requestOf({
    ...emptyDraft('UTC'),
    name: ' Q3 ',
    sources,
    unsynced: ['calls', 'users'],
  })
  expect(request).toMatchObject({
    name: 'Q3',
    gong: { types: ['calls'], limit: 100 },
    unsyncedTypes: ['calls'],
  })
  expect('from' in request.gong).toBe(false)
})

test('a kept draft comes back whole, and a broken one as far as it can be read', () => {
  const draft = {
    ...emptyDraft('Europe/Berlin'),
    name: 'Q3',
    sources: {
      ...addChosen(tick(NO_SOURCES, 'calls'), ORDER),
      uploads: [{ uploadId: 'up_1', name: 'notes.md', sizeBytes: 12 }],
    },
    options: { limit: null, from: '2026-01-01', statsDays: 7 },
  }
  expect(draftOf(JSON.parse(JSON.stringify(draft)), emptyDraft('UTC'), ORDER)).toEqual(draft)
  expect(draftOf('nonsense', emptyDraft('UTC'), ORDER)).toEqual(emptyDraft('UTC'))
  const broken = {
    name: 7,
    sources: { chosen: ['calls', 'gone'], staged: ['users'], uploads: [1] },
  }
  expect(draftOf(broken, emptyDraft('UTC'), ORDER)).toEqual({
    ...emptyDraft('UTC'),
    sources: { ...NO_SOURCES, chosen: ['calls'] },
  })
})
