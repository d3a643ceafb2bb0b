/** The staff itself: lanes, bars, notes, the cursor; and the slider that hands and keys move it by. */
import { type KeyboardEvent, type PointerEvent, type RefObject, useRef, useState } from 'react'
import type { Chapter } from '../../../src/records/account-call.ts'
import { dashes, type Lane, type Side, type Span } from './lanes.ts'
import { NoteShape } from './note-mark.tsx'
import type { Note } from './notes.ts'
import { ticksOf } from './staff-words.ts'
import { markTime } from './times.ts'

export interface StaveShape {
  readonly lanes: readonly Lane[]
  readonly chapters: readonly Chapter[]
  readonly notes: readonly Note[]
  /** Moments of found words. */
  readonly hits: readonly number[]
  readonly lengthMs: number
  readonly widthPx: number
}

interface StaveProps extends StaveShape {
  readonly box: RefObject<HTMLDivElement | null>
  readonly atMs: number
  readonly part: Span | undefined
  readonly pointed: Pointed | undefined
  /** Read aloud: `12 min 34, Pat Lee speaking`. */
  readonly valueText: string
  readonly onGo: (atMs: number, by: 'hand' | 'keys') => void
  /** Reads on in the transcript. */
  readonly onEnter: () => void
  readonly onPart: (part: Span | undefined) => void
  readonly onPoint: (pointed: Pointed | undefined) => void
}

export interface Pointed {
  readonly atMs: number
  readonly note: Note | undefined
}

const MIDDLE_PX = 52
const FOOT_PX = 24
const NOTE_REACH_PX = 11
const DRAG_PX = 6
const STEP_MS = 5_000
const PAGE_MS = 60_000
const TICK_PX = 96

/** Twelve lanes still fit on a screen. */
export function laneHeight(lanes: number): number {
  if (lanes <= 6) return 30
  return lanes <= 12 ? 22 : 17
}

export function Stave(props: StaveProps) {
  const { box, lanes, lengthMs, atMs, valueText, onPoint } = props
  const { height, middle } = heightsOf(lanes)
  const hands = useHands(props, middle)
  return (
    <div className="stave" ref={box}>
      <svg className="staff" height={height} aria-hidden>
        <Drawing {...props} />
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

function useHands(
  { lengthMs, atMs, part, notes, onGo, onEnter, onPart, onPoint }: StaveProps,
  middle: number,
) {
  const [downX, setDownX] = useState<number>()
  const isDragging = useRef(false)
  const placeOf = (event: PointerEvent<HTMLElement>) => {
    const { left, top, width } = event.currentTarget.getBoundingClientRect()
    const x = Math.min(width, Math.max(0, event.clientX - left))
    const isAtNotes = Math.abs(event.clientY - top - middle) < MIDDLE_PX / 2
    const near = notes
      .map((note) => ({ note, px: Math.abs(note.at * width - x) }))
      .toSorted((a, b) => a.px - b.px)[0]
    const note = isAtNotes && near && near.px <= NOTE_REACH_PX ? near.note : undefined
    return { x, width, atMs: (x / width) * lengthMs, note }
  }
  const keys: Readonly<Record<string, number>> = {
    ArrowLeft: atMs - STEP_MS,
    ArrowDown: atMs - STEP_MS,
    ArrowRight: atMs + STEP_MS,
    ArrowUp: atMs + STEP_MS,
    PageDown: atMs + PAGE_MS,
    PageUp: atMs - PAGE_MS,
    Home: 0,
    End: lengthMs,
  }
  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      setDownX(placeOf(event).x)
      isDragging.current = false
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const place = placeOf(event)
      if (downX === undefined) {
        onPoint({ atMs: place.atMs, note: place.note })
        return
      }
      if (Math.abs(place.x - downX) < DRAG_PX && !isDragging.current) return
      isDragging.current = true
      onPoint(undefined)
      const downMs = (downX / place.width) * lengthMs
      onPart({ startMs: Math.min(downMs, place.atMs), endMs: Math.max(downMs, place.atMs) })
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      if (downX === undefined) return
      setDownX(undefined)
      if (isDragging.current) return
      const { note, atMs: pressedMs } = placeOf(event)
      onPart(undefined)
      onGo(note?.marks[0]?.atMs ?? pressedMs, 'hand')
    },
    onPointerCancel: () => setDownX(undefined),
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === 'Escape' && part) onPart(undefined)
      if (event.key === 'Enter') onEnter()
      const toMs = keys[event.key]
      if (toMs === undefined) return
      event.preventDefault()
      const within = Math.min(lengthMs, Math.max(0, toMs))
      if (event.shiftKey) {
        const anchorMs =
          part === undefined ? atMs : part.startMs === atMs ? part.endMs : part.startMs
        onPart({ startMs: Math.min(anchorMs, within), endMs: Math.max(anchorMs, within) })
      } else onPart(undefined)
      onGo(within, 'keys')
    },
  }
}

const CLASSES: Readonly<Record<Side, string>> = {
  External: 'customer',
  Internal: 'us',
  Unknown: 'unknown',
}

function Drawing({
  lanes,
  chapters,
  notes,
  hits,
  lengthMs,
  widthPx,
  atMs,
  part,
  pointed,
}: StaveProps) {
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

/** Of the customer's lanes, the notes between, and ours. */
export function heightsOf(lanes: readonly Lane[]) {
  const rowPx = laneHeight(lanes.length)
  const above = lanes.filter(({ side }) => side !== 'Internal').length
  const lanesPx = lanes.length * rowPx + MIDDLE_PX
  return {
    rowPx,
    above,
    middle: above * rowPx + MIDDLE_PX / 2,
    lanesPx,
    height: lanesPx + FOOT_PX,
  }
}

function laneTop(index: number, above: number, rowPx: number): number {
  return index * rowPx + (index >= above ? MIDDLE_PX : 0)
}
