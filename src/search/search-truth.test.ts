/** The search beside a plain reading of every turn: the same turns, whatever the calls and the query. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { said } from '../../test/linked-calls.ts'
import { searchWorld } from '../../test/search-world.ts'

/** Far from each other, so that none is taken for another's typing error, and in one form alone. */
const WORDS = ['zebra', 'quilt', 'fjord', 'oxygen', 'the', 'and'] as const
const STOP_WORDS: readonly string[] = ['the', 'and']
const SPEAKERS = { '11': 'customer', '21': 'us' } as const

const words = fc.array(fc.constantFrom(...WORDS), { minLength: 1, maxLength: 12 })
const turn = fc.record({ speakerId: fc.constantFrom('11' as const, '21' as const), words })
const call = fc.array(turn, { maxLength: 8 })
const query = fc.record({
  words: fc.uniqueArray(fc.constantFrom(...WORDS), { maxLength: 3 }),
  phrase: fc.array(fc.constantFrom(...WORDS), { maxLength: 3 }),
  side: fc.constantFrom(undefined, 'customer' as const, 'us' as const),
})
type Query = typeof query extends fc.Arbitrary<infer Value> ? Value : never
type Turn = typeof turn extends fc.Arbitrary<infer Value> ? Value : never

function isMeant(spoken: Turn, { words: wanted, phrase, side }: Query): boolean {
  const telling = [...wanted, ...phrase].filter((word) => !STOP_WORDS.includes(word))
  const required = telling.length > 0 ? [...telling, ...phrase] : [...wanted, ...phrase]
  const holdsPhrase = spoken.words.some((_, at) =>
    phrase.every((word, n) => spoken.words[at + n] === word),
  )
  return (
    required.every((word) => spoken.words.some((one) => one === word)) &&
    (phrase.length === 0 || holdsPhrase) &&
    (side === undefined || SPEAKERS[spoken.speakerId] === side)
  )
}

test('every turn that holds all words is found, and no other is said to', async () => {
  const world = await searchWorld()
  const spoken = fc.sample(call, { numRuns: 60, seed: 11 })
  const byTurn = new Map<string, Turn>()
  for (const [n, turns] of spoken.entries()) {
    const callId = `call ${n}`
    await world.add({
      callId,
      turns: turns.map(({ speakerId, words: own }, position) => {
        const one = { speakerId, words: own }
        byTurn.set(`${callId} ${position}`, one)
        return { speakerId, topic: undefined, sentences: said(position * 9_000, own.join(' ')) }
      }),
    })
    if (n === 40) await world.index.join(world.organizationId)
  }
  await fc.assert(
    fc.asyncProperty(query, async (wanted) => {
      const text = [
        ...wanted.words,
        ...(wanted.phrase.length > 0 ? [`"${wanted.phrase.join(' ')}"`] : []),
        ...(wanted.side === undefined ? [] : [`side:${wanted.side}`]),
      ].join(' ')
      const expected = [...byTurn].filter(([, one]) => isMeant(one, wanted)).map(([key]) => key)
      fc.pre(wanted.words.length + wanted.phrase.length > 0)
      const { hits, total, totalIsExact } = await world.search(text)
      const whole = hits.filter(({ isPartial }) => !isPartial)
      expect(new Set(whole.map((hit) => `${hit.callId} ${hit.sentence}`)).size).toBe(whole.length)
      const found = whole.map(({ callId, sentence }) => `${callId} ${sentence}`)
      expect(totalIsExact).toBe(true)
      if (expected.length >= 3) expect(total).toBe(expected.length)
      if (expected.length <= 100) expect(found.toSorted()).toEqual(expected.toSorted())
      else expect(expected).toEqual(expect.arrayContaining(found))
    }),
    { numRuns: 150, seed: 5 },
  )
})
