/** How far the handoff of an account is: a note for each answer, and what still stands in the way. */
import { Link } from '@tanstack/react-router'
import { CircleAlert } from 'lucide-react'
import type { Handoff } from '../../../src/records/handoff.ts'
import { AnswerStaff } from '../../parts/answer-note.tsx'
import { countsWords, standingWords } from '../../parts/handoff-words.ts'
import { ProblemNote } from '../../parts/problem.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { State } from '../../parts/state.tsx'
import { useHandoffOf } from './use-insights.ts'

export function HandoffProgress({ accountId }: { readonly accountId: string }) {
  const { data, error } = useHandoffOf(accountId)
  const to = `/accounts/${accountId}/handoff`
  return (
    <section className="handoff-progress" aria-labelledby="handoff-head">
      <div className="head">
        <h2 id="handoff-head">Handoff</h2>
        {data && <span className="small">{standingWords(data)}</span>}
        <Link className="more by" to={to}>
          Open
        </Link>
      </div>
      {error && !data && <ProblemNote problem={error} />}
      {!data && !error && <Skeleton height="60px" />}
      {data && <Shown handoff={data} to={to} />}
    </section>
  )
}

function Shown({ handoff, to }: { readonly handoff: Handoff; readonly to: string }) {
  const { answers, newerCalls, state, reason } = handoff
  const clash = answers.flatMap(({ contradictions }) => contradictions)[0]
  return (
    <>
      <AnswerStaff states={answers.map((answer) => answer.state)} label={countsWords(handoff)} />
      <p className="small">{countsWords(handoff)}</p>
      {state === 'returned' && reason !== null && (
        <p className="small flag">
          <State kind="warn">Returned</State> {reason}
        </p>
      )}
      {clash && (
        <p className="small flag">
          <State kind="warn" icon={<CircleAlert className="i" aria-hidden />}>
            Two calls disagree
          </State>{' '}
          {clash.text} <Link to={to}>Decide</Link>
        </p>
      )}
      {newerCalls > 0 && (
        <p className="small flag">
          {newerCalls === 1
            ? 'A call has come since it was made.'
            : `${newerCalls} calls have come since it was made.`}
        </p>
      )}
    </>
  )
}
