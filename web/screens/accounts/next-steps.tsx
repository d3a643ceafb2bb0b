/** What was agreed to do next: by when, by whom, in whose words; ticked off when it is done. */
import { useState } from 'react'
import type { Account } from '../../../src/records/account.ts'
import type { Moment } from '../../../src/records/moment.ts'
import { problemOf, useSend } from '../../api.ts'
import { useToast } from '../../frame/toasts.tsx'
import { Checkbox } from '../../parts/checkbox.tsx'
import { Derived, Origin } from '../../parts/origin.tsx'
import { SaidAt } from '../../parts/proof.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { useReader } from '../../reader.ts'
import { day, daysUntil, daysWords } from '../../words.ts'
import { useBrief } from './brief-part.tsx'
import { type DistinctStep, distinctSteps } from '../../parts/distinct-steps.ts'
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
  readonly steps: readonly DistinctStep[]
  readonly accountId: string
}

function Steps({ steps, accountId }: StepsProps) {
  const [isWhole, setWhole] = useState(false)
  return (
    <>
      <ol className="steps">
        {(isWhole ? steps : steps.slice(0, FEW)).map((one) => (
          <Step key={one.step.momentId} {...one} accountId={accountId} />
        ))}
      </ol>
      {steps.length > FEW && (
        <button
          type="button"
          className="more linklike"
          aria-expanded={isWhole}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? 'Show fewer' : `Show all ${steps.length}`}
        </button>
      )}
    </>
  )
}

function Step({ step, momentIds, accountId }: DistinctStep & { readonly accountId: string }) {
  const { subject, evidence, origin, model } = step
  const { mayKeep } = useReader()
  const { isTicked, tick } = useTick(accountId, momentIds)
  const isDone = isTicked ?? step.isDone
  return (
    <li className={isDone ? 'done' : undefined}>
      <Due step={step} isDone={isDone} />
      <div className="step-says">
        <blockquote className="said-s">{evidence.quote}</blockquote>
        <p className="small">
          {subject && <b>{subject}</b>}{' '}
          {origin !== 'derived' && <Origin of={origin} model={model} />}{' '}
          <SaidAt evidence={evidence} />
        </p>
      </div>
      {mayKeep && (
        <Checkbox
          checked={isDone}
          onChange={(wanted) => void tick(wanted)}
          label={`Done: ${evidence.quote}`}
          hidesLabel
        />
      )}
    </li>
  )
}

/** What is ticked off leaves the list, which holds what is open; an undo brings it back. */
function useTick(accountId: string, momentIds: readonly string[]) {
  const toast = useToast()
  const send = useSend('put /accounts/{accountId}/moments/{momentId}/done', {
    invalidates: ['get /accounts/{accountId}/brief', 'get /accounts/{accountId}/moments'],
  })
  const [isTicked, setTicked] = useState<boolean>()
  const tick = async (isDone: boolean): Promise<void> => {
    setTicked(isDone)
    try {
      for (const momentId of momentIds) await send.mutateAsync({ accountId, momentId, isDone })
      if (isDone) toast('Done.', { label: 'Undo', run: () => void tick(false) })
    } catch (error) {
      setTicked(undefined)
      const { detail, fix } = problemOf(error)
      toast(`${detail} ${fix}`)
    }
  }
  return { isTicked, tick }
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
