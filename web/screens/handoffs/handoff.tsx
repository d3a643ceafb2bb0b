/** The handoff of an account: answers at the left, what they rest on at the right. */
import '../accounts/account.css'
import './handoff.css'
import './answers.css'
import { usePathPart } from '../../address.ts'
import { useCall } from '../../api.ts'
import { ProblemBanner } from '../../frame/banner.tsx'
import { NotThere } from '../../frame/failed.tsx'
import { Page } from '../../frame/frame.tsx'
import { Button } from '../../parts/button.tsx'
import { EvidenceDesk } from '../../parts/evidence-desk.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { HandoffDesk } from './handoff-desk.tsx'

const MOVING_MS = 700
const CRUMBS = [{ label: 'Handoffs', to: '/handoffs' }]

export function HandoffPage() {
  const accountId = usePathPart('accountId')
  const { data, error, refetch } = useCall(
    'get /accounts/{accountId}/handoff',
    { accountId },
    { refetchInterval: (newest) => (newest?.progress ? MOVING_MS : false) },
  )
  if (error?.status === 404) return <NotThere />
  const again = (
    <Button isSmall onClick={() => void refetch()}>
      Try again
    </Button>
  )
  if (!data) {
    return (
      <Page title="Handoff" breadcrumb={CRUMBS}>
        {error ? (
          <ProblemBanner problem={error} action={again} />
        ) : (
          <SkeletonLines lines={8} height="44px" />
        )}
      </Page>
    )
  }
  return (
    <EvidenceDesk>
      <HandoffDesk
        key={accountId}
        handoff={data}
        problem={error && <ProblemBanner problem={error} action={again} />}
      />
    </EvidenceDesk>
  )
}
