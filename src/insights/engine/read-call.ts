/** Reads one call: in English, sentence by sentence, and what the sentences say together. */
import { derivedType, typeFeatures } from './call-type.ts'
import type { CallReading, CallToRead, ReadingRules } from './engine.ts'
import { findCompetitors } from './find-competitors.ts'
import { findMoments } from './find-moments.ts'
import { findRisks } from './find-risks.ts'
import { isEnglish } from './language.ts'
import { prepareCall } from './prepare.ts'
import { judgeSentences } from './sentence-model.ts'
import { toneFeatures, toneOf } from './tone.ts'
import { topicsOf } from './topics.ts'
import { learnedWeights } from './weights.ts'

const NOT_READ: CallReading = {
  isEnglish: false,
  findings: [],
  sentiment: undefined,
  type: undefined,
  topics: [],
}

export function readCall(call: CallToRead, rules: ReadingRules): CallReading {
  if (!isEnglish(call)) return NOT_READ
  const weights = learnedWeights()
  const prepared = prepareCall(call, rules, weights.classes)
  const judged = judgeSentences(prepared, weights.sentence)
  const findings = [
    ...findRisks(call, prepared, judged, { weights, rules }),
    ...findMoments(call, prepared, judged, weights),
    ...findCompetitors(call, prepared, rules),
  ]
  const tone = toneFeatures(prepared, judged)
  const kind = typeFeatures(call, prepared, judged, weights)
  return {
    isEnglish: true,
    findings: findings.toSorted((a, b) => (a.sentences[0] ?? 0) - (b.sentences[0] ?? 0)),
    sentiment: tone === undefined ? undefined : toneOf(tone, weights.head.tone),
    type: kind === undefined ? undefined : derivedType(kind, weights.callType),
    topics: topicsOf(call.sentences, prepared, judged, weights.head.thresholds),
  }
}
