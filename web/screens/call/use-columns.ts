/** How many columns the window has room for: three from 1200 px, two from 800. */
import { useSyncExternalStore } from 'react'

const THREE = '(min-width: 1200px)'
const TWO = '(min-width: 800px)'

export function useColumns(): 1 | 2 | 3 {
  return useSyncExternalStore(subscribe, () => {
    if (window.matchMedia(THREE).matches) return 3
    return window.matchMedia(TWO).matches ? 2 : 1
  })
}

function subscribe(changed: () => void): () => void {
  const queries = [THREE, TWO].map((query) => window.matchMedia(query))
  for (const query of queries) query.addEventListener('change', changed)
  return () => {
    for (const query of queries) query.removeEventListener('change', changed)
  }
}
