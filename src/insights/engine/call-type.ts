/** What kind of talk a call was: told from its words, from what the sentence model says of them, and from who is there. */
import { stemmer } from 'stemmer'
import type { CallType } from '../../records/call-type.ts'
import type { CallToRead, DerivedType } from './engine.ts'
import { HEADS } from './heads.ts'
import { type Rarity, softmax } from './passage-model.ts'
import { hashOf, type PreparedSentence, SIDES, type WordClasses } from './prepare.ts'
import { calibrated, type Calibration } from './weights.ts'

/** The outputs. Of kickoffs and reviews there is nothing to learn from. */
export const DERIVED_TYPES = [
  'discovery',
  'demo',
  'negotiation',
  'executive',
  'technical',
  'other',
] as const satisfies readonly CallType[]

/** 2^14 places for words; behind them what is counted. */
const TYPE_BITS = 14
const MASK = (1 << TYPE_BITS) - 1
const PARTS = 3
const BOTH_SIDES = [SIDES.indexOf('customer'), SIDES.indexOf('vendor')] as const
const FACTS = 6
export const COUNTED = HEADS.length * BOTH_SIDES.length * (PARTS + 1) + FACTS
export const TYPE_TABLE_SIZE = ((1 << TYPE_BITS) + COUNTED) * DERIVED_TYPES.length

/** Each side says at least so much, or nothing is told. */
const LEAST_OF_A_SIDE = 4
const LEAST_RARITY = 0.27
const CLASS_COUNTS = 0.7
const SIDE_CLASS_COUNTS = 0.5
const TITLE_COUNTS = 4
const SILENT_COUNTS = 0.3
/** What is counted stands beside many words: so much of a deviation. */
const COUNTED_COUNTS = 0.06
const MOST_DEVIATIONS = 3
const LONG = 20

export interface TypeFeatures {
  /** Place → value; together of length 1. */
  readonly words: ReadonlyMap<number, number>
  /** As they were counted; `COUNTED` of them. */
  readonly counted: readonly number[]
  /** Somebody's title is known. */
  readonly isTitled: boolean
}

export interface TypeWeights {
  readonly table: Int8Array
  readonly steps: Float32Array
  readonly biases: Float32Array
  /** Of what is counted, over the calls that were learned from. */
  readonly means: readonly number[]
  readonly deviations: readonly number[]
  /** From how sure on a type is said. */
  readonly from: number
  /** The same, where nobody's title is known. */
  readonly fromUntitled: number
  readonly calibration: Calibration
}

type People = Pick<CallToRead, 'sentences' | 'people'>

/** Undefined where one side said too little. */
export function typeFeatures(
  call: People,
  prepared: readonly PreparedSentence[],
  judged: readonly Float32Array[],
  words: { readonly classes: WordClasses; readonly rarity: Rarity },
): TypeFeatures | undefined {
  const isHeard = (side: number) =>
    prepared.filter((one) => one.side === side).length >= LEAST_OF_A_SIDE
  if (!BOTH_SIDES.every(isHeard)) return undefined
  return {
    words: wordFeatures(call, prepared, words),
    counted: countedFeatures(prepared, judged),
    isTitled: call.people.some(({ title }) => (title ?? '') !== ''),
  }
}

/** Undefined where it is too unsure, and where it is of no kind that has a name. */
export function derivedType(features: TypeFeatures, weights: TypeWeights): DerivedType | undefined {
  const shares = typeShares(placed(features, weights), weights)
  const sureness = Math.max(...shares)
  const type = DERIVED_TYPES[shares.indexOf(sureness)] ?? 'other'
  if (type === 'other') return undefined
  if (sureness < (features.isTitled ? weights.from : weights.fromUntitled)) return undefined
  return { type, confidence: calibrated(weights.calibration, sureness) }
}

/** Of each of `DERIVED_TYPES`; together 1. */
export function typeShares(
  features: ReadonlyMap<number, number>,
  { table, steps, biases }: Pick<TypeWeights, 'table' | 'steps' | 'biases'>,
): readonly number[] {
  const sums = Array.from({ length: DERIVED_TYPES.length }, () => 0)
  for (const [place, value] of features) {
    const row = place * DERIVED_TYPES.length
    for (const output of sums.keys()) {
      sums[output] = (sums[output] ?? 0) + (table[row + output] ?? 0) * value
    }
  }
  return softmax(sums.map((sum, output) => sum * (steps[output] ?? 0) + (biases[output] ?? 0)))
}

/** Words, and behind them how far what is counted is from usual. */
export function placed(
  { words, counted }: TypeFeatures,
  { means, deviations }: Pick<TypeWeights, 'means' | 'deviations'>,
): ReadonlyMap<number, number> {
  const all = new Map(words)
  counted.forEach((value, n) => {
    const away = (value - (means[n] ?? 0)) / (deviations[n] ?? 1)
    const within = Math.max(-MOST_DEVIATIONS, Math.min(MOST_DEVIATIONS, away))
    all.set((1 << TYPE_BITS) + n, COUNTED_COUNTS * within)
  })
  return all
}

function wordFeatures(
  { sentences, people }: People,
  prepared: readonly PreparedSentence[],
  { classes, rarity }: { readonly classes: WordClasses; readonly rarity: Rarity },
): ReadonlyMap<number, number> {
  const found = new Map<number, number>()
  const add = (name: string, value: number): void => {
    const place = hashOf(name) & MASK
    found.set(place, (found.get(place) ?? 0) + value)
  }
  for (const [key, times] of timesSaid(prepared)) {
    const side = key.slice(0, 1)
    const word = key.slice(1)
    const value = times * rarity(word)
    if (rarity(word) < LEAST_RARITY) continue
    const stem = stemmer(word)
    add(`=${stem}`, value)
    add(`${side}=${stem}`, value)
    const [, fine] = classes.get(word) ?? [0, 0]
    if (fine === 0) continue
    add(`fine ${fine}`, CLASS_COUNTS * value)
    add(`${side} fine ${fine}`, SIDE_CLASS_COUNTS * value)
  }
  for (const { title, side, speakerId } of people) {
    const own = sentences.filter((one) => one.speakerId === speakerId).length
    const value = TITLE_COUNTS * (SILENT_COUNTS + Math.sqrt(own / sentences.length))
    for (const word of new Set(title?.toLowerCase().match(/[a-z]+/g)))
      add(`${side} title ${stemmer(word)}`, value)
  }
  const logs = [...found].map(([place, value]) => [place, Math.log1p(value)] as const)
  const length = Math.sqrt(logs.reduce((sum, [, value]) => sum + value * value, 0)) || 1
  return new Map(logs.map(([place, value]) => [place, value / length]))
}

/** By side and word. */
function timesSaid(sentences: readonly PreparedSentence[]): ReadonlyMap<string, number> {
  const times = new Map<string, number>()
  for (const { side, said } of sentences)
    for (const word of said) {
      const key = `${side}${word}`
      times.set(key, (times.get(key) ?? 0) + 1)
    }
  return times
}

/** How sure the sentence model is of each thing, by side and by thirds of the call; who talks, of which rank, how long. */
function countedFeatures(
  prepared: readonly PreparedSentence[],
  judged: readonly Float32Array[],
): readonly number[] {
  const partOf = (n: number) => Math.floor((PARTS * n) / prepared.length)
  const groups = BOTH_SIDES.flatMap((side) => {
    const own = judged.flatMap((heads, n) =>
      prepared[n]?.side === side ? [{ heads, part: partOf(n) }] : [],
    )
    const parts = Array.from({ length: PARTS }, (_, part) => own.filter((one) => one.part === part))
    return [own, ...parts]
  })
  const means = groups.flatMap((group) =>
    HEADS.map((_, head) => mean(group.map(({ heads }) => heads[head] ?? 0))),
  )
  const [customers = [], vendors = []] = BOTH_SIDES.map((side) =>
    prepared.filter((one) => one.side === side),
  )
  return [
    ...means,
    vendors.length / prepared.length,
    mean(customers.map(({ rank }) => Number(rank === 3))),
    mean(customers.map(({ rank }) => Number(rank === 2))),
    mean(prepared.map(({ hasNumber }) => Number(hasNumber))),
    mean(vendors.map(({ length }) => length)) / LONG,
    mean(customers.map(({ length }) => length)) / LONG,
  ]
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length)
}
