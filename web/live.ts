/** Work as it goes, told by the server; when the line breaks it is opened again or the work is asked for. */
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Run } from '../src/records/dataset.ts'
import type { Handoff, HandoffProgress } from '../src/records/handoff.ts'
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
    return listen<Run>(`/runs/${encodeURIComponent(watched)}/events`, 'run', {
      hears(heard) {
        queries.setQueryData(['get /runs/{runId}', { runId: watched }], heard)
        if (isFinal(heard.status)) void queries.invalidateQueries()
      },
      isOpen: setListening,
    })
  }, [watched, queries])

  return run
}

/** Follows how a handoff is written, field by field, while one is; says whether the line is open. */
export function useLiveHandoff(accountId: string, isBeingWritten: boolean): boolean {
  const queries = useQueryClient()
  const [isListening, setListening] = useState(false)
  useEffect(() => {
    if (!isBeingWritten) return
    const key = ['get /accounts/{accountId}/handoff', { accountId }]
    const path = `/handoffs/${encodeURIComponent(accountId)}/progress`
    return listen<HandoffProgress>(path, 'progress', {
      hears(heard) {
        queries.setQueryData<Handoff>(key, (former) => former && { ...former, ...heard })
        // What has been written since is fetched with the rest of the page.
        if (heard.progress === null) void queries.invalidateQueries()
        else void queries.invalidateQueries({ queryKey: key })
      },
      isOpen: setListening,
    })
  }, [accountId, isBeingWritten, queries])
  return isListening
}

interface Listener<Heard> {
  readonly hears: (heard: Heard) => void
  readonly isOpen: (isOpen: boolean) => void
}

/** Opens the line and keeps it open: after an error, and after the computer has slept. Answers what ends it. */
function listen<Heard>(path: string, name: string, { hears, isOpen }: Listener<Heard>): () => void {
  let line: EventSource | undefined
  let timer: number | undefined
  const open = () => {
    line?.close()
    line = new EventSource(apiPath(path))
    line.addEventListener('open', () => isOpen(true))
    line.addEventListener(name, (event) => {
      const heard: Heard = JSON.parse(event.data)
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
