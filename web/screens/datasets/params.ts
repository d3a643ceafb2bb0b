/** What the address names: the dataset, and a tab, a run or a file of it. */
import { useParams, useSearch } from '@tanstack/react-router'

/** A part of the path; empty where the address has none. */
export function useParam(name: 'datasetId' | 'tab' | 'runId' | 'fileId'): string {
  const found: Readonly<Record<string, unknown>> = useParams({ strict: false })
  const value = found[name]
  return typeof value === 'string' ? value : ''
}

/** A whole number behind the question mark; undefined where there is none. */
export function useSearchNumber(name: string): number | undefined {
  const found: Readonly<Record<string, unknown>> = useSearch({ strict: false })
  const value = Number(found[name])
  return found[name] !== undefined && Number.isInteger(value) && value > 0 ? value : undefined
}
