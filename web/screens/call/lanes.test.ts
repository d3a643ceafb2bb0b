import { expect, test } from 'vitest'
import type { CallTurn } from '../../../src/records/account-call.ts'
import { dashes, drawnLength, lanesOf, longestTurn, sharesIn, turnAt } from './lanes.ts'
import { finding, ticksOf } from './staff-words.ts'

function turn(
  more: Partial<CallTurn> & { readonly at: readonly (readonly [number, number])[] },
): CallTurn {
  const { at, ...rest } = more
  return {
    sentence: 0,
    speakerId: '11',
    speaker: 'Pat Lee',
    side: 'External',
    topic: null,
    startMs: at[0]?.[0] ?? 0,
    endMs: at.at(-1)?.[1] ?? 0,
    sentences: at.map(([startMs, endMs]) => ({ startMs, endMs, text: 'Words.' })),
    ...rest,
  }
}
const SAM = { speakerId: '21', speaker: 'Sam Roy', side: 'Internal' } as const

test('customers stand above, we below, voices of an unknown side between', () => {
  const lanes = lanesOf([
    turn({ ...SAM, at: [[0, 4_000]] }),
    turn({ speakerId: null, speaker: 'Unknown speaker 1', side: 'Unknown', at: [[4_000, 5_000]] }),
    turn({ at: [[5_000, 6_000]] }),
    turn({ ...SAM, at: [[7_000, 9_000]] }),
  ])
  expect(lanes.map(({ name, talkMs }) => [name, talkMs])).toEqual([
    ['Pat Lee', 1_000],
    ['Unknown speaker 1', 1_000],
    ['Sam Roy', 6_000],
  ])
})

test('bars are silence and talk in turn, in seconds; breaths between sentences are drawn as talk', () => {
  const [lane] = lanesOf([
    turn({
      at: [
        [1_000, 2_000],
        [2_100, 3_000],
        [10_000, 12_500],
      ],
    }),
  ])
  expect(dashes(lane?.spans ?? [], 60_000)).toBe('0 1 2 7 2.5 60')
})

test('a call is drawn to its last word where that comes after its end', () => {
  const lanes = lanesOf([turn({ at: [[0, 90_000]] })])
  expect([drawnLength(60, lanes), drawnLength(120, lanes), drawnLength(0, [])]).toEqual([
    90_000, 120_000, 1_000,
  ])
})

test('shares of a part count what lies within it', () => {
  const lanes = lanesOf([turn({ at: [[0, 10_000]] }), turn({ ...SAM, at: [[10_000, 20_000]] })])
  expect(sharesIn(lanes, { startMs: 5_000, endMs: 20_000 })).toMatchObject({
    totalMs: 15_000,
    customer: 1 / 3,
    us: 2 / 3,
  })
  expect(sharesIn(lanes, { startMs: 30_000, endMs: 40_000 })).toMatchObject({
    totalMs: 0,
    customer: 0,
  })
})

test('whoever began last is heard; between turns it is the one before, before the first the first', () => {
  const turns = [
    turn({ at: [[1_000, 9_000]] }),
    turn({ ...SAM, at: [[4_000, 5_000]] }),
    turn({ at: [[20_000, 21_000]] }),
  ]
  const heard = [0, 2_000, 4_500, 6_000, 15_000, 30_000].map((at) => turnAt(turns, at)?.startMs)
  expect(heard).toEqual([1_000, 1_000, 4_000, 1_000, 4_000, 20_000])
})

test('the finding is said in words', () => {
  const turns = [turn({ at: [[0, 190_000]] }), turn({ ...SAM, at: [[190_000, 200_000]] })]
  expect(finding(lanesOf(turns), turns, { us: 5, customer: 9 })).toBe(
    'Customer 95\u00A0%, us 5\u00A0% of the talk. Longest turn 3:10 (Pat Lee). 14 questions, 9 from the customer.',
  )
  expect(finding([], [], null)).toBe('Nothing was said in this call.')
  expect(longestTurn([])).toBeUndefined()
})

test('times stand at round places, for a minute as for forty hours', () => {
  expect(ticksOf(700_000, 8)).toEqual([0, 120_000, 240_000, 360_000, 480_000, 600_000])
  expect(ticksOf(40 * 3_600_000, 8)).toHaveLength(4)
  expect(ticksOf(1_000, 8)).toEqual([0])
})
