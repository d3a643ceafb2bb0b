import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { SpokenCall } from '../store/search-spoken.ts'
import { passagesOf, spokenHash, speakersOf } from './passages.ts'
import { CUSTOMER, LAST_SPEAKER, QUESTION, US } from './segments/segment.ts'

const call = (more: Partial<SpokenCall>): SpokenCall => ({
  callId: '1',
  texts: [],
  turnStarts: [],
  turnSpeakers: [],
  parties: [
    { speakerId: 'pat', side: 'External' },
    { speakerId: 'sam', side: 'Internal' },
  ],
  ...more,
})

test('a turn is a passage, with who speaks, on which side, and whether it asks', () => {
  const { passages, forms } = passagesOf(
    call({
      texts: ['What about prices?', 'Prices fell.', 'Good.'],
      turnStarts: [0, 1, 2],
      turnSpeakers: ['sam', 'pat', null],
    }),
  )
  expect(passages.map(({ speaker, flags }) => [speaker, flags])).toEqual([
    [0, US | QUESTION],
    [1, CUSTOMER],
    [LAST_SPEAKER, 0],
  ])
  expect(passages[1]?.terms).toEqual(['price', 'fell'])
  expect([...forms]).toEqual(['prices'])
})

test('passages hold all sentences in order, and none is long without need', () => {
  const sentence = fc.integer({ min: 0, max: 60 }).map((words) => 'word '.repeat(words))
  fc.assert(
    fc.property(fc.array(fc.array(sentence, { maxLength: 400 }), { maxLength: 6 }), (turns) => {
      let first = 0
      const turnStarts = turns.map((turn) => (first += turn.length) - turn.length)
      const spoken = call({ texts: turns.flat(), turnStarts, turnSpeakers: turns.map(() => 'pat') })
      const { passages } = passagesOf(spoken)
      const sentences = passages.reduce((sum, one) => sum + one.sentences, 0)
      expect(sentences).toBe(spoken.texts.length)
      expect(passages.flatMap(({ terms }) => terms)).toHaveLength(
        spoken.texts.join('').split(' ').length - 1,
      )
      for (const { sentences: size, terms } of passages) {
        expect(size).toBeGreaterThan(0)
        expect(size).toBeLessThanOrEqual(255)
        expect(terms.length).toBeLessThanOrEqual(250)
      }
    }),
    { numRuns: 40 },
  )
})

test('what words are made from changes the hash, and nothing else does', () => {
  const spoken = call({ texts: ['One.', 'Two.'], turnStarts: [0], turnSpeakers: ['pat'] })
  expect(spokenHash({ ...spoken })).toBe(spokenHash(spoken))
  const others = [
    { ...spoken, texts: ['One.', 'Too.'] },
    { ...spoken, turnStarts: [0, 1], turnSpeakers: ['pat', 'pat'] },
    { ...spoken, turnSpeakers: ['sam'] },
    { ...spoken, parties: spoken.parties.toReversed() },
  ]
  expect(new Set([spoken, ...others].map(spokenHash)).size).toBe(5)
  expect(speakersOf(spoken)).toEqual(['pat'])
})
