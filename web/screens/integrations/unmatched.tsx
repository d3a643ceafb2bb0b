/** Calls that belong to no account: read live when asked, kept nowhere, each with the accounts that come near. */
import { useMutation } from '@tanstack/react-query'
import type { UnmatchedCall } from '../../../src/records/access.ts'
import { type ApiProblem, call, type OutputOf, useSend } from '../../api.ts'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { State } from '../../parts/state.tsx'
import { counted } from '../../words.ts'
import { costWords } from '../accounts/account-words.ts'
import { LiveCalls } from '../accounts/live-calls.tsx'

type Answer = OutputOf<'get /matching/unmatched'>

export function Unmatched({ unmatched }: { readonly unmatched: number }) {
  const look = useMutation<Answer, ApiProblem>({
    mutationFn: () => call('get /matching/unmatched', {}),
  })
  const { data, error, isPending } = look
  return (
    <section className="unmatched" aria-labelledby="unmatched-head">
      <div className="head">
        <h2 id="unmatched-head">Of no account yet</h2>
        <span className="small dim">{counted(unmatched, 'call')}</span>
      </div>
      <p className="small">
        Nothing readable is kept of these calls. Looking reads the newest of them from Gong now.
      </p>
      <p className="unmatched-act">
        <Button isBusy={isPending} disabled={unmatched === 0} onClick={() => look.mutate()}>
          {data ? 'Look again' : 'Look in Gong'}
        </Button>
      </p>
      <div aria-live="polite">
        {isPending && <SkeletonLines lines={4} height="32px" />}
        {error && <ProblemNote problem={error} />}
        {data && (
          <>
            <p className="small dim">{costWords(data.cost)}.</p>
            {data.data.length === 0 && <p>Every call that may be read belongs to an account.</p>}
            <LiveCalls
              calls={data.data}
              says={(one) => <Near one={one} />}
              act={(one) => <Acts one={one} />}
            />
          </>
        )}
      </div>
    </section>
  )
}

function Near({ one: { domains, near } }: { readonly one: UnmatchedCall }) {
  return (
    <>
      {domains.length > 0 && <code>{domains.join(', ')}</code>}
      {near.map(({ accountId, name, why }) => (
        <span key={accountId} className="near-says">
          Near {name}: {why}
        </span>
      ))}
    </>
  )
}

function Acts({ one: { near, callId } }: { readonly one: UnmatchedCall }) {
  const link = useSend('post /accounts/{accountId}/links', {
    invalidates: ['get /accounts', 'get /matching'],
  })
  if (link.isSuccess) return <State kind="good">Linked</State>
  return (
    <>
      {near.map(({ accountId, name }) => (
        <Button
          key={accountId}
          isSmall
          isBusy={link.isPending}
          onClick={() => link.mutate({ accountId, call: callId })}
        >
          Link to {name}
        </Button>
      ))}
      {near.length === 0 && (
        <ButtonLink isSmall look="quiet" to="/accounts?add=hand">
          New account
        </ButtonLink>
      )}
      {link.error && <ProblemNote problem={link.error} />}
    </>
  )
}
