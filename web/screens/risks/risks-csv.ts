/** The list of risks as a CSV file. */
import type { Risk } from '../../../src/records/risk.ts'
import { markTime } from '../../parts/call-times.ts'
import { type CsvColumn, csvOf } from '../../parts/csv.ts'

const newest = ({ evidence }: Risk) => evidence.at(-1)

const COLUMNS: readonly CsvColumn<Risk>[] = [
  ['Account', ({ accountName }) => accountName],
  ['Kind', ({ type }) => type],
  ['Severity', ({ severity }) => severity],
  ['Weight', ({ score }) => score],
  ['State', ({ state }) => state],
  ['In their words', (risk) => newest(risk)?.quote ?? null],
  ['Said by', (risk) => newest(risk)?.speaker ?? null],
  ['Call', (risk) => newest(risk)?.title ?? null],
  ['Call began', (risk) => newest(risk)?.startedAt ?? null],
  ['At', (risk) => markTime(newest(risk)?.startMs ?? 0)],
  ['First heard', ({ firstAt }) => firstAt],
  ['Last heard', ({ lastAt }) => lastAt],
  ['Found by', foundBy],
  ['Times heard', ({ evidence }) => evidence.length],
  ['Owner', ({ owner }) => owner?.name ?? null],
  ['Reason', ({ reason }) => reason],
  [
    'Made of',
    ({ scoreParts }) => scoreParts.map((part) => `${part.points} ${part.reason}`).join('; '),
  ],
  ['Risk id', ({ riskId }) => riskId],
]

const ORIGINS = { derived: 'derived', gong: 'Gong', model: '' } as const satisfies Record<
  Risk['origin'],
  string
>

/** `derived`, `AI (a-model)`, `derived; AI (a-model)`. */
function foundBy({ origin, model }: Risk): string {
  return [ORIGINS[origin], model === null ? '' : `AI (${model})`].filter(Boolean).join('; ')
}

export function risksCsv(rows: readonly Risk[]): string {
  return csvOf(COLUMNS, rows)
}
