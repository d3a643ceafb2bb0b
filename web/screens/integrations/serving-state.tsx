/** How the connection stands that reads for the accounts, in a word. */
import type { AccountSyncState } from '../../../src/records/access.ts'
import { State } from '../../parts/state.tsx'

interface ServingStateProps {
  readonly connection: AccountSyncState['connection']
  /** An admin has chosen which calls may be read. */
  readonly isChosen?: boolean
}

export function ServingState({ connection, isChosen = true }: ServingStateProps) {
  if (connection === null || connection.status === 'disconnected') {
    return <State kind="off">Not connected</State>
  }
  if (connection.status === 'action_required') return <State kind="bad">Action required</State>
  if (!isChosen) return <State kind="warn">Connected, not chosen yet</State>
  return <State kind="good">Connected</State>
}
