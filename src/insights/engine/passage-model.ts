/**
 * The passage model: what a worry is about, and how bad it is. A passage is what is said in one go, with what was said
 * before it: a single sentence seldom tells.
 */
import { stemmer } from 'stemmer'
import { RISK_TYPES, SEVERITIES } from '../../records/finding.ts'
import { hashOf, type PreparedSentence, type WordClasses } from './prepare.ts'

/** 2^17 features. */
export const PASSAGE_BITS = 17
const MASK = (1 << PASSAGE_BITS) - 1
/** The risk types, then the severities. */
export const PASSAGE_OUTPUTS = RISK_TYPES.length + SEVERITIES.length

export interface PassageWeights {
  readonly table: Int8Array
  readonly steps: Float32Array
  readonly biases: Float32Array
}

export interface PassageFeature {
  readonly place: number
  readonly value: number
  /** The word that it comes from; of pairs the first. */
  readonly word: string
}

export interface PassageJudgement {
  /** Of each risk type; together 1. */
  readonly types: readonly number[]
  readonly severities: readonly number[]
}

const BEFORE = 3
const AFTER = 2
const MIDDLE_COUNTS = 0.6
const AROUND_COUNTS = 0.35
/** Who looks after the money speaks of the money more often than others. */
const JOB_COUNTS = 1
/** Stands for words that nobody has said. */
const UNSAID = '<job>'
/** Words that are rarer than this count; `rarity` is 0 for words in every sentence, 1 for unheard ones. */
const LEAST_RARITY = 0.27

export type Rarity = (word: string) => number

/** A sentence as far as the passage model is told of it. */
export type HeardSentence = Pick<PreparedSentence, 'said' | 'job'>

/** `sentences`: of the whole call; `passage`: numbers of its own ones, ascending. */
export function passageFeatures(
  sentences: readonly HeardSentence[],
  passage: readonly number[],
  classes: WordClasses,
  rarity: Rarity,
): readonly PassageFeature[] {
  const first = passage[0] ?? 0
  const last = passage.at(-1) ?? 0
  const found = new Map<number, { value: number; word: string; strongest: number }>()
  const add = (name: string, value: number, word: string): void => {
    const place = hashOf(name) & MASK
    const known = found.get(place)
    if (known === undefined) found.set(place, { value, word, strongest: value })
    else {
      known.value += value
      if (value > known.strongest) Object.assign(known, { word, strongest: value })
    }
  }
  for (let n = Math.max(0, first - BEFORE); n <= last + AFTER; n += 1) {
    const said = sentences[n]?.said
    if (said === undefined) continue
    const isOwn = passage.includes(n)
    const counts = isOwn ? 1 : n >= first && n <= last ? MIDDLE_COUNTS : AROUND_COUNTS
    said.forEach((word, place) => {
      const value = counts * rarity(word)
      const before = said[place - 1]
      if (isOwn && before !== undefined) add(`${before} ${word}`, 0.5, before)
      if (rarity(word) < LEAST_RARITY) return
      add(`=${stemmer(word)}`, value, word)
      const [coarse, fine] = classes.get(word) ?? [0, 0]
      if (fine !== 0) add(`fine ${fine}`, 0.7 * value, word)
      if (coarse !== 0) add(`coarse ${coarse}`, 0.4 * value, word)
    })
  }
  for (const word of sentences[first]?.job ?? []) add(`job ${word}`, JOB_COUNTS, UNSAID)
  const length =
    Math.sqrt([...found.values()].reduce((sum, { value }) => sum + value * value, 0)) || 1
  return [...found].map(([place, { value, word }]) => ({ place, value: value / length, word }))
}

export function judgePassage(
  features: readonly PassageFeature[],
  weights: PassageWeights,
): PassageJudgement {
  const sums = passageSums(features, weights)
  return {
    types: softmax(sums.slice(0, RISK_TYPES.length)),
    severities: softmax(sums.slice(RISK_TYPES.length)),
  }
}

/** The words that speak most for a type, best first. */
export function tellingWords(
  features: readonly PassageFeature[],
  weights: PassageWeights,
  type: number,
): readonly string[] {
  const counts = new Map<string, number>()
  for (const { place, value, word } of features) {
    const weight = (weights.table[place * PASSAGE_OUTPUTS + type] ?? 0) * value
    counts.set(word, (counts.get(word) ?? 0) + weight)
  }
  return [...counts]
    .filter(([, weight]) => weight > 0)
    .toSorted(([, a], [, b]) => b - a)
    .map(([word]) => word)
}

function passageSums(
  features: readonly PassageFeature[],
  { table, steps, biases }: PassageWeights,
): number[] {
  const sums = Array.from(biases)
  for (const { place, value } of features) {
    for (let output = 0; output < PASSAGE_OUTPUTS; output += 1) {
      const weight = (table[place * PASSAGE_OUTPUTS + output] ?? 0) * (steps[output] ?? 0)
      sums[output] = (sums[output] ?? 0) + weight * value
    }
  }
  return sums
}

export function softmax(sums: readonly number[]): readonly number[] {
  const most = Math.max(...sums)
  const powers = sums.map((sum) => Math.exp(sum - most))
  const all = powers.reduce((sum, power) => sum + power, 0)
  return powers.map((power) => power / all)
}
