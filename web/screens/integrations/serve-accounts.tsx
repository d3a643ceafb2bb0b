/** Before a connection reads for the accounts: what it takes, what it allows, and the two ways to have one. */
import { Button, ButtonLink } from '../../parts/button.tsx'
import { PREREQUISITES } from './connecting-words.ts'
import { PermissionList } from './permission-list.tsx'
import { useConnections } from './use-connections.ts'
import { useOwnForAccounts } from './use-own-for-accounts.ts'

export function ServeAccounts() {
  const { own } = useConnections()
  const useOwn = useOwnForAccounts()
  return (
    <section className="serve" aria-labelledby="serve-head">
      <h2 className="serve-says" id="serve-head">
        One connection reads the calls of all accounts
      </h2>
      <div className="two">
        <div>
          <h3 className="h">What it takes</h3>
          <ol className="numbered">
            {PREREQUISITES.shared.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ol>
          <div className="serve-acts">
            <ButtonLink look="primary" to="/integrations?connect=token&for=accounts">
              Connect Gong for the accounts
            </ButtonLink>
            {own?.status === 'connected' && (
              <Button onClick={() => void useOwn()}>Use my connection for the accounts too</Button>
            )}
          </div>
          <p className="small dim">
            A shared connection stays when the person who made it leaves. Nothing is linked before
            you have chosen and confirmed which calls may be read.
          </p>
        </div>
        <div>
          <h3 className="h">What it allows</h3>
          <PermissionList kind="shared" />
        </div>
      </div>
    </section>
  )
}
