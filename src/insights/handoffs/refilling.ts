/** Handoffs of accounts whose calls have just been read: people find them filled in. */
import type { Kysely } from 'kysely'
import type { Log } from '../../records/ports.ts'
import { accountsToRefill } from '../../store/handoffs.ts'
import type { Tables } from '../../store/tables.ts'
import type { createGenerating } from './generating.ts'

interface Needs {
  readonly db: Kysely<Tables>
  readonly log: Log
  readonly handoffs: Pick<ReturnType<typeof createGenerating>, 'refreshSuggestions'>
}

interface Read {
  readonly organizationId: string
  readonly callIds: readonly string[]
  readonly signal: AbortSignal
}

/** Those that an earlier job had read calls of, and died before they were filled in, too. */
export async function refillHandoffs(
  { db, log, handoffs }: Needs,
  { organizationId, callIds, signal }: Read,
): Promise<void> {
  for (const accountId of await accountsToRefill(db, organizationId, callIds)) {
    signal.throwIfAborted()
    try {
      await handoffs.refreshSuggestions(organizationId, accountId)
    } catch (error) {
      // It may have been removed meanwhile. Whoever opens it has it filled in then.
      log.warn({ error, organizationId, accountId }, 'A handoff could not be filled in.')
    }
  }
}
