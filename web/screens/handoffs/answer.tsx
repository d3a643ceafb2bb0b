/** One answer: its question, how far it is, the sentences with their marks, and what can be done with it. */
import { Check, CircleAlert, Pencil } from 'lucide-react'
import type { Evidence } from '../../../src/records/evidence.ts'
import type { Handoff, HandoffAnswer } from '../../../src/records/handoff.ts'
import { ANSWER_NAMES, AnswerNote } from '../../parts/answer-note.tsx'
import { Button } from '../../parts/button.tsx'
import type { Numbered } from '../../parts/evidence.ts'
import { State } from '../../parts/state.tsx'
import { Time } from '../../parts/time.tsx'
import { AnswerBody } from './answer-body.tsx'
import { AnswerForm } from './answer-form.tsx'
import { Clash } from './clash.tsx'
import { Proposal } from './proposal.tsx'
import type { HandoffActs } from './use-handoff-acts.ts'

interface AnswerProps {
  readonly handoff: Handoff
  readonly answer: HandoffAnswer
  readonly acts: HandoffActs
  readonly numbers: ReadonlyMap<string, Numbered>
  readonly isCurrent: boolean
  /** Somebody looks for it just now. */
  readonly isBeingMade: boolean
  readonly isEditing: boolean
  readonly onFocus: () => void
  readonly onEdit: ((isOn: boolean) => void) | undefined
  readonly place: string | undefined
  readonly onCite: (evidence: Evidence) => void
  readonly isWide: boolean
}

export function Answer(props: AnswerProps) {
  const { answer, acts, numbers, isCurrent, isBeingMade, isEditing, onFocus, onEdit, isWide } =
    props
  const { key, question, state, contradictions, proposal } = answer
  const headId = `answer-${key}`
  return (
    <li
      className={isCurrent ? 'answer current' : 'answer'}
      data-answer={key}
      tabIndex={isCurrent ? 0 : -1}
      aria-current={isCurrent || undefined}
      aria-labelledby={headId}
      onFocus={onFocus}
      onClick={onFocus}
    >
      <h2 id={headId}>{question}</h2>
      <Standing answer={answer} isBeingMade={isBeingMade} />
      <div className="answer-main">
        {isEditing && onEdit ? (
          <AnswerForm answer={answer} numbers={numbers} acts={acts} onDone={() => onEdit(false)} />
        ) : (
          <AnswerBody {...props} />
        )}
        {contradictions.length > 0 && (!isCurrent || isWide) && (
          <p className="small flagline">
            <State kind="warn" icon={<CircleAlert className="i" aria-hidden />}>
              Two calls disagree
            </State>{' '}
            {contradictions.map(({ text }) => text).join(' ')}
          </p>
        )}
        {proposal !== null && (!isCurrent || isWide) && (
          <p className="small flagline">
            <State kind="warn" icon={<CircleAlert className="i" aria-hidden />}>
              A newer call says more
            </State>
          </p>
        )}
        {isCurrent && !isWide && !isEditing && (
          <>
            {contradictions.map((clash) => (
              <Clash key={clash.contradictionId} clash={clash} acts={onEdit && acts} />
            ))}
            <Proposal answer={answer} acts={onEdit && acts} />
          </>
        )}
        {onEdit && !isEditing && (isCurrent || state === 'empty') && (
          <AnswerButtons {...props} onEdit={onEdit} />
        )}
      </div>
    </li>
  )
}

function Standing({
  answer: { state, changedBy, changedAt },
  isBeingMade,
}: {
  readonly answer: HandoffAnswer
  readonly isBeingMade: boolean
}) {
  if (isBeingMade) {
    return (
      <p className="standing">
        <State kind="busy">Looking</State>
      </p>
    )
  }
  return (
    <p className="standing">
      <AnswerNote state={state} />
      <span>
        {ANSWER_NAMES[state]}
        {(state === 'edited' || state === 'confirmed') && changedBy !== null && (
          <small>
            {changedBy}
            {changedAt && (
              <>
                , <Time at={changedAt} />
              </>
            )}
          </small>
        )}
      </span>
    </p>
  )
}

function AnswerButtons({
  handoff: { from },
  answer,
  acts,
  onEdit,
}: AnswerProps & { readonly onEdit: (isOn: boolean) => void }) {
  const { state, key } = answer
  const seller = from === null ? 'the seller' : (from.split(' ')[0] ?? from)
  const isBusy = acts.busyKey === key
  const write = (
    <Button
      isSmall
      look={state === 'empty' ? 'quiet' : 'plain'}
      icon={<Pencil className="i" aria-hidden />}
      onClick={() => onEdit(true)}
    >
      {state === 'empty' ? 'Write it yourself' : 'Edit'}
      <kbd>Enter</kbd>
    </Button>
  )
  return (
    <p className="answer-acts">
      {state === 'empty' && (
        <Button isSmall onClick={() => acts.ask(answer)}>
          Ask {seller}
        </Button>
      )}
      {(state === 'suggested' || state === 'edited') && (
        <Button
          isSmall
          isBusy={isBusy}
          icon={<Check className="i" aria-hidden />}
          onClick={() => acts.confirm(answer)}
        >
          Confirm<kbd>{/Mac/.test(navigator.userAgent) ? '⌘' : 'Ctrl'} Enter</kbd>
        </Button>
      )}
      {write}
      {state === 'confirmed' && (
        <Button isSmall look="quiet" isBusy={isBusy} onClick={() => acts.reopen(answer)}>
          Reopen
        </Button>
      )}
      {state !== 'empty' && (
        <Button isSmall look="quiet" onClick={() => acts.ask(answer)}>
          Ask {seller}
        </Button>
      )}
    </p>
  )
}
