/** Looks after a run while it is worked on: writes its progress four times a second at most, and hears of a cancellation. */
import type { Kysely } from 'kysely'
import type { Log, Progress } from '../records/ports.ts'
import { Problem } from '../records/problems.ts'
import { type ItemProgress, saveProgress } from '../store/run-items.ts'
import { cancelAsked, type RunKey, updateRun } from '../store/runs.ts'
import type { Tables } from '../store/tables.ts'

export interface RunWatch {
  /** Aborts with a D-CANCELLED problem when somebody cancels the run, or deletes its dataset. */
  readonly signal: AbortSignal
  readonly progress: Progress
  /** Waits for what it is writing. */
  stop(): Promise<void>
}

const TICK_MS = 250
const TICKS_A_LOOK = 4

export function watchRun(
  db: Kysely<Tables>,
  run: RunKey,
  { itemIds, log }: { readonly itemIds: ReadonlyMap<string, string>; readonly log: Log },
): RunWatch {
  const cancelled = new AbortController()
  let steps = new Map<string, ItemProgress>()
  let waiting: { readonly text: string; readonly untilMs: number } | undefined
  let shownWaiting: string | null = null
  let ticks = 0
  let working: Promise<void> = Promise.resolve()

  const write = async (): Promise<void> => {
    const due = [...steps.values()]
    steps = new Map()
    if (due.length > 0) await saveProgress(db, run, due)
    if (waiting !== undefined && Date.now() >= waiting.untilMs) waiting = undefined
    const text = waiting?.text ?? null
    if (text === shownWaiting) return
    shownWaiting = text
    await updateRun(db, run, { waiting: text })
  }

  const look = async (): Promise<void> => {
    if ((await cancelAsked(db, run)) !== false) cancelled.abort(wasCancelled())
  }

  const tick = async (): Promise<void> => {
    try {
      await write()
      ticks += 1
      if (ticks % TICKS_A_LOOK === 0) await look()
    } catch (error) {
      // Only what is shown is late by it; the work itself meets the same trouble and tells it.
      log.warn({ ...run, error }, 'The progress of a run could not be written.')
    }
  }

  let isBusy = false
  const timer = setInterval(() => {
    if (isBusy) return
    isBusy = true
    working = tick().finally(() => (isBusy = false))
  }, TICK_MS)
  timer.unref()

  return {
    signal: cancelled.signal,
    progress: {
      step({ type, done, total }) {
        const itemId = itemIds.get(type)
        if (itemId !== undefined) steps.set(itemId, { itemId, done, total })
      },
      waiting({ reason, ms }) {
        const text = `${reason}: ${Math.ceil(ms / 1_000)} s`
        waiting = { text, untilMs: Date.now() + ms }
      },
    },
    async stop() {
      clearInterval(timer)
      await working
    },
  }
}

function wasCancelled(): Problem {
  return new Problem({
    code: 'D-CANCELLED',
    message: 'The run was cancelled. Files that it had finished stay.',
    fix: 'Sync again when you want to.',
  })
}
