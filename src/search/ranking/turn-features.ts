/** A row of numbers for each turn, from which the trees tell how likely it answers the query. None depends on the language. */
import { type Evidence, MINUTE, REACHES, TOPIC } from './evidence.ts'
import { spread } from './spread.ts'

type Column = (evidence: Evidence) => Float64Array

/** Turns on each side over which the pace is taken. */
const PACE_TURNS = 3

/** By name, in the order of the weights. Amounts of words are relative to the best turn of the call. */
const COLUMNS: Readonly<Record<string, Column>> = {
  own: ({ all }) => relative(all.own),
  cover: ({ cover }) => cover,
  ...nearColumns('near', ({ all }) => all.near),
  mainOwn: ({ main }) => relative(main.own),
  ...nearColumns('main', ({ main }) => main.near),
  ...nearColumns('context', ({ context }) => context.near),
  named: ({ named }) => named,
  namedMinute: (evidence) => namedShare(evidence, MINUTE),
  namedTopic: (evidence) => namedShare(evidence, TOPIC),
  pairs: ({ pairs }) => pairs,
  pairsMinute: ({ pairs, around }) => spread(pairs, around[MINUTE]?.fade ?? pairs),
  pairsTopic: ({ pairs, around }) => spread(pairs, around[TOPIC]?.fade ?? pairs),
  length: ({ view }) => Float64Array.from(view.lengths),
  pace: ({ view }) => pace(view.lengths),
  position: ({ view }) => Float64Array.from({ length: view.turns }, (_, turn) => turn / view.turns),
  talkShare: ({ view }) => talkShare(view),
}

export const TURN_FEATURES: readonly string[] = Object.keys(COLUMNS)

/** One column a feature, one number a turn. */
export function turnFeatures(evidence: Evidence): readonly Float64Array[] {
  return Object.values(COLUMNS).map((column) => column(evidence))
}

/** What is worth reading closely comes first: a plain sum, before any training. */
export function plainScores({ all, named }: Evidence): Float64Array {
  const minute = all.near[MINUTE] ?? all.own
  const topic = all.near[TOPIC] ?? all.own
  const scores = new Float64Array(all.own.length)
  for (let turn = 0; turn < scores.length; turn += 1) {
    const around = (minute[turn] ?? 0) + 0.5 * (topic[turn] ?? 0)
    scores[turn] = 0.5 * (all.own[turn] ?? 0) + around + 2 * (named[turn] ?? 0)
  }
  return scores
}

function nearColumns(
  name: string,
  of: (evidence: Evidence) => readonly Float64Array[],
): Record<string, Column> {
  return Object.fromEntries(
    REACHES.map((reach, n) => [
      `${name}${reach}`,
      (evidence: Evidence) => relative(of(evidence)[n] ?? new Float64Array()),
    ]),
  )
}

export function largest(values: Float64Array): number {
  let most = 0
  for (const value of values) if (value > most) most = value
  return most
}

/** Of the best turn's. */
function relative(values: Float64Array): Float64Array {
  const most = largest(values)
  return most > 0 ? values.map((value) => value / most) : values
}

/** How much of what is said around a turn the named speakers say. */
export function namedShare(
  { view, named, namedSpeakers, around }: Evidence,
  reach: number,
): Float64Array {
  const surroundings = around[reach]
  if (surroundings === undefined || namedSpeakers === 0) return named
  const { fade, lengths } = surroundings
  const spoken = named.map((isNamed, turn) => isNamed * (view.lengths[turn] ?? 0))
  return spread(spoken, fade).map((amount, turn) => amount / Math.max(1, lengths[turn] ?? 0))
}

/** Terms a turn in the exchange around each. */
function pace(lengths: Uint16Array): Float64Array {
  const terms = new Float64Array(lengths.length)
  for (let turn = 0; turn < lengths.length; turn += 1) {
    const from = Math.max(0, turn - PACE_TURNS)
    const to = Math.min(lengths.length, turn + PACE_TURNS + 1)
    let sum = 0
    for (let near = from; near < to; near += 1) sum += lengths[near] ?? 0
    terms[turn] = sum / (to - from)
  }
  return terms
}

/** Of the call, by whoever speaks in the turn. */
function talkShare({ speakers, lengths, length }: Evidence['view']): Float64Array {
  const spoken = new Float64Array(256)
  speakers.forEach((speaker, turn) => {
    spoken[speaker] = (spoken[speaker] ?? 0) + (lengths[turn] ?? 0)
  })
  return Float64Array.from(speakers, (speaker) => (spoken[speaker] ?? 0) / Math.max(1, length))
}
