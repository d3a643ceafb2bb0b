/** How good the derived type is on writers that it had not seen; from it, from how sure on it is said. */
import {
  DERIVED_TYPES,
  placed,
  typeFeatures,
  type TypeFeatures,
  typeShares,
  type TypeWeights,
} from '../../src/insights/engine/call-type.ts'
import type { JudgedScene } from './judged-scenes.ts'
import { learnCallTypes, type TypeExample } from './learn-call-type.ts'
import { callOfScene } from './sentence-examples.ts'
import { calibrate, rounded, type Scored } from './thresholds.ts'
import type { Words } from './train.ts'

export interface MeasuredTypes {
  readonly weights: TypeWeights
  readonly report: readonly string[]
}

/** Of what is said so much is right. */
const LEAST_PRECISION = 0.8
const OTHER = DERIVED_TYPES.indexOf('other')

interface Told extends Scored {
  readonly told: number
}

export function measureCallTypes(judged: readonly JudgedScene[], words: Words): MeasuredTypes {
  const titled = examplesOf(judged, words, true)
  const untitled = examplesOf(judged, words, false)
  const toldOf = (examples: typeof titled) =>
    [...Map.groupBy(examples, ({ fold }) => fold)].flatMap(([fold, own]) => {
      const weights = learnCallTypes(titled.filter((one) => one.fold !== fold))
      return own.map(({ features, type }) => told(features, type, weights))
    })
  const [told_, bare] = [toldOf(titled), toldOf(untitled)]
  const from = surestShare(told_)
  const fromUntitled = surestShare(bare)
  return {
    weights: {
      ...learnCallTypes(titled),
      from,
      fromUntitled,
      calibration: calibrate(named(told_)),
    },
    report: [line('type of call', told_, from), line('  without titles', bare, fromUntitled)],
  }
}

function examplesOf(
  judged: readonly JudgedScene[],
  words: Words,
  isTitled: boolean,
): readonly (TypeExample & { readonly fold: number })[] {
  return judged.flatMap(({ scene, fold, prepared, heads }) => {
    const { sentences, people } = callOfScene(scene)
    const known = isTitled ? people : people.map((one) => ({ ...one, title: undefined }))
    const features = typeFeatures({ sentences, people: known }, prepared, heads, words)
    const type = DERIVED_TYPES.findIndex((one) => one === scene.type)
    return features === undefined || type < 0 ? [] : [{ features, type, fold }]
  })
}

function told(
  features: TypeFeatures,
  type: number,
  weights: Pick<TypeWeights, 'table' | 'steps' | 'biases' | 'means' | 'deviations'>,
): Told {
  const shares = typeShares(placed(features, weights), weights)
  const score = Math.max(...shares)
  const best = shares.indexOf(score)
  return { score, told: best, isRight: best === type }
}

/** The least from which on all that is said is right often enough. */
function surestShare(all: readonly Told[]): number {
  const order = named(all).toSorted((a, b) => b.score - a.score)
  let right = 0
  let from = 1.01
  order.forEach(({ score, isRight }, n) => {
    if (isRight) right += 1
    if (right / (n + 1) >= LEAST_PRECISION) from = score
  })
  return rounded(from)
}

function named(all: readonly Told[]): readonly Told[] {
  return all.filter((one) => one.told !== OTHER)
}

function line(name: string, all: readonly Told[], from: number): string {
  const said = named(all).filter(({ score }) => score >= from)
  const share = (some: readonly Told[]) =>
    (some.filter(({ isRight }) => isRight).length / Math.max(1, some.length)).toFixed(3)
  return `${name.padEnd(16)} right ${share(all)}; of the ${said.length} of ${all.length} that are said ${share(said)}  from ${from.toFixed(3)}`
}
