/** Runs, items and schedules: each state as a shape and a word. */
import { CirclePause, Clock, Lock } from 'lucide-react'
import type { Dataset, ItemStatus, RunStatus } from '../../../src/records/dataset.ts'
import { State, type StateKind } from '../../parts/state.tsx'

interface Said {
  readonly kind: StateKind
  readonly word: string
  /** What the word means, on hover. */
  readonly means?: string
}

const SYNC: Readonly<Record<Dataset['syncState'], Said>> = {
  on_time: { kind: 'good', word: 'On time', means: 'The last planned sync brought everything.' },
  on_track: { kind: 'good', word: 'On track', means: 'Late, and the next sync catches up.' },
  delayed: { kind: 'warn', word: 'Delayed', means: 'One planned sync was missed.' },
  error: { kind: 'bad', word: 'Error', means: 'Two planned syncs or more were missed.' },
  action_required: { kind: 'bad', word: 'Action required', means: 'Syncs stand until you act.' },
  in_progress: { kind: 'busy', word: 'In progress', means: 'A run is under way.' },
  off: { kind: 'off', word: 'Sync off', means: 'It is synced when you say so.' },
  pending: { kind: 'off', word: 'Pending', means: 'The first sync is still to come.' },
  not_connected: { kind: 'off', word: 'Stopped: not connected', means: 'Files stay.' },
}

export function SyncState({ of }: { readonly of: Dataset['syncState'] }) {
  const { kind, word, means } = SYNC[of]
  return (
    <span title={means}>
      <State kind={kind}>{word}</State>
    </span>
  )
}

const RUNS: Readonly<Record<RunStatus, Said>> = {
  queued: { kind: 'busy', word: 'Queued' },
  running: { kind: 'busy', word: 'Running' },
  succeeded: { kind: 'good', word: 'Succeeded' },
  partial: { kind: 'warn', word: 'Partial' },
  failed: { kind: 'bad', word: 'Failed' },
  cancelled: { kind: 'off', word: 'Cancelled' },
}

export function RunState({ of }: { readonly of: RunStatus }) {
  const { kind, word } = RUNS[of]
  return <State kind={kind}>{word}</State>
}

export function runWord(status: RunStatus): string {
  return RUNS[status].word
}

/** A schedule on time can still have left something out. */
export function LastOutcome({ runs }: { readonly runs: Dataset['recentRuns'] }) {
  const [newest] = runs
  if (newest?.status === 'partial') return <span className="under warn">last run partial</span>
  if (newest?.status === 'failed') return <span className="under bad">last run failed</span>
  return null
}

const ITEMS: Readonly<Record<ItemStatus, Said>> = {
  queued: { kind: 'off', word: 'Queued' },
  running: { kind: 'busy', word: 'Running' },
  succeeded: { kind: 'good', word: 'Brought' },
  unchanged: { kind: 'good', word: 'No change' },
  empty: { kind: 'off', word: 'Empty in Gong' },
  skipped: { kind: 'warn', word: 'Left out' },
  failed: { kind: 'bad', word: 'Failed' },
  needs_confirmation: { kind: 'warn', word: 'Waits for you' },
  cancelled: { kind: 'off', word: 'Cancelled' },
}

/** `name` in place of the state's word, which is read aloud behind it. */
export function ItemState({
  of,
  name,
}: {
  readonly of: ItemStatus
  readonly name?: string | undefined
}) {
  const { kind, word } = ITEMS[of]
  return (
    <State kind={kind} icon={iconOf(of)}>
      {name ?? word}
      {name !== undefined && <span className="hush">: {word}</span>}
    </State>
  )
}

function iconOf(status: ItemStatus) {
  if (status === 'queued') return <Clock className="i" aria-hidden />
  if (status === 'skipped') return <Lock className="i" aria-hidden />
  if (status === 'needs_confirmation') return <CirclePause className="i" aria-hidden />
  return undefined
}
