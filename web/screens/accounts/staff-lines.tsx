/** The drawing behind the notes: a line for each person, a bar line for each call, ties, rests, today and the kickoff. */
import type { Lane, RelationshipFigure } from './relationship-figure.ts'

interface StaffLinesProps {
  readonly figure: RelationshipFigure
  readonly lanes: readonly Lane[]
  /** In pixels from the top. */
  readonly yOf: (lane: number) => number
  readonly height: number
  /** Where the customer's lanes end. */
  readonly middle: number
}

const TIE_PX = 13

export function StaffLines({ figure, lanes, yOf, height, middle }: StaffLinesProps) {
  const top = yOf(0)
  const bottom = yOf(lanes.length - 1)
  return (
    <svg className="people-staff" width="100%" height={height} aria-hidden>
      {figure.calls.map(({ callId, x }) => (
        <line key={callId} className="bar" x1={`${x}%`} x2={`${x}%`} y1={top} y2={bottom} />
      ))}
      {lanes.map((lane, index) => (
        <g key={index} className={lane.side === 'Internal' ? 'us' : 'customer'}>
          <line className="lane" x1="4%" x2="96%" y1={yOf(index)} y2={yOf(index)} />
          {lane.ties.map(({ fromX, toX }) => (
            <svg
              key={fromX}
              x={`${fromX}%`}
              y={yOf(index) - TIE_PX - 4}
              width={`${toX - fromX}%`}
              height={TIE_PX}
              viewBox="0 0 100 14"
              preserveAspectRatio="none"
            >
              <path className="tie" d="M0 14C18-.5 82-.5 100 14C82 3.5 18 3.5 0 14Z" />
            </svg>
          ))}
        </g>
      ))}
      {figure.rests.map(({ fromX, toX, days }) => (
        <Rest key={fromX} fromX={fromX + 3} toX={toX - 3} y={middle + 26} days={days} />
      ))}
      <line
        className="now"
        x1={`${figure.todayX}%`}
        x2={`${figure.todayX}%`}
        y1={0}
        y2={height - 6}
      />
      {figure.kickoffX !== null && <DoubleBar x={figure.kickoffX} top={top} bottom={bottom} />}
    </svg>
  )
}

interface RestProps {
  readonly fromX: number
  readonly toX: number
  readonly y: number
  readonly days: number
}

function Rest({ fromX, toX, y, days }: RestProps) {
  const ends = [fromX, toX]
  return (
    <g className="rest-between">
      <line x1={`${fromX}%`} x2={`${toX}%`} y1={y} y2={y} />
      {ends.map((x) => (
        <line key={x} className="end" x1={`${x}%`} x2={`${x}%`} y1={y - 7} y2={y + 7} />
      ))}
      <text x={`${(fromX + toX) / 2}%`} y={y - 9}>
        {days} days without a call
      </text>
    </g>
  )
}

/** As a piece of music ends, and another begins. */
function DoubleBar({
  x,
  top,
  bottom,
}: {
  readonly x: number
  readonly top: number
  readonly bottom: number
}) {
  return (
    <>
      <line className="bar" x1={`${x}%`} x2={`${x}%`} y1={top} y2={bottom} />
      <line className="bar heavy" x1={`${x + 0.7}%`} x2={`${x + 0.7}%`} y1={top} y2={bottom} />
    </>
  )
}
