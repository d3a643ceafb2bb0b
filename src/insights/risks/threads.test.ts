import { expect, test } from 'vitest'
import type { RiskType } from '../../records/finding.ts'
import { createBreathe } from '../breathe.ts'
import { threadsOf } from './threads.ts'

interface Said {
  readonly n: number
  readonly riskType: RiskType
  readonly quote: string
  readonly subject: string | null
  readonly why: string
  readonly origin: 'derived' | 'model'
}

/** `why` differs from one to the next unless it is given. */
function worries(...given: readonly (Partial<Said> & Pick<Said, 'quote'>)[]): readonly Said[] {
  return given.map((one, n) => ({
    n,
    riskType: 'budget',
    subject: null,
    why: `reason ${n}`,
    origin: 'derived',
    ...one,
  }))
}

const numbers = async (said: readonly Said[]) => {
  const threads = await threadsOf(said, createBreathe())
  return threads.map((thread) => thread.map(({ n }) => n))
}

test('words that are alike are one worry, in the order in which they were heard', async () => {
  const said = worries(
    { quote: 'The budget for software is frozen until spring.' },
    { quote: 'Our nurses have no time for training.' },
    { quote: 'Budgets are still frozen, until the spring at least.' },
    { quote: 'Training our nurses takes time.' },
  )
  expect(await numbers(said)).toEqual([
    [0, 2],
    [1, 3],
  ])
})

test('another type is another worry, to the letter the same or not', async () => {
  const quote = 'The budget for software is frozen until spring.'
  expect(await numbers(worries({ quote }, { quote, riskType: 'timeline' }))).toEqual([[0], [1]])
})

test('a competitor is one worry by its name, and two are two however alike people speak of them', async () => {
  const riskType = 'competitor'
  const said = worries(
    { riskType, subject: 'Lumenra', quote: 'Lumenra offers the same for half of the price.' },
    { riskType, subject: 'Ostara', quote: 'Ostara offers the same for half of the price.' },
    { riskType, subject: ' lumenra', quote: 'We saw their demo and liked it.' },
  )
  expect(await numbers(said)).toEqual([[0, 2], [1]])
})

test('the same reason needs less likeness, but some', async () => {
  const why = 'The customer says that money is short.'
  const alike = worries(
    { quote: 'Money is short because we opened four new clinics.', why },
    { quote: 'Those clinics eat the money, so nobody will sign this order today.', why },
  )
  expect(await numbers(alike)).toEqual([[0, 1]])
  expect(await numbers(alike.map((one) => ({ ...one, why: one.quote })))).toEqual([[0], [1]])
  const apart = worries({ quote: 'Money is short.', why }, { quote: 'Nobody will sign.', why })
  expect(await numbers(apart)).toEqual([[0], [1]])
  // Of a model whose reasons do not hold each risk has the same one.
  const ofModel = alike.map((one) => ({ ...one, origin: 'model' as const }))
  expect(await numbers(ofModel)).toEqual([[0], [1]])
})

test('nothing but stop words is like nothing', async () => {
  expect(await numbers(worries({ quote: 'It is what it is.' }, { quote: 'It is.' }))).toEqual([
    [0],
    [1],
  ])
  expect(await threadsOf([], createBreathe())).toEqual([])
})
