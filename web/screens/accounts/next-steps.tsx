/** What was agreed to do next: by when, by whom, in whose words; ticked off when it is done. */
import { useState } from 'react'
import type { Account } from '../../../src/records/account.ts'
import type { Moment } from '../../../src/records/moment.ts'
import { useSend } from '../../api.ts'
import { useToast } from '../../frame/toasts.tsx'
import { Checkbox } from '../../parts/checkbox.tsx'
import { Derived, Origin } from '../../parts/origin.tsx'
import { SaidAt } from '../../parts/proof.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { useReader } from '../../reader.ts'
import { day, daysUntil, daysWords } from '../../words.ts'
import { useBrief } from './brief-part.tsx'
import { distinctSteps } from '../../parts/distinct-steps.ts'
import { usePeriod } from './use-period.ts'

const HOW =
  'What somebody said they would do, found in the calls; days are read from their words and from the day of the call.'

export function NextSteps({ account }: { readonly account: Account }) {
  const { period } = usePeriod()
  const { data, error } = useBrief(account, period)
  // What is wrong is told at the brief, which is the same answer.
  if (error && !data) return null
  return (
    <section aria-labelledby="next-steps-head">
      <div className="head">
        <h2 id="next-steps-head">Next steps</h2>
        <Derived how={HOW} />
      </div>
      {!data && <SkeletonLines lines={3} height="44px" />}
      {data?.nextSteps.length === 0 && (
        <p className="small">Nobody said what comes next in these calls.</p>
      )}
      {data && data.nextSteps.length > 0 && (
        <Steps steps={distinctSteps(data.nextSteps)} accountId={account.accountId} />
      )}
    </section>
  )
}

const FEW = 5

interface StepsProps {
  readonly steps: readonly Moment[]
  readonly accountId: string
}

/** What is open comes first; of many the first few. */
function Steps({ steps, accountId }: StepsProps) {
  const [isWhole, setWhole] = useState(false)
  const inOrder = [...steps.filter(({ isDone }) => !isDone), ...steps.filter((one) => one.isDone)]
  return (
    <>
      <ol className="steps">
        {(isWhole ? inOrder : inOrder.slice(0, FEW)).map((step) => (
          <Step key={step.momentId} step={step} accountId={accountId} />
        ))}
      </ol>
      {inOrder.length > FEW && (
        <button
          type="button"
          className="more linklike"
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? 'Show fewer' : `Show all ${inOrder.length}`}
        </button>
      )}
    </>
  )
}

function Step({ step, accountId }: { readonly step: Moment; readonly accountId: string }) {
  const { momentId, isDone, subject, evidence, origin } = step
  const { mayKeep } = useReader()
  const toast = useToast()
  const tick = useSend('put /accounts/{accountId}/moments/{momentId}/done', {
    invalidates: ['get /accounts/{accountId}/brief', 'get /accounts/{accountId}/moments'],
  })
  const now = tick.isPending ? tick.variables.isDone : isDone
  return (
    <li className={now ? 'done' : undefined}>
      <Due step={step} isDone={now} />
      <div className="step-says">
        <blockquote className="said-s">{evidence.quote}</blockquote>
        <p className="small">
          {subject && <b>{subject}</b>} {origin !== 'derived' && <Origin of={origin} />}{' '}
          <SaidAt evidence={evidence} />
        </p>
      </div>
      {mayKeep && (
        <Checkbox
          checked={now}
          onChange={(wanted) =>
            tick.mutate(
              { accountId, momentId, isDone: wanted },
              { onError: ({ detail, fix }) => toast(`${detail} ${fix}`) },
            )
          }
          label={`Done: ${evidence.quote}`}
          hidesLabel
        />
      )}
    </li>
  )
}

function Due({ step, isDone }: { readonly step: Moment; readonly isDone: boolean }) {
  const { due, dueOn } = step
  if (dueOn === null) return <p className="due dim">{due ?? 'No date'}</p>
  const days = daysUntil(dueOn)
  const isLate = days < 0 && !isDone
  return (
    <p className={isLate ? 'due bad' : days < 2 && !isDone ? 'due warn' : 'due'}>
      {day(dueOn)}
      <small>
        {isDone
          ? 'done'
          : isLate
            ? `${-days} ${days === -1 ? 'day' : 'days'} late`
            : daysWords(days)}
      </small>
    </p>
  )
}
