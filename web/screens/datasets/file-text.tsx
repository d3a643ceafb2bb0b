/** The lines of a file, of which only those in sight are in the page, with the outline of its records and a find of its own. */
import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import {
  memo,
  type RefObject,
  useCallback,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import { CopyButton } from '../../parts/copy-box.tsx'
import { count } from '../../words.ts'
import { FileFind, useFinding } from './file-find.tsx'
import { entryAt, type Hit, linesOf, outlineOf, rowsOf } from './file-lines.ts'
import { FileOutline } from './file-outline.tsx'

const ROW_PX = 20
const CHARACTER_PX = 7.23
const BEYOND_SIGHT = 16
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
    useFlushSync: false,
  })
  // Other columns, other heights.
  useLayoutEffect(() => virtual.measure(), [virtual, columns])
  const finding = useFinding(lines, {
    show: (line) => virtual.scrollToIndex(line, { align: 'center' }),
    topLine: () => lineAt(virtual),
  })
  const top = lineAt(virtual)
  const open = useCallback(
    (line: number) => virtual.scrollToIndex(line, { align: 'start' }),
    [virtual],
  )
  return (
    <div className={outline.length > 0 ? 'viewer' : 'viewer no-outline'}>
      {outline.length > 0 && (
        <FileOutline outline={outline} current={entryAt(outline, top)} onOpen={open} />
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
                className="line"
                style={{ transform: `translateY(${item.start}px)` }}
              >
                <Line
                  index={item.index}
                  text={lines[item.index] ?? ''}
                  hits={finding.inLine(item.index)}
                  current={finding.inLine(item.index).find(finding.isCurrent)}
                  length={finding.length}
                />
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

interface LineProps {
  readonly index: number
  readonly text: string
  readonly hits: readonly Hit[]
  readonly current: Hit | undefined
  /** Characters of a hit. */
  readonly length: number
}

/** Lines that stay in sight are left alone while others come and go. */
const Line = memo(function Line({ index, text, hits, current, length }: LineProps) {
  return (
    <>
      <span className="line-n" aria-hidden>
        {index + 1}
      </span>
      <span className={textClass(text)}>
        {hits.length === 0 ? text || ' ' : marked(text, hits, current, length)}
      </span>
    </>
  )
})

function textClass(text: string): string {
  if (text.startsWith('=== ')) return 'line-t record-mark'
  return text.startsWith('-- ') && text.endsWith(' --') ? 'line-t section-mark' : 'line-t'
}

function marked(text: string, hits: readonly Hit[], current: Hit | undefined, length: number) {
  const parts = hits.map((hit, index) => {
    const until = hits[index + 1]?.start ?? text.length
    const end = hit.start + length
    return (
      <span key={hit.start}>
        <mark aria-current={hit === current || undefined}>{text.slice(hit.start, end)}</mark>
        {text.slice(end, until)}
      </span>
    )
  })
  return [text.slice(0, hits[0]?.start ?? 0), ...parts]
}
