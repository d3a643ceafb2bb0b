/** The line above the transcript: find, the filter for the customer's words, following. */
import { ChevronDown, ChevronUp, Search } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { IconButton } from '../../parts/button.tsx'
import { count } from '../../words.ts'
import type { Finding } from './use-finding.ts'

export function FindField({ finding }: { readonly finding: Finding }) {
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
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') {
      event.preventDefault()
      move(event.shiftKey ? -1 : 1)
    }
    if (event.key === 'Escape') {
      setWords('')
      event.currentTarget.blur()
    }
  }
  return (
    <div className="call-find" role="search">
      <span className="in-wrap">
        <Search className="i" aria-hidden />
        <input
          ref={input}
          data-find
          className="in"
          type="search"
          placeholder="Find in the transcript"
          aria-label="Find in the transcript"
          value={words}
          onChange={(event) => setWords(event.target.value)}
          onKeyDown={press}
        />
      </span>
      <span className="small find-count" role="status">
        {words.trim() === '' ? '' : hitWords(hits.length, current)}
      </span>
      {hits.length > 0 && (
        <>
          <IconButton
            label="Previous hit"
            icon={<ChevronUp className="i" aria-hidden />}
            onClick={() => move(-1)}
          />
          <IconButton
            label="Next hit"
            icon={<ChevronDown className="i" aria-hidden />}
            onClick={() => move(1)}
          />
        </>
      )}
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
