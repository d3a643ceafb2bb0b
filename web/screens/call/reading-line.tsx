/** The line that stays above the transcript: where one is in the call, find, and only the customer's words. */
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { dashes, joined } from './lanes.ts'
import { markTime } from '../../parts/call-times.ts'
import type { Finding } from './use-finding.ts'
import type { Reading } from './use-reading.ts'

interface ReadingLineProps {
  readonly reading: Reading
  readonly finding: Finding
  readonly children: ReactNode
}

const LANE_PX = 9

export function ReadingLine({ reading, finding, children }: ReadingLineProps) {
  const { isOnlyCustomer, toggleOnlyCustomer } = reading
  const { sentinel, isStuck } = useStuck()
  return (
    <>
      <span ref={sentinel} />
      <div className={isStuck ? 'reading-line stuck' : 'reading-line'}>
        <div className="reading-tools">
          {children}
          <button
            type="button"
            className="chip"
            aria-pressed={isOnlyCustomer}
            onClick={toggleOnlyCustomer}
          >
            Only the customer
          </button>
        </div>
        <SlimStaff reading={reading} hits={finding.hits.map(({ atMs }) => atMs)} />
      </div>
    </>
  )
}

/** Whether the line hangs at the top of the window: the timeline itself is out of sight then. */
function useStuck() {
  const sentinel = useRef<HTMLSpanElement>(null)
  const [isStuck, setStuck] = useState(false)
  useEffect(() => {
    const element = sentinel.current
    if (!element) return
    const watcher = new IntersectionObserver(([entry]) => {
      if (entry) setStuck(!entry.isIntersecting && entry.boundingClientRect.top < 0)
    })
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [])
  return { sentinel, isStuck }
}

interface SlimStaffProps {
  readonly reading: Reading
  readonly hits: readonly number[]
}

/** Two lanes, theirs and ours, for the eye and the hand alone: the timeline above is the one for keys and ears. */
function SlimStaff({ reading, hits }: SlimStaffProps) {
  const { lanes, lengthMs, atMs } = reading
  const sides = useMemo(
    () =>
      (['External', 'Internal'] as const).map((side) => ({
        side,
        pattern: dashes(
          joined(
            lanes
              .filter((lane) => (lane.side === 'Internal') === (side === 'Internal'))
              .flatMap(({ spans }) => spans),
          ),
          lengthMs,
        ),
      })),
    [lanes, lengthMs],
  )
  const x = (ms: number) => `${(ms / lengthMs) * 100}%`
  return (
    <svg
      className="slim-staff mini-staff"
      height={LANE_PX * 2 + 4}
      aria-hidden
      onClick={(event) => {
        const { left, width } = event.currentTarget.getBoundingClientRect()
        reading.go(((event.clientX - left) / width) * lengthMs)
      }}
    >
      <title>{markTime(atMs)}</title>
      {sides.map(({ side, pattern }, index) => (
        <g key={side}>
          <line className="lane" x2="100%" y1={index * LANE_PX + 6} y2={index * LANE_PX + 6} />
          <line
            className={side === 'External' ? 'talk customer' : 'talk us'}
            x2="100%"
            y1={index * LANE_PX + 6}
            y2={index * LANE_PX + 6}
            pathLength={lengthMs / 1_000}
            strokeDasharray={pattern}
          />
        </g>
      ))}
      {hits.map((hitMs, index) => (
        <line key={index} className="hit" x1={x(hitMs)} x2={x(hitMs)} y1={0} y2={LANE_PX * 2 + 4} />
      ))}
      <line className="slim-cursor" x1={x(atMs)} x2={x(atMs)} y1={0} y2={LANE_PX * 2 + 4} />
    </svg>
  )
}
