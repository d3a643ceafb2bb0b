/** The lines of a file, of which only those in sight are in the page, with the outline of its records and a find of its own. */
import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { type RefObject, useLayoutEffect, useMemo, useRef, useState } from 'react'
import { CopyButton } from '../../parts/copy-box.tsx'
import { count } from '../../words.ts'
import { FileFind, type Finding, useFinding } from './file-find.tsx'
import { entryAt, type Hit, linesOf, outlineOf, rowsOf } from './file-lines.ts'
import { FileOutline } from './file-outline.tsx'

const ROW_PX = 20
const CHARACTER_PX = 7.23
const BEYOND_SIGHT = 30
const LEAST_COLUMNS = 20

interface FileTextProps {
  readonly text: string
  readonly mediaType: string
  readonly label: string
}

export function FileText({ text, mediaType, label }: FileTextProps) {
  const lines = useMemo(() => linesOf(text), [text])
  const outline = useMemo(() => outlineOf(lines, mediaType), [lines, mediaType])
  const box = useRef<HTMLDivElement>(null)
  const columns = useColumns(box, lines.length)
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: (index) => rowsOf(lines[index] ?? '', columns) * ROW_PX,
    overscan: BEYOND_SIGHT,
  })
  // Other columns, other heights.
  useLayoutEffect(() => virtual.measure(), [virtual, columns])
  const finding = useFinding(lines, {
    show: (line) => virtual.scrollToIndex(line, { align: 'center' }),
    topLine: () => lineAt(virtual),
  })
  const top = lineAt(virtual)
  return (
    <div className={outline.length > 0 ? 'viewer' : 'viewer no-outline'}>
      {outline.length > 0 && (
        <FileOutline
          outline={outline}
          current={entryAt(outline, top)}
          onOpen={(line) => virtual.scrollToIndex(line, { align: 'start' })}
        />
      )}
      <div className="viewer-main">
        <div className="viewer-bar">
          <FileFind finding={finding} />
          <span className="small dim">{count(lines.length)} lines</span>
          <CopyButton value={text} label="the whole text" />
        </div>
        <div ref={box} className="lines" tabIndex={0} role="region" aria-label={label}>
          <div className="lines-all" style={{ height: virtual.getTotalSize() }}>
            {virtual.getVirtualItems().map((item) => (
              <div
                key={item.key}
                data-index={item.index}
                ref={virtual.measureElement}
                className={lineClass(lines[item.index] ?? '')}
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <span className="line-n" aria-hidden>
                  {item.index + 1}
                </span>
                <LineText text={lines[item.index] ?? ''} line={item.index} finding={finding} />
              </div>
            ))}
          </div>
        </div>
      </div>
    </div>
  )
}

function lineAt(virtual: Virtualizer<HTMLDivElement, Element>): number {
  const offset = virtual.scrollOffset ?? 0
  return virtual.getVirtualItemForOffset(offset + 1)?.index ?? 0
}

/** How many characters fit beside the numbers; the type is of one width. */
function useColumns(box: RefObject<HTMLDivElement | null>, lines: number): number {
  const [columns, setColumns] = useState(100)
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    element.style.setProperty('--digits', `${String(lines).length}ch`)
    const look = () => {
      const gutterPx = (String(lines).length + 4) * CHARACTER_PX
      const fit = Math.floor((element.clientWidth - gutterPx) / CHARACTER_PX)
      setColumns(Math.max(LEAST_COLUMNS, fit))
    }
    const watcher = new ResizeObserver(look)
    watcher.observe(element)
    look()
    return () => watcher.disconnect()
  }, [box, lines])
  return columns
}

function lineClass(text: string): string {
  if (text.startsWith('=== ')) return 'line mark-line'
  if (text.startsWith('-- ') && text.endsWith(' --')) return 'line section-line'
  return 'line'
}

interface LineTextProps {
  readonly text: string
  readonly line: number
  readonly finding: Finding
}

function LineText({ text, line, finding }: LineTextProps) {
  const hits = finding.inLine(line)
  if (hits.length === 0) return <span className="line-t">{text || ' '}</span>
  return <span className="line-t">{marked(text, hits, finding)}</span>
}

function marked(text: string, hits: readonly Hit[], finding: Finding) {
  const parts = hits.map((hit, index) => {
    const until = hits[index + 1]?.start ?? text.length
    const end = hit.start + finding.length
    return (
      <span key={hit.start}>
        <mark aria-current={finding.isCurrent(hit) || undefined}>{text.slice(hit.start, end)}</mark>
        {text.slice(end, until)}
      </span>
    )
  })
  return [text.slice(0, hits[0]?.start ?? 0), ...parts]
}
