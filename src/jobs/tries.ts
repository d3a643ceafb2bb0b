/** How a job is tried again within its worker: a death is the queue's affair, what fails by itself is tried three times. */
import type { Clock, Log, LogFields } from '../records/ports.ts'

/** How a try ended. */
export type JobEnd =
  | { readonly kind: 'done' }
  /** Gong asked for a long wait: it is queued again, and nothing was lost. */
  | { readonly kind: 'later'; readonly at: Date }

const TRIES = 3

export interface Attempts {
  readonly clock: Clock
  readonly log: Log
  readonly signal: AbortSignal
  /** Of the job, for the log. */
  readonly fields: LogFields
  /** Queues it again. */
  readonly later: (at: Date) => Promise<unknown>
  readonly giveUp: (error: unknown) => Promise<void>
}

/** Rejects only when the signal is aborted: the job goes back to the queue then. */
export async function attempt(
  perform: () => Promise<JobEnd>,
  { clock, log, signal, fields, later, giveUp }: Attempts,
): Promise<void> {
  for (let attempts = 1; ; attempts += 1) {
    try {
      const end = await perform()
      if (end.kind === 'later') await later(end.at)
      return
    } catch (error) {
      if (signal.aborted) throw error
      log.error({ error, ...fields, attempt: attempts }, 'A job met something unexpected.')
      if (attempts >= TRIES) return giveUp(error)
      await clock.sleep(1_000 * 4 ** attempts, signal)
    }
  }
}
