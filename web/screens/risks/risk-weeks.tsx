/** The staff of risks as a table: a row for each week. */
import type { RiskTrend } from '../../../src/records/risk.ts'
import { RISK_LINES, RISK_NAMES } from '../../parts/risk-words.ts'
import { day } from '../../words.ts'

export function RiskWeeks({ trend }: { readonly trend: RiskTrend }) {
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label="Open risks by week, as a table">
      <table className="t">
        <caption className="hush">
          Open risks at the end of each week, by weight and by kind
        </caption>
        <thead>
          <tr>
            <th scope="col">Week from</th>
            <th scope="col" className="num">
              High
            </th>
            <th scope="col" className="num">
              Medium
            </th>
            <th scope="col" className="num">
              Low
            </th>
            {RISK_LINES.map((type) => (
              <th key={type} scope="col" className="num">
                {RISK_NAMES[type]}
              </th>
            ))}
            <th scope="col" className="num">
              Heard
            </th>
          </tr>
        </thead>
        <tbody>
          {trend.weeks.toReversed().map(({ week, open, byType }) => (
            <tr key={week}>
              <th scope="row">{day(week)}</th>
              <td className="num">{open.high}</td>
              <td className="num">{open.medium}</td>
              <td className="num">{open.low}</td>
              {RISK_LINES.map((type) => (
                <td key={type} className="num">
                  {byType[type]}
                </td>
              ))}
              <td className="num">{heardIn(trend, week)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

const WEEK_MS = 7 * 86_400_000

function heardIn({ notes }: RiskTrend, week: string): number {
  const from = Date.parse(week)
  return notes.filter(({ at }) => Date.parse(at) >= from && Date.parse(at) < from + WEEK_MS).length
}
