/** The one drawing of the first visit: a staff over which a tie carries a note into the next bar. */
const LINES = [40, 52, 64, 76, 88]
const BARS = [2, 210, 418, 626]

export function CarriedOver({ isConnected }: { readonly isConnected: boolean }) {
  return (
    <svg className="carried" viewBox="0 0 628 104" aria-hidden>
      {LINES.map((y) => (
        <line key={y} className="lane" x1="2" x2="626" y1={y} y2={y} />
      ))}
      {BARS.map((x) => (
        <line key={x} className="bar" x1={x} x2={x} y1="40" y2="88" />
      ))}
      <path
        className={isConnected ? 'mark-tie first-tie' : 'tie-dots'}
        d="M112 48C150 6 270 6 308 48"
        pathLength={isConnected ? 100 : undefined}
      />
      <path className="tie-dots" d="M320 48C358 6 478 6 516 48" />
      <Note x={110} y={64} isFull />
      <Note x={314} y={64} isFull={isConnected} />
      <Note x={520} y={64} isFull={false} />
    </svg>
  )
}

function Note({
  x,
  y,
  isFull,
}: {
  readonly x: number
  readonly y: number
  readonly isFull: boolean
}) {
  return (
    <ellipse
      className={isFull ? 'mark-head' : 'hollow'}
      cx={x}
      cy={y}
      rx="9"
      ry="6.6"
      transform={`rotate(-20 ${x} ${y})`}
    />
  )
}
