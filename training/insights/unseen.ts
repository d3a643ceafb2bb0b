/** How good the models are on what they have not seen; from it the thresholds and calibrations that ship. */
import { RISK_TYPES, type RiskType } from '../../src/records/finding.ts'
import { type Head, HEADS, headNumber } from '../../src/insights/engine/heads.ts'
import { judgeOne, passagesOf } from '../../src/insights/engine/passages.ts'
import { prepareCall } from '../../src/insights/engine/prepare.ts'
import { judgeSentences } from '../../src/insights/engine/sentence-model.ts'
import { toneFeatures, toneOf, TONES, type ToneWeights } from '../../src/insights/engine/tone.ts'
import type { Calibration } from '../../src/insights/engine/weights.ts'
import { goldRisks, type Models, NEAR_GAP, numbersWhere, together } from './learn.ts'
import { learnTone, type ToneExample } from './learn-tone.ts'
import { type Meeting, withoutMarks } from './meetings.ts'
import { callOfScene, namesOfScene, sceneExamples } from './sentence-examples.ts'
import type { Scene } from './scenes.ts'
import { bestThreshold, calibrate, rounded, type Scored, type Threshold } from './thresholds.ts'
import type { Material } from './train.ts'

export interface Fold {
  readonly isLeftOut: (name: string) => boolean
  readonly models: Models
}

export interface Measured {
  readonly thresholds: Readonly<Record<Head, number>>
  readonly calibrations: Readonly<Record<Head, Calibration>>
  readonly passageFrom: number
  readonly risks: Readonly<Record<RiskType, { from: number; calibration: Calibration }>>
  readonly tone: ToneWeights
  readonly report: string
}

export const PASSAGE_FROM = 0.2
const LEAST_RISK_PRECISION = 0.55
const LEAST_PRECISION = 0.4
/** Of which sets each head is measured. */
const SCENE_HEADS = HEADS.slice(0, HEADS.indexOf('ask'))
/** Of action items few sentences are marked, and any of several could have been. */
const LEAST_OF_HEAD: Partial<Readonly<Record<Head, number>>> = {
  action: 0.2,
  problem: 0.2,
  concern: 0.2,
}

interface Found {
  readonly type: RiskType
  readonly score: number
  readonly isRight: boolean
  readonly isNearMiss: boolean
  readonly isMeeting: boolean
}

export function measureFolds(folds: readonly Fold[], material: Material): Measured {
  const scored = new Map<Head, Scored[]>(HEADS.map((head) => [head, []]))
  const positives = new Map<Head, number>()
  const found: Found[] = []
  const markless: Scored[] = []
  const tones: ToneExample[] = []
  let gold = 0
  const goldOf = new Map<RiskType, number>()
  let hours = 0
  const note = (head: Head, score: number, isRight: boolean): void => {
    scored.get(head)?.push({ score, isRight })
    if (isRight) positives.set(head, (positives.get(head) ?? 0) + 1)
  }
  for (const { isLeftOut, models } of folds) {
    for (const scene of material.scenes) {
      if (!isLeftOut(scene.writer)) continue
      const judged = judgeScene(scene, models, material)
      sceneExamples(scene, material.words.classes).forEach(({ targets }, n) => {
        for (const head of SCENE_HEADS) {
          note(head, judged[n]?.[headNumber(head)] ?? 0, targets[headNumber(head)] === 1)
        }
      })
      for (const type of RISK_TYPES) {
        const count = goldRisks(scene, type).length
        gold += count
        goldOf.set(type, (goldOf.get(type) ?? 0) + count)
      }
      found.push(...sceneFindings(scene, judged, models, material))
      const prepared = prepareCall(callOfScene(scene), namesOfScene(scene), material.words.classes)
      const features = toneFeatures(prepared, judged)
      if (features !== undefined) tones.push({ features, tone: TONES.indexOf(scene.sentiment) })
    }
    for (const meeting of material.meetings) {
      if (!isLeftOut(meeting.id)) continue
      hours += meeting.hours
      const judged = judgeMeeting(meeting, models, material)
      judged.forEach((heads, n) => {
        note('ask', heads[headNumber('ask')] ?? 0, meeting.isQuestion[n] ?? false)
        if (meeting.actions.length > 0)
          note('action', heads[headNumber('action')] ?? 0, meeting.actions.flat().includes(n))
        if (meeting.problems.length > 0)
          note('problem', heads[headNumber('problem')] ?? 0, meeting.problems.flat().includes(n))
      })
      found.push(...meetingFindings(meeting, judged, models, material))
      const plain = {
        ...meeting,
        call: {
          ...meeting.call,
          sentences: meeting.call.sentences.map((one) => ({
            ...one,
            text: withoutMarks(one.text),
          })),
        },
      }
      judgeMeeting(plain, models, material).forEach((heads, n) => {
        markless.push({
          score: heads[headNumber('ask')] ?? 0,
          isRight: meeting.isQuestion[n] ?? false,
        })
      })
    }
    for (const one of material.persuasions) {
      if (!isLeftOut(one.id)) continue
      judgeSentences(
        prepareCall(one.call, { competitors: [], products: [] }, material.words.classes),
        models.sentence,
      ).forEach((heads, n) => {
        if (one.call.sentences[n]?.speakerId !== 'persuadee') return
        note('resist', heads[headNumber('resist')] ?? 0, one.resists[n] ?? false)
        note('agree', heads[headNumber('agree')] ?? 0, one.agrees[n] ?? false)
      })
    }
  }
  const heads = new Map(
    HEADS.map((head) => [
      head,
      bestThreshold(
        scored.get(head) ?? [],
        positives.get(head) ?? 0,
        LEAST_OF_HEAD[head] ?? LEAST_PRECISION,
      ),
    ]),
  )
  const risks = RISK_TYPES.map((type) => {
    const own = found.filter((one) => one.type === type)
    const threshold = bestThreshold(
      own.filter(({ isMeeting }) => !isMeeting),
      goldOf.get(type) ?? 0,
      LEAST_RISK_PRECISION,
    )
    return {
      type,
      own,
      threshold,
      calibration: calibrate(own.filter(({ isMeeting }) => !isMeeting)),
    }
  })
  return {
    thresholds: record(HEADS, (head) => rounded(heads.get(head)?.from ?? 1)),
    calibrations: record(HEADS, (head) => calibrate(scored.get(head) ?? [])),
    passageFrom: PASSAGE_FROM,
    tone: learnTone(tones, TONES.length),
    risks: record(RISK_TYPES, (type) => {
      const one = risks.find((risk) => risk.type === type)
      return { from: rounded(one?.threshold.from ?? 1), calibration: one?.calibration ?? [] }
    }),
    report: [
      `${material.scenes.length} scenes, ${gold} risks; ${Math.round(hours)} h of meetings`,
      ...risks.map(({ type, own, threshold }) => {
        const here = own.filter(({ score }) => score >= threshold.from)
        const alarms = here.filter(({ isMeeting }) => isMeeting).length / hours
        return `${line(type, threshold)}  near misses ${here.filter(({ isNearMiss }) => isNearMiss).length}  false alarms an hour ${alarms.toFixed(2)}`
      }),
      `mean F1 ${(risks.reduce((sum, { threshold }) => sum + threshold.f1, 0) / risks.length).toFixed(3)}`,
      ...HEADS.map((head) => line(head, heads.get(head) ?? NOTHING)),
      toneLine(tones),
      line(
        'ask, no marks',
        bestThreshold(markless, markless.filter(({ isRight }) => isRight).length, 0.3),
      ),
      '',
    ].join('\n'),
  }
}

/** One half judged by what the other teaches. */
function toneLine(examples: readonly ToneExample[]): string {
  const halves = [0, 1].map((half) => examples.filter((_, n) => n % 2 === half))
  const judged = halves.flatMap((half, n) => {
    const weights = learnTone(halves[1 - n] ?? [], TONES.length)
    return half.map(({ features, tone }) => {
      const { word, confidence } = toneOf(features, weights)
      return { isRight: TONES.indexOf(word) === tone, isSure: confidence >= 0.6 }
    })
  })
  const share = (some: typeof judged) =>
    (some.filter(({ isRight }) => isRight).length / Math.max(1, some.length)).toFixed(3)
  const sure = judged.filter(({ isSure }) => isSure)
  return `tone           right ${share(judged)}; of the ${sure.length} of ${judged.length} shown ${share(sure)}`
}

const NOTHING: Threshold = { from: 1, precision: 0, recall: 0, f1: 0 }

function line(name: string, { from, precision, recall, f1 }: Threshold): string {
  const [p, r, f, t] = [precision, recall, f1, from].map((value) => value.toFixed(3))
  return `${name.padEnd(14)} precision ${p}  recall ${r}  F1 ${f}  from ${t}`
}

function record<Key extends string, Value>(keys: readonly Key[], valueOf: (key: Key) => Value) {
  return Object.fromEntries(keys.map((key) => [key, valueOf(key)])) as Record<Key, Value>
}

function judgeScene(scene: Scene, models: Models, { words }: Material): readonly Float32Array[] {
  return judgeSentences(
    prepareCall(callOfScene(scene), namesOfScene(scene), words.classes),
    models.sentence,
  )
}

function judgeMeeting(
  { call }: Meeting,
  models: Models,
  { words }: Material,
): readonly Float32Array[] {
  return judgeSentences(
    prepareCall(call, { competitors: [], products: [] }, words.classes),
    models.sentence,
  )
}

function sceneFindings(
  scene: Scene,
  judged: readonly Float32Array[],
  { passage }: Models,
  { words }: Material,
): readonly Found[] {
  const said = prepareCall(callOfScene(scene), namesOfScene(scene), words.classes).map(
    (one) => one.said,
  )
  const mayWorry = (n: number) => scene.lines[n]?.code.startsWith('V') !== true
  return passagesOf(judged, mayWorry, PASSAGE_FROM).map((one) => {
    const { type, score, sentences } = judgeOne(one, said, { passage, ...words })
    const near = together(
      numbersWhere(scene, (line_) => line_.nearMisses.has(type)),
      NEAR_GAP,
    )
    const isRight = goldRisks(scene, type).some((risk) => touches(risk, sentences))
    return {
      type,
      score,
      isRight,
      isNearMiss: !isRight && near.some((miss) => touches(miss, sentences)),
      isMeeting: false,
    }
  })
}

function meetingFindings(
  { call }: Meeting,
  judged: readonly Float32Array[],
  { passage }: Models,
  { words }: Material,
): readonly Found[] {
  const said = prepareCall(call, { competitors: [], products: [] }, words.classes).map(
    (one) => one.said,
  )
  const vendors = new Set(
    call.people.filter(({ side }) => side === 'vendor').map(({ speakerId }) => speakerId),
  )
  return passagesOf(judged, (n) => !vendors.has(call.sentences[n]?.speakerId), PASSAGE_FROM).map(
    (one) => {
      const { type, score } = judgeOne(one, said, { passage, ...words })
      return { type, score, isRight: false, isNearMiss: false, isMeeting: true }
    },
  )
}

/** Within one sentence. */
export function touches(a: readonly number[], b: readonly number[]): boolean {
  return a.some((one) => b.some((other) => Math.abs(one - other) <= 1))
}
