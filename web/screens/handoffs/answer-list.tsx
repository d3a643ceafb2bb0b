/** All answers in the order in which they will be read. One stop for Tab; the arrows walk from answer to answer. */
import { type KeyboardEvent, useRef } from 'react'
import type { Evidence } from '../../../src/records/evidence.ts'
import type { Handoff } from '../../../src/records/handoff.ts'
import { usePageKeys } from '../../frame/page-keys.ts'
import type { Numbered } from '../../parts/evidence.ts'
import { Answer } from './answer.tsx'
import type { HandoffActs } from './use-handoff-acts.ts'

interface AnswerListProps {
  readonly handoff: Handoff
  readonly acts: HandoffActs
  readonly numbers: ReadonlyMap<string, Numbered>
  readonly current: string | undefined
  readonly onCurrent: (key: string) => void
  /** Which one is being written. */
  readonly editing: string | undefined
  /** Undefined for whoever may only read. */
  readonly onEdit: ((key: string | undefined) => void) | undefined
  readonly place: string | undefined
  readonly onCite: (key: string, evidence: Evidence) => void
  readonly onEvidence: () => void
  readonly isWide: boolean
}

export function AnswerList(props: AnswerListProps) {
  const { handoff, acts, current, onCurrent, editing, onEdit, onEvidence } = props
  const { answers, progress } = handoff
  const list = useRef<HTMLOListElement>(null)
  const at = answers.findIndex(({ key }) => key === current)
  const focus = (key: string) =>
    list.current?.querySelector<HTMLElement>(`[data-answer="${key}"]`)?.focus()
  const go = (index: number) => {
    const next = answers[index]
    if (next === undefined) return
    onCurrent(next.key)
    focus(next.key)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const answer = answers[at]
    if (answer === undefined || !(event.target instanceof HTMLElement)) return
    const isConfirm = event.key === 'Enter' && (event.ctrlKey || event.metaKey)
    // Within a field or on a button the keys are theirs, but for the one that confirms.
    const isOnAnswer = event.target.dataset['answer'] !== undefined
    if (isConfirm && onEdit && editing === undefined) {
      event.preventDefault()
      if (answer.state !== 'empty' && answer.state !== 'confirmed') acts.confirm(answer)
      return
    }
    if (!isOnAnswer) return
    const steps: Readonly<Record<string, () => void>> = {
      ArrowDown: () => go(at + 1),
      ArrowUp: () => go(at - 1),
      Enter: () => onEdit?.(answer.key),
    }
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    step()
  }
  usePageKeys({ j: () => go(at + 1), k: () => go(at - 1), e: onEvidence })
  return (
    <ol ref={list} className="answer-list" onKeyDown={onKeyDown}>
      {answers.map((answer, index) => (
        <Answer
          key={answer.key}
          {...props}
          answer={answer}
          isCurrent={answer.key === current}
          isBeingMade={progress !== null && index >= progress.done && answer.level !== 'person'}
          isEditing={answer.key === editing}
          onFocus={() => onCurrent(answer.key)}
          onEdit={
            onEdit &&
            ((isOn) => {
              onEdit(isOn ? answer.key : undefined)
              // What was written goes, and the focus with it: back to the answer.
              if (!isOn) window.setTimeout(() => focus(answer.key))
            })
          }
          onCite={(evidence) => props.onCite(answer.key, evidence)}
        />
      ))}
    </ol>
  )
}
