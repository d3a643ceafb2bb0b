/** The records of a file by name, of which only those in sight are in the page. */
import { useVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useRef } from 'react'
import { counted } from '../../words.ts'
import type { OutlineEntry } from './file-lines.ts'

const ENTRY_PX = 40
const BEYOND_SIGHT = 8

interface FileOutlineProps {
  readonly outline: readonly OutlineEntry[]
  /** The entry at the top of what is read; -1 before the first. */
  readonly current: number
  readonly onOpen: (line: number) => void
}

/** Drawn anew only when another record comes to the top. */
export const FileOutline = memo(function FileOutline({
  outline,
  current,
  onOpen,
}: FileOutlineProps) {
  const box = useRef<HTMLDivElement>(null)
  const virtual = useVirtualizer({
    count: outline.length,
    getScrollElement: () => box.current,
    estimateSize: () => ENTRY_PX,
    overscan: BEYOND_SIGHT,
    useFlushSync: false,
  })
  useEffect(() => {
    if (current >= 0) virtual.scrollToIndex(current, { align: 'auto' })
  }, [current, virtual])
  return (
    <nav className="record-list" aria-label="Records of the file">
      <p className="small dim">{counted(outline.length, nounOf(outline))}</p>
      <div ref={box} className="outline-box">
        <ol style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map((item) => {
            const entry = outline[item.index]
            return (
              entry && (
                <li key={item.key} style={{ transform: `translateY(${item.start}px)` }}>
                  <button
                    type="button"
                    aria-current={item.index === current || undefined}
                    onClick={() => onOpen(entry.line)}
                  >
                    <span>{entry.title}</span>
                    <small>{entry.date ?? `line ${entry.line + 1}`}</small>
                  </button>
                </li>
              )
            )
          })}
        </ol>
      </div>
    </nav>
  )
})

function nounOf(outline: readonly OutlineEntry[]): string {
  return outline[0]?.mark === '' ? 'heading' : 'record'
}
