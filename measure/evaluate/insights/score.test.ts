import { expect, test } from 'vitest'
import { ofEachKind, type FoundAnswer, type LabelledField, type Labels, touches } from './places.ts'
import { rightness, scoreHandoff, scoreOf, scoreRisks } from './score.ts'

const at = (callId: string, ...sentences: readonly number[]) => ({ callId, sentences })

test('places touch in the same call, up to the neighbouring sentence', () => {
  expect(touches(at('1', 4, 9), at('1', 10))).toBe(true)
  expect(touches(at('1', 4), at('1', 4))).toBe(true)
  expect(touches(at('1', 4), at('1', 6))).toBe(false)
  expect(touches(at('1', 4), at('2', 4))).toBe(false)
})

test('precision is of findings, recall is of labels', () => {
  const found = [at('1', 4), at('1', 5), at('1', 40), at('2', 4)]
  const labelled = [at('1', 5, 6), at('1', 20)]
  expect(rightness(found, labelled)).toEqual({ precision: 0.5, recall: 0.5, f1: 0.5 })
})

test('nothing found where there is something is 0; nothing on both sides tells nothing', () => {
  expect(rightness([], [at('1', 1)])).toEqual({ precision: 0, recall: 0, f1: 0 })
  expect(rightness([at('1', 1)], [])).toEqual({ precision: 0, recall: null, f1: 0 })
  expect(rightness([], [])).toEqual({ precision: null, recall: null, f1: null })
})

test('a risk counts only as its own type, and a near miss only for its own', () => {
  const found = [
    { ...at('1', 3), type: 'budget' },
    { ...at('1', 9), type: 'timeline' },
    { ...at('1', 30), type: 'technical' },
  ] as const
  const score = scoreRisks(found, {
    risks: [
      { ...at('1', 4), type: 'budget' },
      { ...at('1', 9), type: 'executive' },
    ],
    nearMisses: [
      { ...at('1', 31), type: 'technical' },
      { ...at('1', 31), type: 'budget' },
    ],
  })
  expect(score.risks.budget).toEqual({ precision: 1, recall: 1, f1: 1 })
  expect(score.risks.executive).toEqual({ precision: 0, recall: 0, f1: 0 })
  expect(score.risks.timeline).toEqual({ precision: 0, recall: null, f1: 0 })
  expect(score.risks.competitor.f1).toBeNull()
  expect(score.meanRiskF1).toBe(0.25)
  expect(score.nearMissRate).toBe(0.5)
})

const field = (
  question: string,
  isOpen: boolean,
  ...support: LabelledField['support']
): LabelledField => ({ account: 'acme', question, isOpen, support })
const answer = (question: string, ...evidence: FoundAnswer['evidence']): FoundAnswer => ({
  account: 'acme',
  question,
  answer: evidence.length > 0 ? 'They said so.' : '',
  evidence,
})

test('a field is recalled, wrong, left empty, or invented', () => {
  const fields = [
    field('recalled', false, at('1', 7)),
    field('wrong', false, at('1', 7)),
    field('empty', false, at('1', 7)),
    field('another call', false, at('1', 7)),
    field('invented', true),
    field('rightly open', true),
  ]
  const found = [
    answer('recalled', at('1', 90), at('1', 8)),
    answer('wrong', at('1', 9)),
    answer('empty'),
    answer('another call', at('2', 7)),
    answer('invented', at('1', 7)),
    answer('rightly open'),
  ]
  expect(scoreHandoff(found, fields)).toEqual({ fieldRecall: 0.25, wrong: 0.5, invented: 0.5 })
  const elsewhere = found.map((one) => ({ ...one, account: 'other' }))
  expect(scoreHandoff(elsewhere, fields)).toEqual({ fieldRecall: 0, wrong: 0, invented: 0 })
})

test('each kind of label is held against findings of its own kind', () => {
  const labels: Labels = {
    risks: [],
    nearMisses: [],
    kinds: ofEachKind((kind) => (kind === 'useCases' ? [at('1', 2)] : [])),
    handoff: [],
  }
  const found = [{ ...at('1', 2), kind: 'painPoints' as const }]
  const score = scoreOf({ risks: [], handoff: [], labels: found }, labels)
  expect(score.labels.useCases.recall).toBe(0)
  expect(score.labels.painPoints.precision).toBe(0)
  expect(score.handoff).toEqual({ fieldRecall: null, wrong: null, invented: null })
})
