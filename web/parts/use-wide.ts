/** Whether the window has room for a second column. */
import { useSyncExternalStore } from 'react'

const WIDE = '(min-width: 1101px)'

export function useWide(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = window.matchMedia(WIDE)
      query.addEventListener('change', changed)
      return () => query.removeEventListener('change', changed)
    },
    () => window.matchMedia(WIDE).matches,
  )
}
