/** A few numbers that tell whether the query is about this call; their weighted sum is learned. */
import { type Evidence, EXCHANGE, MINUTE, TOPIC } from './evidence.ts'
import { largest, namedShare } from './turn-features.ts'

export const CALL_FEATURES = [
  'score',
  'bestTurn',
  'bestExchange',
  'bestTopic',
  'pairs',
  'named',
  'bestJoint',
] as const

/** In the order of `CALL_FEATURES`; `score` is the call's in the index. */
export function callFeatures(evidence: Evidence, score: number): readonly number[] {
  const { all, pairWeight, namedSpeakers } = evidence
  return [
    score,
    largest(all.own),
    largest(all.near[EXCHANGE] ?? all.own),
    largest(all.near[TOPIC] ?? all.own),
    pairWeight,
    namedSpeakers,
    largest(joint(evidence)),
  ]
}

/** What is asked, the occasion, and those who are named, at one place. */
function joint(evidence: Evidence): Float64Array {
  const { main, context } = evidence
  const asked = main.near[MINUTE] ?? main.own
  const occasion = context.near[TOPIC] ?? context.own
  const theirs = namedShare(evidence, MINUTE)
  return asked.map((amount, turn) => {
    return (amount + (occasion[turn] ?? 0)) * (0.5 + (theirs[turn] ?? 0))
  })
}
