/** Before rules are saved: what they would change in the calls of the last days, sentence by sentence. */
import { useEffect, useEffectEvent, useState } from 'react'
import type { RiskRulesTest } from '../../../src/records/risk.ts'
import { type ApiProblem, problemOf, useSend } from '../../api.ts'
import { useToast } from '../../frame/toasts.tsx'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { Who } from '../../parts/proof.tsx'
import { RISK_NAMES } from '../../parts/risk-words.ts'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { counted } from '../../words.ts'
import type { Draft } from './rules.tsx'

interface SaveRulesProps {
  readonly draft: Draft
  readonly onClose: () => void
  /** Somebody else has changed them: theirs are shown instead. */
  readonly onReload: () => void
}

const DAYS = 90

export function SaveRules({ draft, onClose, onReload }: SaveRulesProps) {
  const toast = useToast()
  const test = useSend('post /risk-rules:test')
  const save = useSend('put /risk-rules', {
    invalidates: ['get /risk', 'get /accounts', 'get /calls/{callId}/moments'],
  })
  const [problem, setProblem] = useState<ApiProblem>()
  const compare = useEffectEvent(() => test.mutate({ rules: draft, days: DAYS }))
  useEffect(() => compare(), [])
  const keep = async () => {
    setProblem(undefined)
    try {
      await save.mutateAsync(draft)
      toast('Saved. All calls are read again with these rules.')
      onClose()
    } catch (error) {
      setProblem(problemOf(error))
    }
  }
  return (
    <Dialog
      isOpen
      onClose={onClose}
      size="wide"
      title="What these rules would change"
      description={`Compared over the calls of the last ${DAYS} days that you may see.`}
      footer={
        <>
          {problem?.code === 'D-CONFLICT' && (
            <Button
              onClick={() => {
                onReload()
                onClose()
              }}
            >
              Load the newer rules
            </Button>
          )}
          <Button look="quiet" onClick={onClose}>
            Go on changing
          </Button>
          <Button
            look="primary"
            isBusy={save.isPending}
            disabled={test.isPending}
            onClick={() => void keep()}
          >
            Save the rules
          </Button>
        </>
      }
    >
      <div className="dialog-body">
        {test.isPending && <SkeletonLines lines={4} />}
        {test.error && <ProblemNote problem={test.error} />}
        {test.data?.backTest && <BackTest result={test.data.backTest} />}
        {problem && <ProblemNote problem={problem} />}
      </div>
    </Dialog>
  )
}

type Result = NonNullable<RiskRulesTest['backTest']>

function BackTest({ result: { calls, now, then, added, removed } }: { readonly result: Result }) {
  return (
    <>
      <p role="status">
        <b>{then}</b> instead of <b>{now}</b> risks in {counted(calls, 'call')}.
        {added.length === 0 && removed.length === 0 && ' No sentence changes.'}
      </p>
      <Places title="Would count from now on" places={added} />
      <Places title="Would no longer count" places={removed} />
    </>
  )
}

function Places({ title, places }: { readonly title: string; readonly places: Result['added'] }) {
  if (places.length === 0) return null
  return (
    <section>
      <h3 className="h">
        {title} <span className="dim">{places.length}</span>
      </h3>
      <ul className="tried">
        {places.map((place) => (
          <li key={`${place.callId} ${place.startMs}`}>
            <blockquote className="said-s">{place.quote}</blockquote>
            <Who evidence={place}>
              <span>{RISK_NAMES[place.type]}</span>
            </Who>
          </li>
        ))}
      </ul>
    </section>
  )
}
