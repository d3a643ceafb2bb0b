/** The last runs of a dataset in the height of a line: one bar a run, newest at the right. */
import { memo } from 'react'
import { isLive, type Strip, stripWords } from './run-figure.ts'

const STEP_PX = 5
const BAR_PX = 3.4
const HEIGHT_PX = 18
const STUB_PX = 4
const MOST = 24

/** `runs` newest first, as the API gives them. Drawn as one path for each outcome: lists show hundreds of bars. */
export const RunStrip = memo(function RunStrip({ runs }: { readonly runs: readonly Strip[] }) {
  return (
    <svg
      className="run-strip"
      width={MOST * STEP_PX}
      height={HEIGHT_PX + 1}
      role="img"
      aria-label={stripWords(runs)}
    >
      <line className="lane" x1="0" x2={MOST * STEP_PX} y1={HEIGHT_PX + 0.5} y2={HEIGHT_PX + 0.5} />
      {[...pathsOf(runs.slice(0, MOST))].map(([status, path]) => (
        <path key={status} className={`strip-bar ${status}`} d={path} />
      ))}
    </svg>
  )
})

function pathsOf(runs: readonly Strip[]): ReadonlyMap<Strip['status'], string> {
  const most = Math.max(1, ...runs.map((run) => run.records))
  const paths = new Map<Strip['status'], string>()
  runs.forEach((run, index) => {
    const height = barHeight(run, most)
    const x = (MOST - 1 - index) * STEP_PX
    const bar = `M${x} ${HEIGHT_PX}v${-height}h${BAR_PX}v${height}z`
    paths.set(run.status, (paths.get(run.status) ?? '') + bar)
  })
  return paths
}

function barHeight(run: Strip, most: number): number {
  if (run.status === 'failed' || isLive(run.status)) return STUB_PX
  return Math.max(STUB_PX, Math.round((run.records / most) * HEIGHT_PX * 10) / 10)
}

/** Hatches that strips and bars are filled with; once on a page. */
export function RunPatterns() {
  return (
    <svg className="sprite" aria-hidden>
      <defs>
        <pattern
          id="warn-hatch"
          width="5"
          height="5"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect className="warn-ground" width="5" height="5" />
          <rect className="warn-line" width="2" height="5" />
        </pattern>
        <pattern
          id="warn-hatch-fine"
          width="3"
          height="3"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <rect className="warn-ground" width="3" height="3" />
          <rect className="warn-line" width="1.6" height="3" />
        </pattern>
      </defs>
    </svg>
  )
}
