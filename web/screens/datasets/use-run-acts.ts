/** What a person can do with runs: start, try again, cancel. Afterwards the page shows the run that came of it. */
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useRef } from 'react'
import type { Run } from '../../../src/records/dataset.ts'
import { ApiProblem, problemOf, useSend } from '../../api.ts'
import { useToast } from '../../frame/toasts.tsx'

const TOUCHED = ['get /datasets', 'get /runs'] as const

export interface RunActs {
  readonly isBusy: boolean
  readonly sync: (fileIds?: readonly string[]) => Promise<void>
  readonly retry: (run: Run, what?: RetryChoice) => Promise<void>
  readonly cancel: (run: Run) => Promise<void>
}

export interface RetryChoice {
  readonly fileIds?: readonly string[]
  /** A person has confirmed that the records may go. */
  readonly mayRemove?: boolean
}

/** A second press while the first is under way does nothing; a run that is under way already is told, and shown. */
export function useRunActs(datasetId: string): RunActs {
  const toast = useToast()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const start = useSend('post /datasets/{datasetId}:sync', { invalidates: TOUCHED })
  const again = useSend('post /runs/{runId}:retry', { invalidates: TOUCHED })
  const stop = useSend('post /runs/{runId}:cancel', { invalidates: TOUCHED })
  const isUnderWay = useRef(false)

  const guarded = async (act: () => Promise<void>): Promise<void> => {
    if (isUnderWay.current) return
    isUnderWay.current = true
    try {
      await act()
    } catch (error) {
      const problem = problemOf(error)
      toast(`${problem.detail} ${problem.fix}`)
      if (isRunning(problem)) {
        // Somebody else has begun it: another tab, or the schedule. This page does not know it yet.
        void queries.invalidateQueries()
        await navigate({ to: `/datasets/${datasetId}` })
      }
    } finally {
      isUnderWay.current = false
    }
  }

  return {
    isBusy: start.isPending || again.isPending || stop.isPending,
    sync: (fileIds) =>
      guarded(async () => {
        await start.mutateAsync({ datasetId, ...(fileIds ? { fileIds: [...fileIds] } : {}) })
        await navigate({ to: `/datasets/${datasetId}` })
      }),
    retry: (run, { fileIds, mayRemove = false } = {}) =>
      guarded(async () => {
        await again.mutateAsync({
          runId: run.runId,
          mayRemove,
          ...(fileIds ? { fileIds: [...fileIds] } : {}),
        })
        await navigate({ to: `/datasets/${datasetId}` })
      }),
    cancel: (run) =>
      guarded(async () => {
        await stop.mutateAsync({ runId: run.runId })
        toast('Cancelled. What was finished stays.')
      }),
  }
}

function isRunning(problem: ApiProblem): boolean {
  return problem.code === 'D-RUNNING'
}
