/** Sentences that sound like a worry, put together to passages, and what each passage is about. */
import { RISK_TYPES, type RiskType, SEVERITIES, type Severity } from '../../records/finding.ts'
import { headNumber } from './heads.ts'
import {
  judgePassage,
  type HeardSentence,
  type PassageFeature,
  passageFeatures,
  type PassageWeights,
  type Rarity,
} from './passage-model.ts'
import type { WordClasses } from './prepare.ts'

export interface Passage {
  /** Numbers of its sentences, ascending. */
  readonly sentences: readonly number[]
  /** How sure it is that there is a worry at all: 0 to 1. */
  readonly worry: number
}

export interface JudgedPassage extends Passage {
  readonly type: RiskType
  /** How sure it is of the type: 0 to 1. */
  readonly typeShare: number
  readonly severity: Severity
  readonly features: readonly PassageFeature[]
}

/** Sentences so near to each other are one passage. */
const GAP = 3
const MOST_SENTENCES = 4

/** `mayWorry`: sentences of the vendor never do. */
export function passagesOf(
  judged: readonly Float32Array[],
  mayWorry: (n: number) => boolean,
  from: number,
): readonly Passage[] {
  const risk = headNumber('risk')
  const passages: number[][] = []
  judged.forEach((heads, n) => {
    if ((heads[risk] ?? 0) < from || !mayWorry(n)) return
    const last = passages.at(-1)
    if (last !== undefined && n - (last.at(-1) ?? 0) <= GAP && last.length < 2 * MOST_SENTENCES)
      last.push(n)
    else passages.push([n])
  })
  return passages.map((all) => {
    const surest = all.toSorted((a, b) => (judged[b]?.[risk] ?? 0) - (judged[a]?.[risk] ?? 0))
    return {
      sentences: surest.slice(0, MOST_SENTENCES).toSorted((a, b) => a - b),
      worry: judged[surest[0] ?? 0]?.[risk] ?? 0,
    }
  })
}

export function judgeOne(
  passage: Passage,
  sentences: readonly HeardSentence[],
  models: {
    readonly passage: PassageWeights
    readonly classes: WordClasses
    readonly rarity: Rarity
  },
): JudgedPassage {
  const features = passageFeatures(sentences, passage.sentences, models.classes, models.rarity)
  const { types, severities } = judgePassage(features, models.passage)
  const best = placeOfMost(types)
  return {
    ...passage,
    features,
    type: RISK_TYPES[best] ?? 'technical',
    typeShare: types[best] ?? 0,
    severity: SEVERITIES[placeOfMost(severities)] ?? 'medium',
  }
}

function placeOfMost(shares: readonly number[]): number {
  return shares.indexOf(Math.max(...shares))
}
