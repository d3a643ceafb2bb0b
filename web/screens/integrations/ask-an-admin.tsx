/** For whoever may not connect or choose: how it stands, and whom to ask. No button that would be refused. */
import type { AccountSyncState } from '../../../src/records/access.ts'
import { ServingState } from './serving-state.tsx'
import { AccountsFacts } from './accounts-facts.tsx'

export function AskAnAdmin({ state }: { readonly state: AccountSyncState }) {
  const { connection, admins } = state
  const isServed = connection !== null && connection.status !== 'disconnected'
  return (
    <section className="ask-admin" aria-labelledby="ask-head">
      <p>
        <ServingState connection={connection} />
      </p>
      <AccountsFacts state={state} problem={null} />
      <h2 className="serve-says" id="ask-head">
        Ask an admin
      </h2>
      <p>
        {isServed
          ? 'Which calls may be read for the accounts is chosen by an admin.'
          : 'No Gong connection reads for the accounts. Only an admin can make one.'}
      </p>
      <ul className="admins">
        {admins.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </section>
  )
}
