/** Who connected the accounts and when, how fresh they are, and what is wrong. */
import type { AccountSyncState } from '../../../src/records/access.ts'
import type { KeptProblem } from '../../../src/records/problems.ts'
import { Time } from '../../parts/time.tsx'

interface AccountsFactsProps {
  readonly state: AccountSyncState
  /** Why the connection needs a hand, where the reader may know. */
  readonly problem: KeptProblem | null | undefined
}

export function AccountsFacts({ state, problem }: AccountsFactsProps) {
  const { connection, succeededAt, status } = state
  if (connection === null) return null
  const told = state.problem ?? (connection.status === 'action_required' ? problem : null)
  return (
    <>
      {told && (
        <p className="small source-why">
          <b>{told.message}</b> {told.fix} What is here stays.
        </p>
      )}
      <p className="facts">
        {connection.companyName && <b>{connection.companyName}</b>}
        <span>
          connected by {connection.connectedBy} on <Time at={connection.connectedAt} as="day" />
          {connection.kind === 'personal' && ', with their own connection'}
        </span>
        {succeededAt !== null && (
          <span>
            data as of <Time at={succeededAt} />
          </span>
        )}
        {status !== 'idle' && <span>reading now</span>}
      </p>
    </>
  )
}
