/** An account without calls says why, check by check, with one button for each line that fails. */
import { CircleCheck, CircleX } from 'lucide-react'
import { useNavigate } from '@tanstack/react-router'
import type { AccountCheck, AccountOverview } from '../../../src/records/account.ts'
import { useCall } from '../../api.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { WaitingTie } from '../integrations/waiting-tie.tsx'
import '../integrations/connect.css'
import { LinkDialog } from './link-dialog.tsx'
import { OlderCalls } from './older-calls.tsx'
import { useSearchText, useSetSearch } from '../../address.ts'
import { PasteCall } from './paste-call.tsx'
import { lookingPace } from './use-account.ts'
import { useAccountSync } from '../../account-sync.ts'
import { useReader } from '../../reader.ts'

export function Diagnosis({ overview: { account } }: { readonly overview: AccountOverview }) {
  const { accountId, name, isMatching } = account
  const { mayKeep } = useReader()
  const { isReading } = useAccountSync()
  const setSearch = useSetSearch()
  const isLinking = useSearchText('link') === 'open'
  const { data, error } = useCall(
    'get /accounts/{accountId}/diagnostics',
    { accountId },
    { refetchInterval: () => lookingPace(account) },
  )
  return (
    <div className="diagnosis">
      {isMatching || isReading ? (
        <div className="looking">
          <WaitingTie how="moving" from="Gong" />
          <p className="looking-says" role="status">
            {isMatching ? `Looking for calls of ${name}…` : 'Gong is being read just now…'}
          </p>
        </div>
      ) : (
        <p className="diagnosis-says">No call of {name} is here yet. This is what was checked:</p>
      )}
      {error && !data && <ProblemNote problem={error} />}
      {!data && !error && <SkeletonLines lines={5} height="28px" />}
      <ul className="check-lines" aria-label="What was checked">
        {data?.data.map((check) => (
          <Line key={check.key} check={check} accountId={accountId} mayKeep={mayKeep} />
        ))}
      </ul>
      {mayKeep && <PasteCall account={account} />}
      {isLinking && <LinkDialog account={account} onClose={() => setSearch({ link: '' })} />}
    </div>
  )
}

interface LineProps {
  readonly check: AccountCheck
  readonly accountId: string
  readonly mayKeep: boolean
}

function Line({ check: { isFine, text, fix }, accountId, mayKeep }: LineProps) {
  return (
    <li data-fine={isFine}>
      {isFine ? (
        <CircleCheck className="i good" aria-label="Fine:" />
      ) : (
        <CircleX className="i bad" aria-label="Not fine:" />
      )}
      <span>{text}</span>
      {!isFine && fix && mayKeep && <Fix fix={fix} accountId={accountId} />}
      {!isFine && fix?.act === 'widen' && <OlderCalls accountId={accountId} />}
    </li>
  )
}

function Fix({
  fix: { label, act, path },
  accountId,
}: {
  readonly fix: NonNullable<AccountCheck['fix']>
  readonly accountId: string
}) {
  const setSearch = useSetSearch()
  const navigate = useNavigate()
  if (path !== null) {
    return (
      <ButtonLink isSmall to={path}>
        {label}
      </ButtonLink>
    )
  }
  const acts = {
    link: () => setSearch({ link: 'open' }),
    'add-domain': () => void navigate({ to: `/accounts/${accountId}/settings` }),
    open: undefined,
    widen: undefined,
  }
  const run = acts[act]
  return (
    run && (
      <Button isSmall onClick={run}>
        {label}
      </Button>
    )
  )
}
