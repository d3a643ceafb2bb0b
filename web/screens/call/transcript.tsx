/** What was said, of which only what is in sight is in the page: four thousand turns scroll like forty. */
import './transcript.css'
import { useWindowVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useLayoutEffect, useRef, useState } from 'react'
import type { Row } from './rows.ts'
import { markTime, momentHash } from '../../parts/call-times.ts'
import { Turn, type TurnActs } from './turn.tsx'
import type { Finding } from './use-finding.ts'
import type { Reading } from './use-reading.ts'

interface TranscriptProps {
  readonly reading: Reading
  readonly finding: Finding
  readonly acts: TurnActs
  /** Key of the row whose words are being marked. */
  readonly marking: string | undefined
  /** As BCP 47 names it, where Gong knows it. */
  readonly language: string | undefined
}

const BEYOND_SIGHT = 6
/** Of the line with the find field, which stays above. */
const TOP_PX = 84
const LETTER_PX = 8.4
const LINE_PX = 28
const CHAPTER_PX = 56
const ASIDE_PX = 26
/** Around the text of a turn: its time, side rule and margin. */
/** As the style sheet has it. */
const NARROW_PX = 540
const AROUND_PX = { wide: 228, narrow: 20 }

export function Transcript({ reading, finding, acts, marking, language }: TranscriptProps) {
  const { rows, shown, atMs, isAtStart } = reading
  const box = useRef<HTMLDivElement>(null)
  const { topPx, textPx } = usePlace(box)
  const [pointed, setPointed] = useState<string>()
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: (index) => estimate(rows[index], textPx),
    getItemKey: (index) => rows[index]?.key ?? index,
    overscan: BEYOND_SIGHT,
    scrollMargin: topPx,
    scrollPaddingStart: TOP_PX,
    useFlushSync: false,
  })
  const focusing = useRef<number>(undefined)
  const scrolling = useRef(virtual)
  scrolling.current = virtual

  useEffect(() => {
    if (shown === undefined) return
    focusing.current = shown.focuses ? shown.row : undefined
    const element = box.current?.querySelector(`[data-index="${shown.row}"]`)
    if (!shown.isFirst && element && isInSight(element)) {
      if (shown.focuses) focusRow(element)
      return
    }
    scrolling.current.scrollToIndex(shown.row, { align: 'center' })
  }, [shown])

  const items = virtual.getVirtualItems()
  // A row that was far away can have the focus as soon as it is in the page.
  useEffect(() => {
    if (focusing.current === undefined) return
    const element = box.current?.querySelector(`[data-index="${focusing.current}"]`)
    if (!element) return
    focusing.current = undefined
    focusRow(element)
  }, [items])

  return (
    <div
      ref={box}
      className="turns"
      lang={language}
      style={{ height: virtual.getTotalSize() }}
      onPointerLeave={() => setPointed(undefined)}
    >
      {items.map((item) => {
        const row = rows[item.index]
        if (row === undefined) return null
        const isCurrent = !isAtStart && item.index === reading.row
        return (
          <div
            key={item.key}
            data-index={item.index}
            ref={virtual.measureElement}
            className="turn-place"
            style={{ transform: `translateY(${item.start - topPx}px)` }}
            onPointerEnter={() => setPointed(row.key)}
            onFocus={() => setPointed(row.key)}
          >
            {row.kind === 'chapter' ? (
              <h2 className="part-head">
                <span>{row.number}</span> {row.title}{' '}
                <a
                  className="time"
                  href={momentHash(row.startMs)}
                  onClick={(event) => {
                    event.preventDefault()
                    acts.go(row.startMs)
                  }}
                >
                  {markTime(row.startMs)}
                </a>
              </h2>
            ) : (
              <Turn
                row={row}
                acts={acts}
                nowMs={isCurrent ? atMs : undefined}
                isActive={isCurrent || pointed === row.key}
                isMarking={marking === row.key}
                hits={finding.inRow(item.index)}
                hit={finding.hits[finding.current]}
              />
            )}
          </div>
        )
      })}
    </div>
  )
}

function focusRow(place: Element): void {
  place.querySelector<HTMLElement>('.turn, .aside')?.focus({ preventScroll: true })
}

function isInSight(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect()
  return top >= TOP_PX && bottom <= window.innerHeight - 16
}

/** Good enough for the scroll bar; a row is measured when it comes into the page. */
function estimate(row: Row | undefined, textPx: number): number {
  if (row === undefined || row.kind === 'chapter') return CHAPTER_PX
  if (row.isAside) return ASIDE_PX
  const lines = Math.ceil((row.text.length * LETTER_PX) / Math.max(120, textPx))
  return lines * LINE_PX + (row.isFirst ? 30 : 12)
}

/** Where the transcript begins on the page, and how wide its words are. */
function usePlace(box: React.RefObject<HTMLDivElement | null>) {
  const [place, setPlace] = useState({ topPx: 0, textPx: 430 })
  useLayoutEffect(() => {
    const look = () => {
      const element = box.current
      if (!element) return
      const rect = element.getBoundingClientRect()
      const topPx = Math.round(rect.top + window.scrollY)
      const isNarrow = rect.width <= NARROW_PX
      const textPx = rect.width - (isNarrow ? AROUND_PX.narrow : AROUND_PX.wide)
      setPlace((former) =>
        former.topPx === topPx && former.textPx === textPx ? former : { topPx, textPx },
      )
    }
    look()
    // Whatever grows above moves the transcript.
    const watcher = new ResizeObserver(look)
    watcher.observe(document.body)
    return () => watcher.disconnect()
  }, [box])
  return place
}
