import fc from 'fast-check'
import { expect, test } from 'vitest'
import { customerShare, longestMonologueMs, miniStaffOf, spanOf, talkOf } from './talk.ts'
import type { Voice, Voices } from './voices.ts'

const PAT: Voice = { speakerId: '11', name: 'Pat', title: null, side: 'External' }
const SAM: Voice = { speakerId: '21', name: 'Sam', title: null, side: 'Internal' }
const VOICES: Voices = { all: [SAM, PAT], of: (id) => (id === '11' ? PAT : SAM) }

interface Said {
  readonly by: string
  readonly times: readonly (readonly [startMs: number, endMs: number | null])[]
}

function times(...turns: readonly Said[]) {
  const spans = turns.flatMap((turn) => turn.times)
  let first = 0
  return {
    starts_ms: spans.map(([start]) => start),
    ends_ms: spans.map(([, end]) => end),
    turn_starts: turns.map((turn) => (first += turn.times.length) - turn.times.length),
    turn_speakers: turns.map(({ by }) => by),
  }
}

test('each voice has what it said; overlaps of two voices count for both, of one voice once', () => {
  const talk = talkOf(
    times(
      {
        by: '21',
        times: [
          [0, 4_000],
          [3_000, 6_000],
        ],
      },
      { by: '11', times: [[5_000, 9_000]] },
    ),
    VOICES,
  )
  expect(talk.map(({ voice, talkMs }) => [voice.name, talkMs])).toEqual([
    ['Sam', 6_000],
    ['Pat', 4_000],
  ])
  expect(customerShare(talk)).toBeCloseTo(0.4)
  expect(customerShare([])).toBeNull()
})

test('times before zero, ends before starts and missing ends are survived', () => {
  const odd = times({
    by: '11',
    times: [
      [-500, 300],
      [2_000, 1_000],
      [3_000, null],
      [4_500, null],
    ],
  })
  expect([0, 1, 2, 3].map((n) => spanOf(odd, n))).toEqual([
    { startMs: 0, endMs: 300 },
    { startMs: 2_000, endMs: 2_000 },
    { startMs: 3_000, endMs: 4_500 },
    { startMs: 4_500, endMs: 4_500 },
  ])
})

test('the longest monologue goes on over sections and ends where another voice begins', () => {
  const said = times(
    { by: '21', times: [[0, 10_000]] },
    { by: '21', times: [[12_000, 20_000]] },
    { by: '11', times: [[20_000, 35_000]] },
    { by: '21', times: [[35_000, 36_000]] },
  )
  expect(longestMonologueMs(said, VOICES)).toBe(18_000)
  expect(longestMonologueMs(times(), VOICES)).toBeNull()
})

test('drawn small, the customer stands above, and the pattern is silence and talk in thousandths', () => {
  const talk = talkOf(
    times({ by: '21', times: [[0, 10_000]] }, { by: '11', times: [[50_000, 75_000]] }),
    VOICES,
  )
  expect(miniStaffOf(talk, 100_000)).toEqual([
    { side: 'External', talk: [500, 250] },
    { side: 'Internal', talk: [0, 100] },
  ])
})

test('whatever the times are, nobody talks longer than the call, and a drawing never runs past its end', () => {
  const sentence = fc.tuple(
    fc.integer({ min: -10_000, max: 200_000 }),
    fc.option(fc.integer({ min: -10_000, max: 200_000 })),
  )
  const turn = fc.record({
    by: fc.constantFrom('11', '21'),
    times: fc.array(sentence, { minLength: 1, maxLength: 5 }),
  })
  fc.assert(
    fc.property(fc.array(turn, { maxLength: 20 }), (turns) => {
      const talk = talkOf(times(...turns), VOICES)
      const lastMs = Math.max(0, ...talk.map(({ spans }) => spans.at(-1)?.endMs ?? 0))
      for (const { talkMs, spans } of talk) {
        expect(talkMs).toBeLessThanOrEqual(lastMs)
        expect(spans).toEqual(spans.toSorted((a, b) => a.startMs - b.startMs))
      }
      for (const lane of miniStaffOf(talk, 60_000)) {
        expect(lane.talk.every((part) => part >= 0)).toBe(true)
        expect(lane.talk.reduce((sum, part) => sum + part, 0)).toBeLessThanOrEqual(1_000)
      }
    }),
  )
})
