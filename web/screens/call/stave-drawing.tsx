/** What a staff shows: lanes with talk, chapters as bar lines, notes with stems, found words, hairlines. */
import type { Chapter } from '../../../src/records/account-call.ts'
import { dashes, type Lane, type Side, type Span } from './lanes.ts'
import { NoteShape } from '../../parts/note-mark.tsx'
import type { Note } from './notes.ts'
import { ticksOf } from './staff-words.ts'
import { FOOT_PX, heightsOf, laneTop } from './stave-heights.ts'
import { markTime } from '../../parts/call-times.ts'
import type { Pointed } from './use-stave-hands.ts'

export interface StaveShape {
  readonly lanes: readonly Lane[]
  readonly chapters: readonly Chapter[]
  readonly notes: readonly Note[]
  /** Moments of found words. */
  readonly hits: readonly number[]
  readonly lengthMs: number
  readonly widthPx: number
  readonly atMs: number
  readonly part: Span | undefined
  readonly pointed: Pointed | undefined
}

const TICK_PX = 96

const CLASSES: Readonly<Record<Side, string>> = {
  External: 'customer',
  Internal: 'us',
  Unknown: 'unknown',
}

export function StaveDrawing({
  lanes,
  chapters,
  notes,
  hits,
  lengthMs,
  widthPx,
  atMs,
  part,
  pointed,
}: StaveShape) {
  const { rowPx, above, middle, lanesPx } = heightsOf(lanes)
  const x = (ms: number) => `${Math.round((ms / lengthMs) * 100_000) / 1_000}%`
  const laneY = (index: number) => laneTop(index, above, rowPx) + rowPx / 2
  const isClear = (tickMs: number) => {
    const px = ((tickMs - atMs) / lengthMs) * widthPx
    return px < -FLAG_PX * 1.4 || px > FLAG_PX * 0.6
  }
  const ends = lanes.length === 0 ? [] : [laneY(0), laneY(lanes.length - 1)]
  return (
    <>
      {part && (
        <rect
          className="part"
          x={x(part.startMs)}
          width={x(part.endMs - part.startMs)}
          height={lanesPx}
        />
      )}
      {chapters.slice(chapters[0]?.startMs === 0 ? 1 : 0).map(({ startMs }, index) => (
        <line key={index} className="bar" x1={x(startMs)} x2={x(startMs)} y1={0} y2={lanesPx} />
      ))}
      {lanes.map(({ key, side, spans }, index) => (
        <g key={key}>
          <line className="lane" x2="100%" y1={laneY(index)} y2={laneY(index)} />
          <line
            className={`talk ${CLASSES[side]}`}
            style={{ strokeWidth: Math.min(10, rowPx - 7) }}
            x2="100%"
            y1={laneY(index)}
            y2={laneY(index)}
            pathLength={lengthMs / 1_000}
            strokeDasharray={dashes(spans, lengthMs)}
          />
        </g>
      ))}
      {notes.map((note) => (
        <g key={note.at}>
          <NoteStem note={note} {...{ lanes, x, laneY, middle }} />
          <svg x={`${note.at * 100}%`} y={middle} className="staff-note">
            <NoteShape kind={note.kind} />
            {note.marks.length > 1 && (
              <text y={-10} textAnchor="middle">
                {note.marks.length}
              </text>
            )}
          </svg>
        </g>
      ))}
      {hits.map((hitMs, index) => (
        <line
          key={index}
          className="hit"
          x1={x(hitMs)}
          x2={x(hitMs)}
          y1={lanesPx - 1}
          y2={lanesPx + 7}
        />
      ))}
      {ends.length > 0 && (
        <line className="bracket" x1={0} x2={0} y1={(ends[0] ?? 0) - 5} y2={(ends[1] ?? 0) + 5} />
      )}
      {ends.length > 0 && (
        <svg x="100%" className="hairline">
          <line className="bar" x1={-6} x2={-6} y1={(ends[0] ?? 0) - 5} y2={(ends[1] ?? 0) + 5} />
        </svg>
      )}
      {ends.length > 0 && (
        <line className="end" x1="100%" x2="100%" y1={(ends[0] ?? 0) - 5} y2={(ends[1] ?? 0) + 5} />
      )}
      {ticksOf(lengthMs, Math.max(2, widthPx / TICK_PX))
        .filter((tickMs) => isClear(tickMs))
        .map((tickMs) => (
          <text key={tickMs} className="tick" x={x(tickMs)} y={lanesPx + 16}>
            {markTime(tickMs)}
          </text>
        ))}
      {pointed && (
        <Hairline className="pointer" x={x(pointed.atMs)} atMs={pointed.atMs} height={lanesPx} />
      )}
      <Hairline className="cursor" x={x(atMs)} atMs={atMs} height={lanesPx} />
    </>
  )
}

interface NoteStemProps {
  readonly note: Note
  readonly lanes: readonly Lane[]
  readonly x: (ms: number) => string
  readonly laneY: (index: number) => number
  readonly middle: number
}

/** The stem of a note leads to whoever talked then. */
function NoteStem({ note, lanes, laneY, middle }: NoteStemProps) {
  const atMs = note.marks[0]?.atMs ?? 0
  const lane = lanes.findIndex(({ spans }) =>
    spans.some(({ startMs, endMs }) => startMs <= atMs && endMs >= atMs),
  )
  if (lane < 0) return null
  const y = laneY(lane)
  const at = `${note.at * 100}%`
  return <line className="stem" x1={at} x2={at} y1={y} y2={y < middle ? middle - 7 : middle + 7} />
}

interface HairlineProps {
  readonly className: string
  readonly x: string
  readonly atMs: number
  readonly height: number
}

const FLAG_PX = 46
const LONG_FLAG_PX = 60

function Hairline({ className, x, atMs, height }: HairlineProps) {
  const time = markTime(atMs)
  const flagPx = time.length > 5 ? LONG_FLAG_PX : FLAG_PX
  return (
    <svg className={`hairline ${className}`} x={x}>
      <line y1={0} y2={height + FOOT_PX} />
      <rect x={-flagPx / 2} y={height + 3} width={flagPx} height={19} rx={3} />
      <text y={height + 16.5} textAnchor="middle">
        {time}
      </text>
    </svg>
  )
}
