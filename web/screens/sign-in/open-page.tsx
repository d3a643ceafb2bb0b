/** The pages before anybody is signed in: the form on one side, the idea of the product on the other. */
import { type ReactNode, useEffect, useRef } from 'react'
import { Mark } from '../../parts/mark.tsx'
import './open-page.css'

interface OpenPageProps {
  readonly title: string
  /** One sentence below the title. */
  readonly says?: ReactNode
  readonly children: ReactNode
  /** Above the title: where one is in a way of several steps. */
  readonly steps?: ReactNode
}

export function OpenPage({ title, says, steps, children }: OpenPageProps) {
  const heading = useRef<HTMLHeadingElement>(null)
  const first = useRef(title)
  useEffect(() => {
    document.title = `${title} · Carryover`
    // A new step is announced by its heading; the first page leaves the focus to its first field.
    if (title !== first.current) heading.current?.focus()
    first.current = title
  }, [title])
  return (
    <div className="open-page">
      <main className="open-form" id="main">
        <p className="open-brand">
          <Mark height={18} />
          Carryover
        </p>
        <div className="open-middle">
          {steps}
          <h1 className="title" ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {says && <p className="small">{says}</p>}
          <div className="open-body">{children}</div>
        </div>
      </main>
      <aside className="open-idea">
        <Tie />
        <p className="open-words">
          In written music a tie is the arc that carries a note over the bar line into the next bar.
        </p>
        <p className="small">
          Carryover does that with a conversation: over the line between sales and customer success,
          and over into AI.
        </p>
      </aside>
    </div>
  )
}

const LINES = [96, 120, 144, 168, 192]
/** Notes of two bars, as quiet as print: what was said before and what comes after the line. */
const NOTES: readonly (readonly [x: number, y: number])[] = [
  [40, 180],
  [88, 156],
  [136, 168],
  [352, 156],
  [408, 132],
]

function Tie() {
  return (
    <svg className="open-tie" viewBox="0 0 460 232" aria-hidden>
      {LINES.map((y) => (
        <line key={y} className="lane" x1="0" x2="460" y1={y} y2={y} />
      ))}
      <line className="bar" x1="242" x2="242" y1="96" y2="192" />
      {NOTES.map(([x, y]) => (
        <g key={x} className="quiet-note">
          <ellipse cx={x} cy={y} rx="12" ry="9" transform={`rotate(-20 ${x} ${y})`} />
          <line x1={x + 11} x2={x + 11} y1={y - 4} y2={y - 58} />
        </g>
      ))}
      <ellipse
        className="mark-head"
        cx="192"
        cy="132"
        rx="17"
        ry="12.6"
        transform="rotate(-20 192 132)"
      />
      <ellipse
        className="mark-head"
        cx="296"
        cy="132"
        rx="17"
        ry="12.6"
        transform="rotate(-20 296 132)"
      />
      <path
        className="mark-tie drawing"
        pathLength="100"
        strokeWidth="7"
        d="M192 106C216 58 272 58 296 106"
      />
    </svg>
  )
}
