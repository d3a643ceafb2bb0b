/** Calls that belong to no account: read live when asked, kept nowhere, by whom they were with. */
import { useMutation } from '@tanstack/react-query'
import { type ApiProblem, call, type OutputOf } from '../../api.ts'
import { Button } from '../../parts/button.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { counted } from '../../words.ts'
import { costWords } from '../../parts/call-words.ts'
import { UnmatchedOf } from './unmatched-of.tsx'
import { unmatchedGroups } from './unmatched-groups.ts'

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
        Nothing readable is kept of these calls. Looking reads the newest of them from Gong now: one
        request for a hundred calls, of the day&rsquo;s 10,000.
      </p>
      <p className="unmatched-act">
        <Button isBusy={isPending} disabled={unmatched === 0} onClick={() => look.mutate()}>
          {data ? 'Look again' : 'Look in Gong'}
        </Button>
        {data && <span className="small dim">{costWords(data.cost)}.</span>}
      </p>
      <div aria-live="polite">
        {isPending && <SkeletonLines lines={4} height="32px" />}
        {error && <ProblemNote problem={error} />}
        {data?.data.length === 0 && <p>Every call that may be read belongs to an account.</p>}
        {data &&
          unmatchedGroups(data.data).map((group) => (
            <UnmatchedOf key={group.domain ?? ''} group={group} />
          ))}
      </div>
    </section>
  )
}
