/** The last runs of a dataset in the height of a line: one bar a run, newest at the right. */
import { isLive, type Strip, stripWords } from './run-figure.ts'

const STEP_PX = 5
const BAR_PX = 3.4
const HEIGHT_PX = 18
const STUB_PX = 4
const MOST = 24

/** `runs` newest first, as the API gives them. */
export function RunStrip({ runs }: { readonly runs: readonly Strip[] }) {
  const shown = runs.slice(0, MOST)
  const most = Math.max(1, ...shown.map((run) => run.records))
  return (
    <svg
      className="run-strip"
      width={MOST * STEP_PX}
      height={HEIGHT_PX + 1}
      role="img"
      aria-label={stripWords(runs)}
    >
      <line className="lane" x1="0" x2={MOST * STEP_PX} y1={HEIGHT_PX + 0.5} y2={HEIGHT_PX + 0.5} />
      {shown.map((run, index) => {
        const height = barHeight(run, most)
        return (
          <rect
            key={run.runId}
            className={`strip-bar ${run.status}`}
            x={(MOST - 1 - index) * STEP_PX}
            y={HEIGHT_PX - height}
            width={BAR_PX}
            height={height}
          />
        )
      })}
    </svg>
  )
}

function barHeight(run: Strip, most: number): number {
  if (run.status === 'failed' || isLive(run.status)) return STUB_PX
  return Math.max(STUB_PX, (run.records / most) * HEIGHT_PX)
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
