/** The handoff of an account: answers at the left, what they rest on at the right. */
import '../accounts/account.css'
import './handoff.css'
import './answers.css'
import { useState } from 'react'
import { usePathPart } from '../../address.ts'
import { useCall } from '../../api.ts'
import { useLiveHandoff } from '../../live.ts'
import { ProblemBanner } from '../../frame/banner.tsx'
import { NotThere } from '../../frame/failed.tsx'
import { Page } from '../../frame/frame.tsx'
import { Button } from '../../parts/button.tsx'
import { EvidenceDesk } from '../../parts/evidence-desk.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { HandoffDesk } from './handoff-desk.tsx'

/** Where the line to the server is broken. */
const MOVING_MS = 1_500
const CRUMBS = [{ label: 'Handoffs', to: '/handoffs' }]

export function HandoffPage() {
  const accountId = usePathPart('accountId')
  const [isListening, setListening] = useState(false)
  const { data, error, refetch } = useCall(
    'get /accounts/{accountId}/handoff',
    { accountId },
    { refetchInterval: (newest) => (newest?.progress && !isListening ? MOVING_MS : false) },
  )
  const isLive = useLiveHandoff(accountId, (data?.progress ?? null) !== null)
  if (isLive !== isListening) setListening(isLive)
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
