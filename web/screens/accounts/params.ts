/** What the address names: an account, a tab of it, and what stands behind the question mark. */
import { useNavigate, useParams, useRouterState, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

/** A part of the path; empty where the address has none. */
export function usePathPart(name: 'accountId' | 'tab'): string {
  const found: Readonly<Record<string, unknown>> = useParams({ strict: false })
  const value = found[name]
  return typeof value === 'string' ? value : ''
}

/** A word behind the question mark; empty where there is none. */
export function useSearchText(name: string): string {
  const found: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const value = found[name]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}

/** Changes what stands behind the question mark and stays where one is; empty words go. */
export function useSetSearch(): (change: Readonly<Record<string, string>>) => void {
  const navigate = useNavigate()
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const search: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  return useCallback(
    (change) => {
      const kept = Object.entries({ ...search, ...change }).filter(([, value]) => value !== '')
      void navigate({
        to: path,
        search: Object.fromEntries(kept),
        replace: true,
        resetScroll: false,
      })
    },
    [navigate, path, search],
  )
}
