/** Both models from examples, without the writers and meetings that are left out. */
import { RISK_TYPES, SEVERITIES } from '../../src/records/finding.ts'
import { HEAD_COUNT } from '../../src/insights/engine/heads.ts'
import {
  PASSAGE_OUTPUTS,
  passageFeatures,
  type PassageWeights,
  type Rarity,
} from '../../src/insights/engine/passage-model.ts'
import { prepareCall, type WordClasses } from '../../src/insights/engine/prepare.ts'
import type { SentenceWeights } from '../../src/insights/engine/sentence-model.ts'
import { wordsOf } from '../../src/insights/engine/tokens.ts'
import { randomFrom } from '../random.ts'
import { learnPassages, type PassageExample } from './learn-passages.ts'
import { inSteps, learnSentences } from './learn-sentences.ts'
import type { Scene } from './scenes.ts'
import { callOfScene, namesOfScene, type SentenceExample } from './sentence-examples.ts'
import type { Snippet } from './snippets.ts'

export interface Models {
  readonly sentence: SentenceWeights
  readonly passage: PassageWeights
}

const SEED = 1
const NEAR_MISS_COUNTS = 0.7
const PART_COUNTS = 0.5
/** Sentences that carry one risk, or one near miss, stand so near. */
const RISK_GAP = 4
export const NEAR_GAP = 3

export function learn(
  sentences: readonly SentenceExample[],
  passages: readonly PassageExample[],
): Models {
  const learnedSentences = learnSentences(sentences, SEED)
  const learnedPassages = learnPassages(passages, SEED)
  return {
    sentence: { ...inSteps(learnedSentences, HEAD_COUNT), biases: learnedSentences.biases },
    passage: { ...inSteps(learnedPassages, PASSAGE_OUTPUTS), biases: learnedPassages.biases },
  }
}

export function scenePassages(
  scene: Scene,
  classes: WordClasses,
  rarity: Rarity,
): readonly PassageExample[] {
  const prepared = prepareCall(callOfScene(scene), namesOfScene(scene), classes)
  const featuresOf = (passage: readonly number[]) =>
    passageFeatures(prepared, passage, classes, rarity)
  const random = randomFrom(SEED)
  return RISK_TYPES.flatMap((type, number) => [
    ...goldRisks(scene, type).flatMap((passage) => {
      const severity = SEVERITIES.indexOf(scene.lines[passage[0] ?? 0]?.risks.get(type) ?? 'medium')
      const whole = { features: featuresOf(passage), type: number, severity, weight: 1 }
      // The sentence model finds seldom all of a worry.
      const missed = Math.floor(random() * passage.length)
      const part = passage.filter((_, n) => n !== missed)
      if (part.length === 0) return [whole]
      return [whole, { ...whole, features: featuresOf(part), weight: PART_COUNTS }]
    }),
    ...together(
      numbersWhere(scene, (line) => line.nearMisses.has(type)),
      NEAR_GAP,
    ).map((passage) => ({
      features: featuresOf(passage),
      type: number,
      severity: undefined,
      weight: NEAR_MISS_COUNTS,
    })),
  ])
}

export function snippetPassage(
  snippet: Snippet,
  classes: WordClasses,
  rarity: Rarity,
): PassageExample {
  const sentences = snippet.sentences.map((text) => ({ said: wordsOf(text), job: [] }))
  return {
    features: passageFeatures(sentences, [...sentences.keys()], classes, rarity),
    type: RISK_TYPES.indexOf(snippet.type),
    severity: SEVERITIES.indexOf(snippet.severity),
    weight: 1,
  }
}

export function goldRisks(
  scene: Scene,
  type: (typeof RISK_TYPES)[number],
): readonly (readonly number[])[] {
  return together(
    numbersWhere(scene, (line) => line.risks.has(type)),
    RISK_GAP,
  )
}

export function numbersWhere(
  scene: Scene,
  holds: (line: Scene['lines'][number]) => boolean,
): readonly number[] {
  return scene.lines.flatMap((line, n) => (holds(line) ? [n] : []))
}

export function together(numbers: readonly number[], gap: number): readonly (readonly number[])[] {
  const groups: number[][] = []
  for (const n of numbers) {
    const last = groups.at(-1)
    if (last !== undefined && n - (last.at(-1) ?? 0) <= gap) last.push(n)
    else groups.push([n])
  }
  return groups
}
