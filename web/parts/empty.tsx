/** An empty page explains itself: the staff with a tie that is still dotted, one sentence, one button. */
import type { ReactNode } from 'react'

interface EmptyProps {
  readonly sentence: ReactNode
  /** One button, and a quiet link at most. */
  readonly action?: ReactNode
}

const LINES = [34, 45, 56, 67, 78]
const BARS = [2, 130, 258]

export function Empty({ sentence, action }: EmptyProps) {
  return (
    <div className="empty">
      <svg width="260" height="84" viewBox="0 4 260 84" aria-hidden>
        {LINES.map((y) => (
          <line key={y} className="lane" x1="2" x2="258" y1={y} y2={y} />
        ))}
        {BARS.map((x) => (
          <line key={x} className="bar" x1={x} x2={x} y1="34" y2="78" />
        ))}
        <path className="tie-dots" d="M70 44C92 10 168 10 190 44" />
        <ellipse
          className="mark-head"
          cx="69"
          cy="56"
          rx="8"
          ry="6"
          transform="rotate(-20 69 56)"
        />
        <ellipse className="hollow" cx="191" cy="56" rx="8" ry="6" transform="rotate(-20 191 56)" />
      </svg>
      <p>{sentence}</p>
      {action && <div className="flex flex-wrap gap-2">{action}</div>}
    </div>
  )
}
