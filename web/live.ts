/** A run as it goes, told by the server; when the line breaks it is opened again or the run is asked for. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Run } from '../src/records/dataset.ts'
import { apiPath, useCall } from './api.ts'

const POLL_MS = 3_000
const REOPEN_MS = 5_000

/** Nothing will change any more. */
function isFinal(status: Run['status']): boolean {
  return status !== 'queued' && status !== 'running'
}

/**
 * The run, renewed until it has ended; undefined before the first answer and for `null`. Its problems are those of
 * `useCall('get /runs/{runId}')`, which shares the answer.
 */
export function useLiveRun(runId: string | null): Run | undefined {
  const queries = useQueryClient()
  const [isListening, setListening] = useState(false)
  const { data: run } = useCall(
    'get /runs/{runId}',
    { runId: runId ?? '' },
    {
      enabled: runId !== null,
      refetchInterval: isListening ? false : POLL_MS,
    },
  )
  const isOver = run !== undefined && isFinal(run.status)
  // A run that has ended needs neither the line nor the polling below.
  const watched = isOver ? null : runId

  useEffect(() => {
    if (watched === null) return
    return listen(watched, {
      hears(heard) {
        queries.setQueryData(['get /runs/{runId}', { runId: watched }], heard)
        if (isFinal(heard.status)) void queries.invalidateQueries()
      },
      isOpen: setListening,
    })
  }, [watched, queries])

  return run
}

interface Listener {
  readonly hears: (run: Run) => void
  readonly isOpen: (isOpen: boolean) => void
}

/** Opens the line and keeps it open: after an error, and after the computer has slept. Answers what ends it. */
function listen(runId: string, { hears, isOpen }: Listener): () => void {
  let line: EventSource | undefined
  let timer: number | undefined
  const open = () => {
    line?.close()
    line = new EventSource(apiPath(`/runs/${encodeURIComponent(runId)}/events`))
    line.addEventListener('open', () => isOpen(true))
    line.addEventListener('run', (event) => {
      const heard: Run = JSON.parse(event.data)
      hears(heard)
    })
    line.addEventListener('error', () => {
      isOpen(false)
      line?.close()
      window.clearTimeout(timer)
      timer = window.setTimeout(open, REOPEN_MS)
    })
  }
  const awake = () => {
    if (document.visibilityState === 'visible' && line?.readyState === EventSource.CLOSED) open()
  }
  open()
  document.addEventListener('visibilitychange', awake)
  window.addEventListener('online', awake)
  return () => {
    document.removeEventListener('visibilitychange', awake)
    window.removeEventListener('online', awake)
    window.clearTimeout(timer)
    line?.close()
    isOpen(false)
  }
}
