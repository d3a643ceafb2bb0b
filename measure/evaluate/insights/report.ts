/** What is printed of an evaluation of insights, for people. */
import { RISK_TYPES } from '../../../src/records/finding.ts'
import { percent, tableText } from '../table.ts'
import type { FalseAlarms } from './background.ts'
import { KINDS } from './places.ts'
import type { Rightness, Score } from './score.ts'

const HEADINGS = ['precision', 'recall', 'F1'] as const

export function scoreText(
  score: Score,
  baseline: Pick<Score, 'risks' | 'meanRiskF1' | 'nearMissRate'> | undefined,
): string {
  const { risks, labels, handoff } = score
  const beside = (type: (typeof RISK_TYPES)[number]) =>
    baseline === undefined ? [] : cells(baseline.risks[type])
  const list = baseline === undefined ? [] : HEADINGS.map((heading) => `list ${heading}`)
  const also = (value: number | null | undefined) =>
    baseline === undefined ? [] : ['', '', percent(value ?? null)]
  return [
    tableText([
      ['risks, %', ...HEADINGS, ...list],
      ...RISK_TYPES.map((type) => [type, ...cells(risks[type]), ...beside(type)]),
      ['mean', '', '', percent(score.meanRiskF1), ...also(baseline?.meanRiskF1)],
      [
        'near misses taken for risks',
        '',
        '',
        percent(score.nearMissRate),
        ...also(baseline?.nearMissRate),
      ],
    ]),
    tableText([['labels, %', ...HEADINGS], ...KINDS.map((kind) => [kind, ...cells(labels[kind])])]),
    tableText([
      ['handoff, % of fields', ''],
      ['recalled', percent(handoff.fieldRecall)],
      ['wrong', percent(handoff.wrong)],
      ['invented, of those the calls leave open', percent(handoff.invented)],
    ]),
  ].join('\n\n')
}

export function alarmsText({ perHour, hours, passedOver }: FalseAlarms): string {
  const not = passedOver === 0 ? '' : `; ${passedOver} not taken for English`
  return tableText([
    [`false alarms an hour, in ${hours.toFixed(1)} h without a sale${not}`, ''],
    ...Object.entries(perHour).map(([type, value]) => [type, value.toFixed(2)]),
  ])
}

function cells({ precision, recall, f1 }: Rightness): readonly string[] {
  return [percent(precision), percent(recall), percent(f1)]
}
