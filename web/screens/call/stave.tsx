/** The staff itself, and the slider that hands and keys move its cursor by. */
import type { RefObject } from 'react'
import { StaveDrawing, type StaveShape } from './stave-drawing.tsx'
import { heightsOf } from './stave-heights.ts'
import { type StaveActs, useStaveHands } from './use-stave-hands.ts'

interface StaveProps extends StaveShape, StaveActs {
  readonly box: RefObject<HTMLDivElement | null>
  /** Read aloud: `12 min 34, Pat Lee speaking`. */
  readonly valueText: string
}

export function Stave(props: StaveProps) {
  const { box, lanes, lengthMs, atMs, valueText, onPoint } = props
  const { height, middle } = heightsOf(lanes)
  const hands = useStaveHands(props, middle)
  return (
    <div className="stave" ref={box}>
      <svg className="staff" height={height} aria-hidden>
        <StaveDrawing {...props} />
      </svg>
      <div
        className="staff-slider"
        role="slider"
        tabIndex={0}
        aria-label="Timeline of the call"
        aria-valuemin={0}
        aria-valuemax={Math.round(lengthMs / 1_000)}
        aria-valuenow={Math.floor(atMs / 1_000)}
        aria-valuetext={valueText}
        onPointerLeave={() => onPoint(undefined)}
        {...hands}
      />
    </div>
  )
}
