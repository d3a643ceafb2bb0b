import { expect, test } from 'vitest'
import {
  COUNTED,
  DERIVED_TYPES,
  derivedType,
  TYPE_TABLE_SIZE,
  typeFeatures,
  type TypeWeights,
} from './call-type.ts'
import type { CallToRead } from './engine.ts'
import { prepareCall } from './prepare.ts'
import { judgeSentences } from './sentence-model.ts'
import { learnedWeights } from './weights.ts'

const NO_NAMES = { competitors: [], products: [] }
const HAGGLING: readonly (readonly [speaker: string, text: string])[] = [
  ['v', 'So we had clause nine and the discount open.'],
  ['c', 'The discount at eighteen per cent is not enough for a term of three years.'],
  ['v', 'If you sign for three years I can go to twenty.'],
  ['c', 'Twenty, and the cap on the renewal price stays at four per cent.'],
  ['v', 'Four per cent is what the contract says in annex two.'],
  ['c', 'Our legal wants liability at twice the annual fees.'],
  ['v', 'I can live with twice if it excludes indirect loss.'],
  ['c', 'Then send me the redline and the order form, and procurement will countersign.'],
]

function callOf(
  lines: typeof HAGGLING,
  titles: Readonly<Record<string, string>>,
): Pick<CallToRead, 'sentences' | 'people'> {
  return {
    people: [
      { speakerId: 'v', name: 'Sam Roy', title: titles['v'], side: 'vendor' },
      { speakerId: 'c', name: 'Pat Lee', title: titles['c'], side: 'customer' },
    ],
    sentences: lines.map(([speakerId, text], n) => ({
      speakerId,
      text,
      startMs: n * 4_000,
      endMs: n * 4_000 + 3_000,
    })),
  }
}

function featuresOf(lines: typeof HAGGLING, titles: Readonly<Record<string, string>> = {}) {
  const weights = learnedWeights()
  const call = callOf(lines, titles)
  const prepared = prepareCall(call, NO_NAMES, weights.classes)
  return typeFeatures(call, prepared, judgeSentences(prepared, weights.sentence), weights)
}

/** As sure of one type as its bias makes it, whatever is said. */
function surely(
  type: (typeof DERIVED_TYPES)[number],
  more: Partial<TypeWeights> = {},
): TypeWeights {
  return {
    table: new Int8Array(TYPE_TABLE_SIZE),
    steps: new Float32Array(DERIVED_TYPES.length),
    biases: Float32Array.from(DERIVED_TYPES, (one) => Number(one === type) * 3),
    means: Array.from({ length: COUNTED }, () => 0),
    deviations: Array.from({ length: COUNTED }, () => 1),
    from: 0.5,
    fromUntitled: 0.5,
    calibration: [[0, 0.9]],
    ...more,
  }
}

test('X-10: what is said and by whom tells the type of a call; the learned weights know a haggle', () => {
  const titles = { v: 'Account Executive', c: 'Procurement Manager' }
  const features = featuresOf(HAGGLING, titles)
  if (features === undefined) throw new Error('Too little was said.')
  const told = derivedType(features, { ...learnedWeights().callType, from: 0 })
  expect(told?.type).toBe('negotiation')
  expect(features.counted).toHaveLength(COUNTED)
})

test('a type is said from its threshold on, and another one counts where no title is known', () => {
  const titled = featuresOf(HAGGLING, { c: 'CFO' })
  const untitled = featuresOf(HAGGLING)
  if (titled === undefined || untitled === undefined) throw new Error('Too little was said.')
  expect([titled.isTitled, untitled.isTitled]).toEqual([true, false])
  expect(derivedType(titled, surely('demo'))).toEqual({ type: 'demo', confidence: 0.9 })
  expect(derivedType(titled, surely('demo', { from: 0.95 }))).toBeUndefined()
  expect(derivedType(titled, surely('demo', { fromUntitled: 0.95 }))?.type).toBe('demo')
  expect(derivedType(untitled, surely('demo', { fromUntitled: 0.95 }))).toBeUndefined()
})

test('a call of no kind that has a name has none, nor one in which a side is hardly heard', () => {
  const features = featuresOf(HAGGLING)
  if (features === undefined) throw new Error('Too little was said.')
  expect(derivedType(features, surely('other'))).toBeUndefined()
  expect(featuresOf(HAGGLING.slice(0, 5))).toBeUndefined()
  expect(featuresOf(HAGGLING.map(([, text]) => ['v', text] as const))).toBeUndefined()
  expect(featuresOf([])).toBeUndefined()
})
