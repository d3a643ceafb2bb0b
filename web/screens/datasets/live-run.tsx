/** A run under way: how far each type is, how long it takes, what it waits for. It goes on without the page. */
import { useEffect, useState } from 'react'
import type { Run, RunItem } from '../../../src/records/dataset.ts'
import { Button } from '../../parts/button.tsx'
import { Mark } from '../../parts/mark.tsx'
import { count, duration } from '../../words.ts'
import { calledOf } from './called.ts'
import { outcomeWords, quarterOf, shareDone } from './item-words.ts'
import { ItemState } from './states.tsx'
import type { RunActs } from './use-run-acts.ts'

const LONG_MS = 120_000

export function LiveRun({ run, acts }: { readonly run: Run; readonly acts: RunActs }) {
  const elapsedMs = useElapsed(run.startedAt ?? run.createdAt)
  const share = shareDone(run.items)
  const quarter = quarterOf(share)
  return (
    <section className="live" aria-labelledby="live-head">
      <div className="live-top">
        <Mark key={quarter} height={30} isDrawing />
        <div className="live-says">
          <h2 id="live-head">{run.status === 'queued' ? 'Waits to begin' : titleOf(run)}</h2>
          <p className="small">
            {run.waiting ?? `${duration(elapsedMs)} so far`}
            {run.waiting !== null && `, ${duration(elapsedMs)} so far`}
            {run.requests > 0 && `, ${count(run.requests)} Gong calls`}
          </p>
        </div>
        <p className="small dim live-safe">
          {elapsedMs > LONG_MS
            ? 'Large imports take time. It is safe to leave this page; a notice says when it has ended.'
            : 'It is safe to leave this page.'}
        </p>
        <Button isSmall isBusy={acts.isBusy} onClick={() => void acts.cancel(run)}>
          Cancel
        </Button>
      </div>
      <ul className="live-items">
        {run.items.map((item) => (
          <LiveItem key={item.fileId} item={item} />
        ))}
      </ul>
      <p className="hush" role="status">
        {`${titleOf(run)}: ${quarter} %`}
      </p>
    </section>
  )
}

function titleOf(run: Run): string {
  switch (run.trigger) {
    case 'import':
      return 'Importing from Gong'
    case 'retry':
      return 'Trying again what was missing'
    case 'manual':
    case 'schedule':
      return 'Syncing'
  }
}

function LiveItem({ item }: { readonly item: RunItem }) {
  const share = item.total ? Math.min(1, item.done / item.total) : 0
  const isOver = item.status !== 'running' && item.status !== 'queued'
  return (
    <li>
      <ItemState of={item.status} name={calledOf(item)} />
      <svg className="bar-track" height="4" aria-hidden>
        <line className="g-all" x2="100%" y1="2" y2="2" />
        <line
          className={isOver ? 'g-used' : 'g-add'}
          x2={`${isOver ? 100 : share * 100}%`}
          y1="2"
          y2="2"
        />
      </svg>
      <span className="small">
        {isOver && item.records !== null ? count(item.records) : outcomeWords(item)}
      </span>
    </li>
  )
}

function useElapsed(since: string): number {
  const [nowMs, setNowMs] = useState(() => Date.now())
  useEffect(() => {
    const timer = window.setInterval(() => setNowMs(Date.now()), 1_000)
    return () => window.clearInterval(timer)
  }, [])
  return Math.max(0, nowMs - Date.parse(since))
}
