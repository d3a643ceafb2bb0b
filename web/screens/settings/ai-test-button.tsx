/** Asks the model one short question that holds no word of a call. */
import { useSend } from '../../api.ts'
import { Button } from '../../parts/button.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { State } from '../../parts/state.tsx'
import { duration } from '../../words.ts'

export function AiTestButton() {
  const test = useSend('post /settings/ai:test')
  return (
    <div className="ai-test">
      <Button isBusy={test.isPending} onClick={() => test.mutate({})}>
        Test the model
      </Button>
      <div role="status">
        {test.data && (
          <p className="small">
            <State kind={test.data.isFine ? 'good' : 'bad'}>{test.data.message}</State>{' '}
            {test.data.fix} <span className="dim">{duration(test.data.tookMs)}</span>
          </p>
        )}
        {!test.data && !test.error && (
          <p className="small dim">One short question, without any word of a call.</p>
        )}
      </div>
      {test.error && <ProblemNote problem={test.error} />}
    </div>
  )
}
