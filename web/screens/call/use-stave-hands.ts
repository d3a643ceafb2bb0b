/** Moves the cursor by hands and keys, chooses a part by dragging or with Shift, and tells what is pointed at. */
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react'
import type { Span } from './lanes.ts'
import type { Note } from './notes.ts'
import { MIDDLE_PX } from './stave-heights.ts'

export interface Pointed {
  readonly atMs: number
  readonly note: Note | undefined
}

export interface StaveActs {
  readonly onGo: (atMs: number, by: 'hand' | 'keys') => void
  /** Reads on in the transcript. */
  readonly onEnter: () => void
  readonly onPart: (part: Span | undefined) => void
  readonly onPoint: (pointed: Pointed | undefined) => void
}

interface Stave extends StaveActs {
  readonly notes: readonly Note[]
  readonly lengthMs: number
  readonly atMs: number
  readonly part: Span | undefined
}

const NOTE_REACH_PX = 11
const DRAG_PX = 6
const STEP_MS = 5_000
const PAGE_MS = 60_000

/** `middle`: where the notes stand, in pixels from the top. */
export function useStaveHands(
  { lengthMs, atMs, part, notes, onGo, onEnter, onPart, onPoint }: Stave,
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
