/** Passages found in conversations that the models had not seen, which of them are risks, and from how sure on one counts. */
import { RISK_TYPES, type RiskType } from '../../src/records/finding.ts'
import {
  checked,
  checkFeatures,
  type CheckWeights,
} from '../../src/insights/engine/passage-check.ts'
import { judgeOne, passagesOf } from '../../src/insights/engine/passages.ts'
import { SIDES } from '../../src/insights/engine/prepare.ts'
import { type Fold, judgeCall, type Judged, judgeScene } from './judging.ts'
import { goldRisks, type Models, NEAR_GAP, numbersWhere, together } from './learn.ts'
import { learnCheck } from './learn-check.ts'
import type { Scene } from './scenes.ts'
import { bestThreshold, calibrate, type Threshold } from './thresholds.ts'
import type { Material, Words } from './train.ts'
import type { Calibration } from '../../src/insights/engine/weights.ts'

export interface RiskFigures {
  readonly type: RiskType
  readonly threshold: Threshold
  readonly calibration: Calibration
  readonly nearMisses: number
  readonly falseAlarmsPerHour: number
}

export interface MeasuredRisks {
  readonly check: CheckWeights
  readonly types: readonly RiskFigures[]
  readonly gold: number
  readonly hours: number
}

export const PASSAGE_FROM = 0.1
const LEAST_PRECISION = 0.55
const VENDOR = SIDES.indexOf('vendor')

interface Found {
  readonly fold: number
  readonly type: RiskType
  readonly typeShare: number
  readonly features: readonly number[]
  /** A risk of whatever type. */
  readonly isWorry: boolean
  readonly isRight: boolean
  readonly isNearMiss: boolean
  readonly isMeeting: boolean
}

export function measureRisks(
  folds: readonly Fold[],
  { scenes, meetings, words }: Material,
): MeasuredRisks {
  const found = folds.flatMap(({ isLeftOut, models }, fold) =>
    [
      ...scenes
        .filter(({ writer }) => isLeftOut(writer))
        .flatMap((scene) => passagesIn(judgeScene(scene, models, words), models, words, scene)),
      ...meetings
        .filter(({ id }) => isLeftOut(id))
        .flatMap(({ call }) =>
          passagesIn(judgeCall(call, models, words), models, words, undefined),
        ),
    ].map((one) => ({ ...one, fold })),
  )
  // Each passage is checked by what the others teach.
  const checks = folds.map((_, fold) => learnCheck(found.filter((one) => one.fold !== fold)))
  const scored = found.map((one) => ({
    ...one,
    score: one.typeShare * checked(one.features, checks[one.fold] ?? []),
  }))
  const hours = meetings.reduce((sum, meeting) => sum + meeting.hours, 0)
  const goldOf = (type: RiskType) =>
    scenes.reduce((sum, scene) => sum + goldRisks(scene, type).length, 0)
  return {
    check: learnCheck(found),
    gold: RISK_TYPES.reduce((sum, type) => sum + goldOf(type), 0),
    hours,
    types: RISK_TYPES.map((type) => {
      const own = scored.filter((one) => one.type === type)
      const inScenes = own.filter(({ isMeeting }) => !isMeeting)
      const threshold = bestThreshold(inScenes, goldOf(type), LEAST_PRECISION)
      const here = own.filter(({ score }) => score >= threshold.from)
      return {
        type,
        threshold,
        calibration: calibrate(inScenes),
        nearMisses: here.filter(({ isNearMiss }) => isNearMiss).length,
        falseAlarmsPerHour: here.filter(({ isMeeting }) => isMeeting).length / hours,
      }
    }),
  }
}

/** `scene`: undefined for meetings, where nothing is a risk. */
function passagesIn(
  { prepared, heads }: Judged,
  { passage }: Models,
  words: Words,
  scene: Scene | undefined,
): readonly Omit<Found, 'fold'>[] {
  const mayWorry = (n: number) => prepared[n]?.side !== VENDOR
  return passagesOf(heads, mayWorry, PASSAGE_FROM).map((one) => {
    const { type, typeShare, sentences } = judgeOne(one, prepared, { passage, ...words })
    const isOf = (kind: RiskType) =>
      scene !== undefined && goldRisks(scene, kind).some((risk) => touches(risk, sentences))
    const near =
      scene === undefined
        ? []
        : together(
            numbersWhere(scene, (line) => line.nearMisses.has(type)),
            NEAR_GAP,
          )
    return {
      type,
      typeShare,
      features: checkFeatures(sentences, typeShare, prepared, heads),
      isWorry: RISK_TYPES.some(isOf),
      isRight: isOf(type),
      isNearMiss: !isOf(type) && near.some((miss) => touches(miss, sentences)),
      isMeeting: scene === undefined,
    }
  })
}

/** Within one sentence. */
function touches(a: readonly number[], b: readonly number[]): boolean {
  return a.some((one) => b.some((other) => Math.abs(one - other) <= 1))
}
