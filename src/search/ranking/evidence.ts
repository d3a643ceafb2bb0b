/** What in each turn of a call, and around it, speaks for an answer to the query. */
import type { Vocabulary, WordQuery } from '../language/word-query.ts'
import type { CallView } from './call-view.ts'
import { namedSpeakers } from './named-speakers.ts'
import { fading, spread, spreadInto } from './spread.ts'
import { saturated } from './weighing.ts'
import { type PairsInCall, pairsInCall, type WordInCall, wordsInCall } from './words-in-call.ts'

/** How far what is said counts, in terms: the exchange, the minute, the topic, the chapter. */
export const REACHES = [30, 100, 300, 1000] as const
/** Numbers of the reaches. */
export const EXCHANGE = 0
export const MINUTE = 1
export const TOPIC = 2

/** Sums over words of the query; one number a turn. */
export interface Weights {
  /** In the turn itself. */
  readonly own: Float64Array
  /** In it and around it, by reach. */
  readonly near: readonly Float64Array[]
}

export interface Evidence extends PairsInCall {
  readonly view: CallView
  readonly all: Weights
  /** Of the words that say what is asked, and of those that say on which occasion. */
  readonly main: Weights
  readonly context: Weights
  /** Share of the weight of the words that the turn holds at all, 0 to 1. */
  readonly cover: Float64Array
  /** Turns of speakers that the query names: 1. */
  readonly named: Float64Array
  readonly namedSpeakers: number
  readonly around: readonly Surroundings[]
}

/** The turns as one reach sees them. */
export interface Surroundings {
  readonly fade: Float64Array
  /** Terms in the turn and around it. */
  readonly lengths: Float64Array
  /** Amount at which a word tells half of what it can: more where more is said. */
  readonly halves: Float64Array
}

export function evidenceOf(query: WordQuery, view: CallView, vocabulary: Vocabulary): Evidence {
  const names = namedSpeakers(query.tokens, query.text, view.speakerNames)
  const around = surroundingsOf(view)
  const words = wordsInCall(query, view, vocabulary, names.terms)
  const hasOccasion = query.main.size < query.slots || query.context.size < query.slots
  const all = noWeights(view)
  const main = hasOccasion ? noWeights(view) : all
  const context = hasOccasion ? noWeights(view) : all
  for (const word of words) {
    const sums = [all]
    if (hasOccasion && query.main.has(word.slot)) sums.push(main)
    if (hasOccasion && query.context.has(word.slot)) sums.push(context)
    addWord(word, view, around, sums)
  }
  const named = new Float64Array(view.turns)
  if (names.speakers.size > 0) {
    for (let turn = 0; turn < view.turns; turn += 1) {
      if (names.speakers.has(view.speakers[turn] ?? 0)) named[turn] = 1
    }
  }
  return {
    view,
    all,
    main,
    context,
    cover: coverOf(words, view.turns),
    ...pairsInCall(query, view, vocabulary),
    named,
    namedSpeakers: names.speakers.size,
    around,
  }
}

function surroundingsOf(view: CallView): readonly Surroundings[] {
  const spoken = Float64Array.from(view.lengths)
  return REACHES.map((reach) => {
    const fade = fading(view.lengths, reach)
    const lengths = spread(spoken, fade)
    const average = Math.max(1, sumOf(lengths) / view.turns)
    const halves = new Float64Array(view.turns)
    for (let turn = 0; turn < view.turns; turn += 1) {
      halves[turn] = 0.5 + (0.5 * (lengths[turn] ?? 0)) / average
    }
    return { fade, lengths, halves }
  })
}

/** Adds one word to each of the sums. */
function addWord(
  { weight, counts }: WordInCall,
  { lengths, length, turns }: CallView,
  around: readonly Surroundings[],
  sums: readonly Weights[],
): void {
  const average = Math.max(1, length / turns)
  const told = new Float64Array(turns)
  for (let turn = 0; turn < turns; turn += 1) {
    const count = counts[turn] ?? 0
    if (count > 0) told[turn] = weight * saturated(count, (lengths[turn] ?? 0) / average)
  }
  for (const { own } of sums) addTo(own, told)
  for (const [n, { fade, halves }] of around.entries()) {
    spreadInto(told, counts, fade)
    for (let turn = 0; turn < turns; turn += 1) {
      const amount = told[turn] ?? 0
      told[turn] = (weight * 2 * amount) / (amount + (halves[turn] ?? 1))
    }
    for (const { near } of sums) addTo(near[n] ?? told, told)
  }
}

function coverOf(words: readonly WordInCall[], turns: number): Float64Array {
  const cover = new Float64Array(turns)
  const whole = words.reduce((sum, { weight }) => sum + weight, 0)
  for (const { weight, counts } of words) {
    for (let turn = 0; turn < turns; turn += 1) {
      if ((counts[turn] ?? 0) > 0) cover[turn] = (cover[turn] ?? 0) + weight / whole
    }
  }
  return cover
}

function noWeights({ turns }: CallView): Weights {
  return { own: new Float64Array(turns), near: REACHES.map(() => new Float64Array(turns)) }
}

function addTo(sum: Float64Array, one: Float64Array): void {
  for (let turn = 0; turn < sum.length; turn += 1) sum[turn] = (sum[turn] ?? 0) + (one[turn] ?? 0)
}

function sumOf(values: Float64Array): number {
  let sum = 0
  for (const value of values) sum += value
  return sum
}
