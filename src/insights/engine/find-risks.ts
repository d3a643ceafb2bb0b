/** Worries of the customer that threaten the account: found, typed, weighed, and explained by the words that speak for them. */
import { type Finding, RISK_TYPES, type RiskType } from '../../records/finding.ts'
import { areAlike, wordSet } from './alike.ts'
import type { CallToRead, ReadingRules } from './engine.ts'
import { bare, sideOf } from './find-moments.ts'
import { checked, checkFeatures } from './passage-check.ts'
import { tellingWords } from './passage-model.ts'
import { type JudgedPassage, judgeOne, passagesOf } from './passages.ts'
import type { PreparedSentence } from './prepare.ts'
import { wordsOf } from './tokens.ts'
import { calibrated, type Weights } from './weights.ts'

const ABOUT: Readonly<Record<RiskType, string>> = {
  competitor: 'another way than ours',
  budget: 'the money',
  timeline: 'the time',
  executive: 'the people who decide',
  technical: 'whether it fits their systems',
}
const WORDS_SHOWN = 3
/** Rarer words tell a person something; "they" speaks for a type too, and says nothing. */
const LEAST_TELLING = 0.45
/** Of a phrase that somebody has set as a rule. */
const RULE_CONFIDENCE = 0.9

export function findRisks(
  call: CallToRead,
  prepared: readonly PreparedSentence[],
  judged: readonly Float32Array[],
  { weights, rules }: { readonly weights: Weights; readonly rules: ReadingRules },
): readonly Finding[] {
  const mayWorry = (n: number) => sideOf(prepared[n]) !== 'vendor'
  const learned = passagesOf(judged, mayWorry, weights.head.passageFrom)
    .map((passage) => judgeOne(passage, prepared, weights))
    .map((passage) => ({ passage, score: scoreOf(passage, prepared, judged, weights) }))
    .filter(({ passage, score }) => score >= (weights.head.risks[passage.type]?.from ?? 1))
    .map(({ passage, score }) => findingOf(call, prepared, passage, { weights, score }))
  return [...learned, ...byPhrase(call, prepared, rules)]
    .filter((one) => one.riskType !== undefined && rules.types[one.riskType].isOn)
    .filter((one) => !isException(call, one, rules))
}

/** That it is a worry, and of this type: 0 to 1. */
function scoreOf(
  { sentences, typeShare }: JudgedPassage,
  prepared: readonly PreparedSentence[],
  judged: readonly Float32Array[],
  { head }: Weights,
): number {
  return typeShare * checked(checkFeatures(sentences, typeShare, prepared, judged), head.check)
}

function findingOf(
  call: CallToRead,
  prepared: readonly PreparedSentence[],
  passage: JudgedPassage,
  { weights, score }: { readonly weights: Weights; readonly score: number },
): Finding {
  const { type, severity, features, sentences } = passage
  const words = tellingWords(features, weights.passage, RISK_TYPES.indexOf(type))
    .filter((word) => !word.startsWith('<') && weights.rarity(word) >= LEAST_TELLING)
    .slice(0, WORDS_SHOWN)
  const telling =
    words.length === 0 ? '' : `; it is told by ${words.map((word) => `“${word}”`).join(', ')}`
  return {
    ...bare(call, prepared, sentences),
    kind: 'risk',
    riskType: type,
    severity,
    confidence: calibrated(weights.head.risks[type]?.calibration ?? [], score),
    why: `Sounds like a worry about ${ABOUT[type]}${telling}.`,
  }
}

/** Phrases of the organization's rules, said by the customer. */
function byPhrase(
  call: CallToRead,
  prepared: readonly PreparedSentence[],
  rules: ReadingRules,
): readonly Finding[] {
  return RISK_TYPES.flatMap((type) =>
    rules.types[type].phrases.flatMap((phrase) => {
      const wanted = ` ${wordsOf(phrase).join(' ')} `
      if (wanted.trim() === '') return []
      return prepared.flatMap((sentence, n): Finding[] => {
        if (sideOf(sentence) === 'vendor') return []
        if (!` ${wordsOf(call.sentences[n]?.text ?? '').join(' ')} `.includes(wanted)) return []
        return [
          {
            ...bare(call, prepared, [n]),
            kind: 'risk',
            riskType: type,
            severity: 'medium',
            confidence: RULE_CONFIDENCE,
            why: `The customer says “${phrase}”, which your rules count as a worry about ${ABOUT[type]}.`,
          },
        ]
      })
    }),
  )
}

/** Somebody has said of a sentence like one of these that it is no risk. */
function isException(
  call: CallToRead,
  { sentences, riskType }: Finding,
  rules: ReadingRules,
): boolean {
  if (riskType === undefined) return false
  const own = [
    ...sentences.map((n) => call.sentences[n]?.text ?? ''),
    sentences.map((n) => call.sentences[n]?.text ?? '').join(' '),
  ].map(wordSet)
  return rules.types[riskType].exceptions
    .map(wordSet)
    .some((exception) => own.some((words) => areAlike(words, exception)))
}
