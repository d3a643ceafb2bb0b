/** Finding words in a file: the browser's own find sees only the lines that are in the page. */
import { ChevronDown, ChevronUp } from 'lucide-react'
import { type KeyboardEvent, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { IconButton } from '../../parts/button.tsx'
import { count } from '../../words.ts'
import { findAll, type Hit, hitFrom } from './file-lines.ts'

export interface Finding {
  readonly words: string
  readonly setWords: (words: string) => void
  readonly hits: readonly Hit[]
  readonly current: number
  readonly move: (by: 1 | -1) => void
  /** Characters of a hit. */
  readonly length: number
  readonly inLine: (line: number) => readonly Hit[]
  readonly isCurrent: (hit: Hit) => boolean
}

interface Viewer {
  readonly show: (line: number) => void
  readonly topLine: () => number
}

const NONE: readonly Hit[] = []

export function useFinding(lines: readonly string[], viewer: Viewer): Finding {
  const [words, setWords] = useState('')
  const [current, setCurrent] = useState(0)
  const wanted = useDeferredValue(words)
  const hits = useMemo(() => findAll(lines, wanted), [lines, wanted])
  const byLine = useMemo(() => Map.groupBy(hits, (hit) => hit.line), [hits])
  const latest = useRef(viewer)
  latest.current = viewer

  useEffect(() => {
    const first = hitFrom(hits, latest.current.topLine())
    setCurrent(first)
    const hit = hits[first]
    if (hit) latest.current.show(hit.line)
  }, [hits])

  return {
    words,
    setWords,
    hits,
    current,
    move: (by) => {
      if (hits.length === 0) return
      const next = (current + by + hits.length) % hits.length
      setCurrent(next)
      const hit = hits[next]
      if (hit) viewer.show(hit.line)
    },
    length: wanted.length,
    inLine: (line) => byLine.get(line) ?? NONE,
    isCurrent: (hit) => hits[current] === hit,
  }
}

export function FileFind({ finding }: { readonly finding: Finding }) {
  const { words, setWords, hits, current, move } = finding
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => {
    const open = (event: globalThis.KeyboardEvent) => {
      if (!isFindKey(event) || document.activeElement === input.current) return
      event.preventDefault()
      input.current?.focus()
      input.current?.select()
    }
    window.addEventListener('keydown', open)
    return () => window.removeEventListener('keydown', open)
  }, [])
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter') {
      event.preventDefault()
      move(event.shiftKey ? -1 : 1)
    }
    if (event.key === 'Escape') setWords('')
  }
  return (
    <div className="find" role="search">
      <input
        ref={input}
        className="in"
        type="search"
        placeholder="Find in file"
        aria-label="Find in file"
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onKeyDown={press}
      />
      <span className="small dim find-count" role="status">
        {words.trim() === '' ? '' : hitWords(hits.length, current)}
      </span>
      <IconButton
        label="Previous"
        icon={<ChevronUp className="i" aria-hidden />}
        disabled={hits.length === 0}
        onClick={() => move(-1)}
      />
      <IconButton
        label="Next"
        icon={<ChevronDown className="i" aria-hidden />}
        disabled={hits.length === 0}
        onClick={() => move(1)}
      />
    </div>
  )
}

function hitWords(hits: number, current: number): string {
  return hits === 0 ? 'not found' : `${count(current + 1)} of ${count(hits)}`
}

/** Ctrl F or ⌘ F; a second press, from within the box, is the browser's own. */
function isFindKey(event: globalThis.KeyboardEvent): boolean {
  return (event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'f'
}
