/** Puts a moment into an answer of the handoff, with its words as proof. */
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { HandoffAnswer } from '../../../src/records/handoff.ts'
import type { Moment } from '../../../src/records/moment.ts'
import { useSend } from '../../api.ts'
import { useToast } from '../../frame/toasts.tsx'
import { keptSentences } from '../../parts/answer-sentences.ts'
import { ConfirmDialog } from '../../parts/dialog.tsx'
import { Field } from '../../parts/field.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { Who } from '../../parts/proof.tsx'
import { Select } from '../../parts/select.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { useHandoffOf } from './use-insights.ts'

interface AddToHandoffProps {
  readonly moment: Moment
  readonly accountId: string
  readonly onClose: () => void
}

export function AddToHandoff({ moment, accountId, onClose }: AddToHandoffProps) {
  const { data, error } = useHandoffOf(accountId)
  const [chosen, setChosen] = useState<string>()
  const [text, setText] = useState(moment.why ?? moment.evidence.quote)
  const toast = useToast()
  const navigate = useNavigate()
  const change = useSend('patch /handoffs/{accountId}/fields/{key}', {
    invalidates: ['get /accounts/{accountId}/handoff', 'get /handoffs'],
  })
  const answers = data?.answers ?? []
  const key = chosen ?? likely(answers, moment.kind)?.key
  const answer = answers.find((one) => one.key === key)
  return (
    <ConfirmDialog
      isOpen
      onClose={onClose}
      title="Add to the handoff"
      verb="Add it"
      look="primary"
      isDisabled={answer === undefined || text.trim() === ''}
      onConfirm={async () => {
        if (answer === undefined) return
        const { callId, sentences } = moment.evidence
        await change.mutateAsync({
          accountId,
          key: answer.key,
          sentences: [
            ...keptSentences(answer),
            { text: text.trim(), evidence: [{ callId, sentences }] },
          ],
        })
        toast(`Added to “${answer.question}”.`, {
          label: 'Open the handoff',
          run: () => void navigate({ to: `/accounts/${accountId}/handoff` }),
        })
      }}
    >
      <div>
        <blockquote className="said-s indented">{moment.evidence.quote}</blockquote>
        <Who evidence={moment.evidence} />
      </div>
      {error && <ProblemNote problem={error} />}
      {!data && !error && <SkeletonLines lines={2} height="36px" />}
      {answer && (
        <>
          <Field label="As part of the answer to">
            {(ties) => (
              <Select
                {...ties}
                value={answer.key}
                onChange={setChosen}
                options={answers.map((one) => ({ value: one.key, label: one.question }))}
              />
            )}
          </Field>
          <Field label="In these words" hint="The words above stay beside it as its proof.">
            {(ties) => (
              <textarea
                {...ties}
                className="in"
                rows={3}
                maxLength={2_000}
                value={text}
                onChange={(event) => setText(event.target.value)}
              />
            )}
          </Field>
        </>
      )}
    </ConfirmDialog>
  )
}

/** By the words of the questions: they are the reader's own, and may be any. */
const HINTS: Readonly<Partial<Record<Moment['kind'], RegExp>>> = {
  concern: /concern|objection/i,
  risk: /concern|risk|objection/i,
  requirement: /technical|requirement|need/i,
  technical: /technical/i,
  commitment: /promise|commit/i,
  painPoint: /pain/i,
  useCase: /use case/i,
  successCriterion: /goal|success/i,
  nextStep: /next|milestone|open/i,
  plan: /timeline|milestone|date/i,
  competitor: /compet|alternative/i,
  pricing: /commercial|price|budget/i,
  terms: /commercial|terms|contract/i,
  stakeholder: /stakeholder|people/i,
}

function likely(
  answers: readonly HandoffAnswer[],
  kind: Moment['kind'],
): HandoffAnswer | undefined {
  const hint = HINTS[kind]
  return answers.find(({ question }) => hint?.test(question) === true) ?? answers[0]
}
