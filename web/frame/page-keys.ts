/** Single keys of one page: they sleep while somebody types, while something floats, and where they are switched off. */
import { useEffect, useRef } from 'react'
import { isTaken } from './keyboard.ts'
import { useShortcutsOn } from './preferences.ts'

/** By `event.key`: `{ c: makeNew, j: next }`. */
export type PageKeys = Readonly<Record<string, () => void>>

export function usePageKeys(keys: PageKeys): void {
  const [areOn] = useShortcutsOn()
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    if (!areOn) return
    const onKey = (event: KeyboardEvent) => {
      if (event.metaKey || event.ctrlKey || event.altKey || isTaken(event.target)) return
      const act = latest.current[event.key]
      if (act === undefined || event.defaultPrevented) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [areOn])
}
