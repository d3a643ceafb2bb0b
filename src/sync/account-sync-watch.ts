/** Shows how far a sync of the accounts is: written a few times a second at most. */
import type { Progress } from '../records/ports.ts'
import { updateAccountSync } from '../store/account-sync.ts'
import type { AccountSyncNeeds, Reading } from './account-needs.ts'

export interface SyncWatch {
  readonly step: Reading['step']
  readonly progress: Progress
  /** Waits for what it is writing. */
  stop(): Promise<void>
}

const TICK_MS = 400

export function watchSync(
  { db, log }: Pick<AccountSyncNeeds, 'db' | 'log'>,
  organizationId: string,
): SyncWatch {
  let shown: string | undefined
  let latest: string | undefined
  let working: Promise<void> = Promise.resolve()
  let isBusy = false

  const write = async (): Promise<void> => {
    if (latest === undefined || latest === shown) return
    const progress = latest
    try {
      await updateAccountSync(db, organizationId, { progress })
      shown = progress
    } catch (error) {
      // Only what is shown is late by it; the work itself meets the same trouble and tells it.
      log.warn({ organizationId, error }, 'The progress of a sync could not be written.')
    }
  }

  const timer = setInterval(() => {
    if (isBusy) return
    isBusy = true
    working = write().finally(() => (isBusy = false))
  }, TICK_MS)
  timer.unref()

  const show = (step: string, done: number, total: number | null): void => {
    latest = JSON.stringify({ step, done, total })
  }
  return {
    step: show,
    progress: {
      step: () => undefined,
      waiting: ({ reason, ms }) => show(`${reason}: ${Math.ceil(ms / 1_000)} s`, 0, null),
    },
    async stop() {
      clearInterval(timer)
      await working
    },
  }
}
