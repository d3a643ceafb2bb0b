/** How fresh the accounts are, and what keeps them from being fresher. */
import { useCall } from './api.ts'
import type { AccountSyncState } from '../src/records/access.ts'

const MOVING_MS = 3_000
const RESTING_MS = 60_000
const LATE_MS = 26 * 3_600_000

export interface AccountSync {
  /** Undefined before the first answer. */
  readonly state: AccountSyncState | undefined
  readonly succeededAt: string | null
  /** Gong is being read just now, or will be in a moment. */
  readonly isReading: boolean
  /** Older than a day and its slack, or something keeps it from being renewed. */
  readonly isLate: boolean
}

export function useAccountSync(now: Date = new Date()): AccountSync {
  const { data: state } = useCall(
    'get /access/sync',
    {},
    { refetchInterval: (newest) => (newest?.status === 'idle' ? RESTING_MS : MOVING_MS) },
  )
  const succeededAt = state?.succeededAt ?? null
  const age = succeededAt === null ? 0 : now.getTime() - new Date(succeededAt).getTime()
  return {
    state,
    succeededAt,
    isReading: state !== undefined && state.status !== 'idle',
    isLate: age > LATE_MS || (state?.problem ?? null) !== null,
  }
}
