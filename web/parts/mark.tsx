/** The mark: two note heads and the tie that carries one over. It has a cut of its own for small sizes. */

interface MarkProps {
  /** In pixels. */
  readonly height?: number
  /** The tie draws itself once: something is being carried over. */
  readonly isDrawing?: boolean
  /** Read aloud; without it the mark is decoration. */
  readonly label?: string
}

/** Below this the swelling of the tie would blur: an even, thicker line takes its place. */
const SMALL_CUT_PX = 24

export function Mark({ height = 18, isDrawing = false, label }: MarkProps) {
  const small = height < SMALL_CUT_PX
  const names = label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true }
  const tie = isDrawing ? 'mark-tie drawing' : 'mark-tie'
  return small ? (
    <svg className="mark" height={height} width={height * 1.6} viewBox="0 0 24 15" {...names}>
      <path className={tie} d="M4.6 6.4C7 1 17 1 19.4 6.4" pathLength="100" strokeWidth="2.4" />
      <ellipse
        className="mark-head"
        cx="4.4"
        cy="11.2"
        rx="4"
        ry="3.1"
        transform="rotate(-20 4.4 11.2)"
      />
      <ellipse
        className="mark-head"
        cx="19.6"
        cy="11.2"
        rx="4"
        ry="3.1"
        transform="rotate(-20 19.6 11.2)"
      />
    </svg>
  ) : (
    <svg className="mark" height={height} width={height * 2.22} viewBox="0 0 40 18" {...names}>
      <path className="mark-tie filled" d="M6.4 8.6C13-.6 27-.6 33.6 8.6C26 3.2 14 3.2 6.4 8.6Z" />
      {isDrawing && (
        <path className={tie} d="M6.4 8C14 .8 26 .8 33.6 8" pathLength="100" strokeWidth="1.6" />
      )}
      <ellipse
        className="mark-head"
        cx="5.4"
        cy="13.4"
        rx="5.2"
        ry="3.8"
        transform="rotate(-22 5.4 13.4)"
      />
      <ellipse
        className="mark-head"
        cx="34.6"
        cy="13.4"
        rx="5.2"
        ry="3.8"
        transform="rotate(-22 34.6 13.4)"
      />
    </svg>
  )
}
