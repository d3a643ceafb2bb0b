/** What the address names: parts of its path, and what stands behind the question mark. */
import { useNavigate, useParams, useRouterState, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'

/** A part of the path; empty where the address has none. */
export function usePathPart(name: string): string {
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

/** A whole number behind the question mark; undefined where there is none. */
export function useSearchNumber(name: string): number | undefined {
  const found: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const value = Number(found[name])
  return found[name] !== undefined && Number.isInteger(value) && value > 0 ? value : undefined
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
