/** How many calls of an account there are from before the first day that is read: counted in Gong when asked. */
import { useMutation } from '@tanstack/react-query'
import { type ApiProblem, call, type OutputOf } from '../../api.ts'
import { Button } from '../../parts/button.tsx'
import { costWords } from '../../parts/call-words.ts'
import { ProblemNote } from '../../parts/problem.tsx'
import { counted, day } from '../../words.ts'

type Answer = OutputOf<'get /accounts/{accountId}/older-calls'>

export function OlderCalls({ accountId }: { readonly accountId: string }) {
  const { data, error, isPending, mutate } = useMutation<Answer, ApiProblem, string>({
    mutationFn: (id) => call('get /accounts/{accountId}/older-calls', { accountId: id }),
  })
  return (
    <span className="older-calls" aria-live="polite">
      {data ? (
        <span className="small">
          {counted(data.calls, 'older call')} between {day(data.from)} and {day(data.to)}.{' '}
          <span className="dim">{costWords(data.cost)}.</span>
        </span>
      ) : (
        <Button isSmall look="quiet" isBusy={isPending} onClick={() => mutate(accountId)}>
          Count them in Gong
        </Button>
      )}
      {error && <ProblemNote problem={error} />}
    </span>
  )
}
