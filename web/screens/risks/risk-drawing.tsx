/** What lies behind the notes: five lines, a bar line for each week, ties, and how many were open each week. */
import { RISK_LINES } from '../../parts/risk-words.ts'
import type { RiskFigure } from './risk-figure.ts'

export const LINE_PX = 38
export const TOP_PX = 22
export const LINES_PX = TOP_PX + LINE_PX * (RISK_LINES.length - 1)
/** Of the bars, at most. */
const BARS_PX = 42
const BASE_PX = LINES_PX + 24 + BARS_PX
export const STAFF_PX = BASE_PX + 22
const TIE_PX = 14
const TIE = 'M0 14C18-.5 82-.5 100 14C82 3.5 18 3.5 0 14Z'
/** So many labels of weeks have room side by side. */
const MOST_LABELS = 18

export function RiskDrawing({ figure }: { readonly figure: RiskFigure }) {
  const { weeks, weekWidth, ties } = figure
  const bottom = LINES_PX
  const every = Math.ceil(weeks.length / MOST_LABELS)
  return (
    <svg className="five-drawing" width="100%" height={STAFF_PX} aria-hidden>
      {[...weeks.map(({ x }) => x), 100].map((x) => (
        <line key={x} className="week" x1={`${x}%`} x2={`${x}%`} y1={TOP_PX} y2={bottom} />
      ))}
      {RISK_LINES.map((type, line) => (
        <line
          key={type}
          className="lane"
          x2="100%"
          y1={TOP_PX + line * LINE_PX}
          y2={TOP_PX + line * LINE_PX}
        />
      ))}
      {ties.map(({ key, line, fromX, toX, isBelow }) => {
        const y = TOP_PX + line * LINE_PX
        return (
          <svg
            key={key}
            x={`${fromX}%`}
            width={`${toX - fromX}%`}
            y={isBelow ? y + 6 : y - TIE_PX - 6}
            height={TIE_PX}
            viewBox="0 0 100 14"
            preserveAspectRatio="none"
          >
            <path className="tie" d={TIE} transform={isBelow ? 'matrix(1 0 0 -1 0 14)' : ''} />
          </svg>
        )
      })}
      {weeks.map((week, index) => (
        <WeekBar
          key={week.week}
          week={week}
          width={weekWidth}
          mostOpen={figure.mostOpen}
          hasLabel={(weeks.length - 1 - index) % every === 0}
          hasSum={index === weeks.length - 1}
        />
      ))}
    </svg>
  )
}

interface WeekBarProps {
  readonly week: RiskFigure['weeks'][number]
  readonly width: number
  readonly mostOpen: number
  readonly hasLabel: boolean
  readonly hasSum: boolean
}

function WeekBar({ week, width, mostOpen, hasLabel, hasSum }: WeekBarProps) {
  const { x, open, sum, label } = week
  const heightOf = (amount: number) => (amount / mostOpen) * BARS_PX
  const high = heightOf(open.high)
  const medium = heightOf(open.medium)
  const low = heightOf(open.low)
  const at = `${x + width * 0.16}%`
  const wide = `${width * 0.56}%`
  const parts = [
    { name: 'high', y: BASE_PX - high, height: high },
    { name: 'medium', y: BASE_PX - high - medium, height: medium },
    { name: 'low', y: BASE_PX - high - medium - low, height: low },
  ]
  return (
    <>
      {parts.map(({ name, y, height }) => (
        <rect key={name} className={`open-${name}`} x={at} width={wide} y={y} height={height} />
      ))}
      {hasSum && (
        <text className="sum" x={at} y={BASE_PX - high - medium - low - 5}>
          {sum}
        </text>
      )}
      {hasLabel && (
        <text className="tick" x={at} y={BASE_PX + 15}>
          {label}
        </text>
      )}
    </>
  )
}
