/** How good the models are on what they have not seen; from it the thresholds and calibrations that ship. */
import { RISK_TYPES, type RiskType } from '../../src/records/finding.ts'
import { type Head, HEADS } from '../../src/insights/engine/heads.ts'
import type { CheckWeights } from '../../src/insights/engine/passage-check.ts'
import type { TypeWeights } from '../../src/insights/engine/call-type.ts'
import { toneOf, TONES, type ToneWeights } from '../../src/insights/engine/tone.ts'
import type { Calibration } from '../../src/insights/engine/weights.ts'
import { judgedScenes } from './judged-scenes.ts'
import type { Fold } from './judging.ts'
import { learnTone, type ToneExample } from './learn-tone.ts'
import { bestThreshold, calibrate, rounded, type Scored, type Threshold } from './thresholds.ts'
import type { Material } from './train.ts'
import { measureCallTypes } from './unseen-call-types.ts'
import { scoreHeads } from './unseen-heads.ts'
import { measureRisks, PASSAGE_FROM } from './unseen-risks.ts'
import { measureTopics } from './unseen-topics.ts'

export interface Measured {
  readonly thresholds: Readonly<Record<Head, number>>
  readonly withoutMarks: number
  readonly calibrations: Readonly<Record<Head, Calibration>>
  readonly passageFrom: number
  readonly risks: Readonly<Record<RiskType, { from: number; calibration: Calibration }>>
  readonly tone: ToneWeights
  readonly callType: TypeWeights
  readonly check: CheckWeights
  readonly report: string
}

const LEAST_PRECISION = 0.4
/** Few of their sentences are marked, and any of several could have been. */
const LEAST_OF_HEAD: Partial<Readonly<Record<Head, number>>> = {
  action: 0.2,
  problem: 0.2,
  technical: 0.25,
  who: 0.3,
}
/** What is wrong among them is passed over at a glance; what is missing there is missing in the handoff. */
const RATHER_FOUND: ReadonlySet<Head> = new Set([
  'pain',
  'use',
  'requirement',
  'success',
  'terms',
  'date',
])
const FOUND_COUNTS = 1.5
/** From here on a tone is shown. */
const SURE_TONE = 0.6

export function measureFolds(folds: readonly Fold[], material: Material): Measured {
  const { scored, withoutMarks, tones } = scoreHeads(folds, material)
  const risks = measureRisks(folds, material)
  const heads = new Map(
    HEADS.map((head) => [
      head,
      thresholdOf(scored.get(head) ?? [], LEAST_OF_HEAD[head], RATHER_FOUND.has(head)),
    ]),
  )
  const markless = thresholdOf(withoutMarks, undefined)
  const thresholds = record(HEADS, (head) => rounded(heads.get(head)?.from ?? 1))
  const judged = judgedScenes(folds, material)
  const types = measureCallTypes(judged, material.words)
  return {
    thresholds,
    withoutMarks: rounded(markless.from),
    calibrations: record(HEADS, (head) => calibrate(scored.get(head) ?? [])),
    passageFrom: PASSAGE_FROM,
    tone: learnTone(tones, TONES.length),
    callType: types.weights,
    check: risks.check,
    risks: record(RISK_TYPES, (type) => {
      const one = risks.types.find((figures) => figures.type === type)
      return { from: rounded(one?.threshold.from ?? 1), calibration: one?.calibration ?? [] }
    }),
    report: [
      `${material.scenes.length} scenes, ${risks.gold} risks; ${Math.round(risks.hours)} h of meetings`,
      ...risks.types.map(
        ({ type, threshold, nearMisses, falseAlarmsPerHour }) =>
          `${line(type, threshold)}  near misses ${nearMisses}  false alarms an hour ${falseAlarmsPerHour.toFixed(2)}`,
      ),
      `mean F1 ${(risks.types.reduce((sum, { threshold }) => sum + threshold.f1, 0) / risks.types.length).toFixed(3)}`,
      ...[...heads].map(([head, threshold]) => line(head, threshold)),
      line('ask, no marks', markless),
      toneLine(tones),
      ...types.report,
      measureTopics(judged, thresholds),
      '',
    ].join('\n'),
  }
}

function thresholdOf(
  scored: readonly Scored[],
  least = LEAST_PRECISION,
  isRatherFound = false,
): Threshold {
  const all = scored.filter(({ isRight }) => isRight).length
  return bestThreshold(scored, all, least, isRatherFound ? FOUND_COUNTS : 1)
}

/** One half judged by what the other teaches. */
function toneLine(examples: readonly ToneExample[]): string {
  const halves = [0, 1].map((half) => examples.filter((_, n) => n % 2 === half))
  const judged = halves.flatMap((half, n) => {
    const weights = learnTone(halves[1 - n] ?? [], TONES.length)
    return half.map(({ features, tone }) => {
      const { word, confidence } = toneOf(features, weights)
      return { isRight: TONES.indexOf(word) === tone, isSure: confidence >= SURE_TONE }
    })
  })
  const share = (some: typeof judged) =>
    (some.filter(({ isRight }) => isRight).length / Math.max(1, some.length)).toFixed(3)
  const sure = judged.filter(({ isSure }) => isSure)
  return `tone           right ${share(judged)}; of the ${sure.length} of ${judged.length} that are shown ${share(sure)}`
}

function line(name: string, { from, precision, recall, f1 }: Threshold): string {
  const [p, r, f, t] = [precision, recall, f1, from].map((value) => value.toFixed(3))
  return `${name.padEnd(14)} precision ${p}  recall ${r}  F1 ${f}  from ${t}`
}

function record<Key extends string, Value>(
  keys: readonly Key[],
  valueOf: (key: Key) => Value,
): Record<Key, Value> {
  const made: Partial<Record<Key, Value>> = {}
  for (const key of keys) made[key] = valueOf(key)
  if (isWhole(made, keys)) return made
  throw new Error('A key is missing.')
}

function isWhole<Key extends string, Value>(
  made: Partial<Record<Key, Value>>,
  keys: readonly Key[],
): made is Record<Key, Value> {
  return keys.every((key) => key in made)
}
