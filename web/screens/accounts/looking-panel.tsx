/** After an account was saved: its calls as they are found, by which rule, and what could not be used. */
import '../integrations/connect.css'
import { TriangleAlert } from 'lucide-react'
import type { SavedAccount } from '../../../src/records/account.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { WaitingTie } from '../integrations/waiting-tie.tsx'
import { foundWords } from './account-words.ts'
import { useAccountOverview } from './use-account.ts'

interface LookingPanelProps {
  readonly account: SavedAccount
  readonly onClose: () => void
}

export function LookingPanel({ account, onClose }: LookingPanelProps) {
  const { accountId, refusedDomains } = account
  const { data: overview } = useAccountOverview(accountId)
  const isLooking = overview === undefined || overview.account.isMatching
  const calls = overview?.calls ?? 0
  return (
    <div className="dialog-body looking">
      <WaitingTie how={isLooking ? 'moving' : calls > 0 ? 'arrived' : 'still'} from="Gong" />
      <p className="looking-says" role="status">
        {isLooking && calls === 0
          ? 'Looking for calls…'
          : overview && foundWords(calls, overview.matchedBy)}
      </p>
      {!isLooking && calls === 0 && (
        <p className="small">The account&rsquo;s page says why, check by check.</p>
      )}
      {refusedDomains.map(({ domain, why }) => (
        <p key={domain} className="chip-trouble">
          <TriangleAlert className="i warn" aria-hidden />
          <span>
            <b>{domain}</b> is not matched by: {why}
          </span>
        </p>
      ))}
      <footer className="looking-acts">
        <Button look="quiet" onClick={onClose}>
          Back to the list
        </Button>
        <ButtonLink look="primary" to={`/accounts/${accountId}`}>
          Open {account.name}
        </ButtonLink>
      </footer>
    </div>
  )
}
