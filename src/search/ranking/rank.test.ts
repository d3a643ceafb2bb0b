import { expect, test } from 'vitest'
import { meetingIndex } from '../../../training/search/meeting-index.ts'
import { meetingView } from '../../../training/search/meeting-view.ts'
import { rankCalls } from './rank.ts'

const FILLER = [
  'Thanks everybody for joining today.',
  'Let me share my screen and start with the agenda.',
  'The weather in Lisbon is lovely this week.',
  'We looked at the dashboards with the team of support.',
]

interface Said {
  readonly speaker: string
  readonly text: string
}

function call(id: string, ...said: readonly Said[]) {
  const filler = (offset: number): Said[] =>
    Array.from({ length: 12 }, (_, n) => ({
      speaker: n % 2 === 0 ? 'Dana Ruiz' : 'Sam Roy',
      text: FILLER[(n + offset) % FILLER.length] ?? '',
    }))
  return meetingView({
    id,
    domain: '',
    queries: [],
    turns: said.flatMap((one, n) => [...filler(n), one]),
  })
}

const CALLS = [
  call(
    'sso',
    { speaker: 'Dana Ruiz', text: 'Single sign-on is a must for our security people.' },
    { speaker: 'Sam Roy', text: 'A single invoice is fine, just sign on the last page.' },
  ),
  call(
    'price',
    { speaker: 'Sam Roy', text: 'The prices go up in spring, and onboarding is included.' },
    { speaker: 'Dana Ruiz', text: 'Priced like that it is above our budget.' },
  ),
  call('quiet'),
]

function search(text: string, only: readonly number[] = [0, 1, 2]) {
  const index = meetingIndex(CALLS)
  const query = index.read(text)
  const scores = index.scores(query)
  const calls = CALLS.flatMap((view, n) =>
    only.includes(n) ? [{ view, score: scores[n] ?? 0 }] : [],
  )
  return rankCalls(query, calls, index.vocabulary)
}

test('the call that is about it comes first, with the place where it is said', () => {
  expect(search('single sign-on')[0]).toMatchObject({ call: 'sso', turn: 12 })
  expect(search('pricing')[0]).toMatchObject({ call: 'price' })
  expect(search('budget')[0]).toMatchObject({ call: 'price', turn: 25 })
})

test('of two who speak of the same thing the one who is named comes first', () => {
  const [first] = search('What did Dana Ruiz say about the prices?', [1])
  expect(first).toMatchObject({ call: 'price', turn: 25 })
})

test('every turn comes once, best first, and turns far from all words do not come', () => {
  const ranked = search('budget security')
  const keys = ranked.map(({ call: id, turn }) => `${id} ${turn}`)
  expect(new Set(keys).size).toBe(keys.length)
  expect(ranked.map(({ score }) => score)).toEqual(
    ranked.map(({ score }) => score).toSorted((a, b) => b - a),
  )
  expect(ranked.some(({ call: id }) => id === 'quiet')).toBe(false)
})

test('a query without words in the calls finds nothing', () => {
  expect(search('zebra')).toEqual([])
  expect(rankCalls(meetingIndex(CALLS).read('budget'), [], meetingIndex(CALLS).vocabulary)).toEqual(
    [],
  )
})
