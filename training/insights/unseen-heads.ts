/** What the sentence model says of sentences that it had not seen, head by head. */
import { type Head, HEADS, headNumber } from '../../src/insights/engine/heads.ts'
import { toneFeatures, TONES } from '../../src/insights/engine/tone.ts'
import { type Fold, judgeCall, judgeScene } from './judging.ts'
import type { ToneExample } from './learn-tone.ts'
import { withoutMarks } from './meetings.ts'
import { sceneTargets, UNKNOWN } from './sentence-examples.ts'
import type { Scored } from './thresholds.ts'
import type { Material } from './train.ts'

export interface HeadScores {
  readonly scored: ReadonlyMap<Head, readonly Scored[]>
  /** Of `ask`, in meetings whose marks were taken away. */
  readonly withoutMarks: readonly Scored[]
  readonly tones: readonly ToneExample[]
}

const SCENE_HEADS = HEADS.slice(0, HEADS.indexOf('ask'))

export function scoreHeads(
  folds: readonly Fold[],
  { scenes, meetings, persuasions, words }: Material,
): HeadScores {
  const scored = new Map<Head, Scored[]>(HEADS.map((head) => [head, []]))
  const note = (head: Head, heads: Float32Array, isRight: boolean): void => {
    scored.get(head)?.push({ score: heads[headNumber(head)] ?? 0, isRight })
  }
  const markless: Scored[] = []
  const tones: ToneExample[] = []
  for (const { isLeftOut, models } of folds) {
    for (const scene of scenes.filter(({ writer }) => isLeftOut(writer))) {
      const { prepared, heads } = judgeScene(scene, models, words)
      heads.forEach((own, n) => {
        const targets = sceneTargets(scene.lines[n])
        for (const head of SCENE_HEADS) {
          const target = targets[headNumber(head)]
          if (target !== UNKNOWN) note(head, own, target === 1)
        }
      })
      const features = toneFeatures(prepared, heads)
      if (features !== undefined) tones.push({ features, tone: TONES.indexOf(scene.sentiment) })
    }
    for (const { call, isQuestion, actions, problems } of meetings.filter(({ id }) =>
      isLeftOut(id),
    )) {
      const isAction = new Set(actions.flat())
      const isProblem = new Set(problems.flat())
      judgeCall(call, models, words).heads.forEach((own, n) => {
        note('ask', own, isQuestion[n] ?? false)
        if (isAction.size > 0) note('action', own, isAction.has(n))
        if (isProblem.size > 0) note('problem', own, isProblem.has(n))
      })
      const plain = call.sentences.map((one) => ({ ...one, text: withoutMarks(one.text) }))
      judgeCall({ ...call, sentences: plain }, models, words).heads.forEach((own, n) => {
        markless.push({ score: own[headNumber('ask')] ?? 0, isRight: isQuestion[n] ?? false })
      })
    }
    for (const { call, resists, agrees } of persuasions.filter(({ id }) => isLeftOut(id))) {
      judgeCall(call, models, words).heads.forEach((own, n) => {
        if (call.sentences[n]?.speakerId !== 'persuadee') return
        note('resist', own, resists[n] ?? false)
        note('agree', own, agrees[n] ?? false)
      })
    }
  }
  return { scored, withoutMarks: markless, tones }
}
