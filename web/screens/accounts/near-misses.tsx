/** Calls that almost match an account: looked up live when asked, each with what would make it match. */
import { useMutation } from '@tanstack/react-query'
import type { Account, NearMiss } from '../../../src/records/account.ts'
import { type ApiProblem, call, type OutputOf, useSend } from '../../api.ts'
import { useToast } from '../../frame/toasts.tsx'
import { Button } from '../../parts/button.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { costWords } from '../../parts/call-words.ts'
import { LiveCalls } from '../../parts/live-calls.tsx'

type Answer = OutputOf<'get /accounts/{accountId}/near-misses'>

const TOUCHED = ['get /accounts', 'get /calls']

export function NearMisses({ account }: { readonly account: Account }) {
  const { accountId } = account
  const look = useMutation<Answer, ApiProblem, string>({
    mutationFn: (id) => call('get /accounts/{accountId}/near-misses', { accountId: id }),
  })
  const { data, error, isPending } = look
  return (
    <div aria-live="polite">
      {isPending && <SkeletonLines lines={3} height="28px" />}
      {error && <ProblemNote problem={error} />}
      {data && (
        <>
          <p className="small dim">{costWords(data.cost)}.</p>
          {data.data.length === 0 && <p>Nothing comes near.</p>}
          <LiveCalls
            calls={data.data}
            says={({ text }) => <span className="near-says">{text}</span>}
            act={(miss) => <Acts miss={miss} account={account} />}
          />
        </>
      )}
      <Button isBusy={isPending} onClick={() => look.mutate(accountId)}>
        {data ? 'Look again' : 'Look in Gong'}
      </Button>
    </div>
  )
}

function Acts({ miss, account }: { readonly miss: NearMiss; readonly account: Account }) {
  const { accountId, name, domains } = account
  const { domain, callId, title } = miss
  const toast = useToast()
  const link = useSend('post /accounts/{accountId}/links', { invalidates: TOUCHED })
  const change = useSend('patch /accounts/{accountId}', { invalidates: TOUCHED })
  const error = link.error ?? change.error
  if (link.isSuccess) return <span className="small good">Linked</span>
  return (
    <>
      {domain && (
        <Button
          isSmall
          isBusy={change.isPending}
          onClick={() =>
            void change.mutateAsync({ accountId, domains: [...domains, domain] }).then(
              () => toast(`${domain} belongs to ${name} now.`),
              () => 'change.error shows it',
            )
          }
        >
          Add {domain}
        </Button>
      )}
      <Button
        isSmall
        look="quiet"
        isBusy={link.isPending}
        onClick={() => link.mutate({ accountId, call: callId })}
      >
        Link<span className="hush"> {title}</span>
      </Button>
      {error && <ProblemNote problem={error} />}
    </>
  )
}
