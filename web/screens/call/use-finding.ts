/** Finding words in the transcript: the browser's own find sees only the turns that are in the page. */
import { useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { type Hit, hitFrom, hitsOf } from './hits.ts'
import type { Row } from './rows.ts'

export interface Finding {
  readonly words: string
  readonly setWords: (words: string) => void
  readonly hits: readonly Hit[]
  readonly current: number
  readonly move: (by: 1 | -1) => void
  readonly inRow: (row: number) => readonly Hit[]
}

const NONE: readonly Hit[] = []

/** `here`: the row from which the first hit is looked for. */
export function useFinding(
  rows: readonly Row[],
  { here, go }: { readonly here: number; readonly go: (atMs: number) => void },
): Finding {
  const [words, setWords] = useState('')
  const [current, setCurrent] = useState(0)
  const wanted = useDeferredValue(words)
  const hits = useMemo(() => hitsOf(rows, wanted), [rows, wanted])
  const byRow = useMemo(() => Map.groupBy(hits, (hit) => hit.row), [hits])
  const latest = useRef({ here, go })
  latest.current = { here, go }

  useEffect(() => {
    const first = hitFrom(hits, latest.current.here)
    setCurrent(first)
    const hit = hits[first]
    if (hit) latest.current.go(hit.atMs)
  }, [hits])

  return {
    words,
    setWords,
    hits,
    current,
    inRow: (row) => byRow.get(row) ?? NONE,
    move: (by) => {
      if (hits.length === 0) return
      const next = (current + by + hits.length) % hits.length
      setCurrent(next)
      const hit = hits[next]
      if (hit) go(hit.atMs)
    },
  }
}
