/** For whoever may not connect or choose: how it stands, and whom to ask. No button that would be refused. */
import type { AccountSyncState } from '../../../src/records/access.ts'
import { State } from '../../parts/state.tsx'
import { Time } from '../../parts/time.tsx'

export function AskAnAdmin({
  state: { connection, succeededAt, admins },
}: {
  readonly state: AccountSyncState
}) {
  return (
    <section className="ask-admin" aria-labelledby="ask-head">
      <h2 className="h" id="ask-head">
        Ask an admin
      </h2>
      <p>
        {connection?.status === 'connected' ? (
          <>
            <State kind="good">Connected</State> Gong is read for the accounts
            {succeededAt !== null && (
              <>
                , last <Time at={succeededAt} />
              </>
            )}
            . Which calls may be read is chosen by an admin.
          </>
        ) : (
          'No Gong connection reads for the accounts. Only an admin can make one.'
        )}
      </p>
      <ul className="admins">
        {admins.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
    </section>
  )
}
