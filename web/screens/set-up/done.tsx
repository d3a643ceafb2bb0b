/** The end of the set-up: the ways on, by what is there already. */
import { Link } from '@tanstack/react-router'
import { useCall } from '../../api.ts'
import { ButtonLink } from '../../parts/button.tsx'

export function Done() {
  const { data } = useCall('get /datasets', { limit: 100 })
  const accounts = useCall('get /accounts', { limit: 1 })
  const sample = data?.data[0]
  const account = accounts.data?.data[0]
  return (
    <>
      <ul className="ways">
        {account && (
          <li>
            <Link to={`/accounts/${account.accountId}`}>Open {account.name}</Link>
            <span className="small">A customer with its calls, which are being read just now.</span>
          </li>
        )}
        {sample ? (
          <li>
            <Link to={`/datasets/${sample.datasetId}`}>Look into {sample.name}</Link>
            <span className="small">The files of a first dataset, being imported just now.</span>
          </li>
        ) : (
          <li>
            <Link to="/integrations">Connect Gong</Link>
            <span className="small">Test a key, see what it may read, then save it.</span>
          </li>
        )}
        <li>
          <Link to="/settings/members">Invite your team</Link>
          <span className="small">Nobody comes in without an invitation.</span>
        </li>
        <li>
          <Link to="/docs">Read how it works</Link>
          <span className="small">Files, syncs, the command line and the API.</span>
        </li>
      </ul>
      <p>
        <ButtonLink to="/" look="primary">
          Go to Home
        </ButtonLink>
      </p>
    </>
  )
}
