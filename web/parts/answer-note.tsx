/** How far an answer of a handoff is, as a note: full is confirmed, brass edited, hollow suggested, a rest is empty. */
import type { AnswerState } from '../../src/records/handoff.ts'

export const ANSWER_NAMES: Readonly<Record<AnswerState, string>> = {
  empty: 'Empty',
  suggested: 'Suggested',
  edited: 'Edited',
  confirmed: 'Confirmed',
}

/** Within another drawing, around 0/0. */
function AnswerShape({ state }: { readonly state: AnswerState }) {
  if (state === 'empty') return <path className="answer-rest" d="M-6-5H6V-.5H-6Z" />
  return <ellipse className={`answer-${state}`} rx="6" ry="4.5" transform="rotate(-20)" />
}

export function AnswerNote({ state }: { readonly state: AnswerState }) {
  return (
    <svg className="note" viewBox="-7.5 -7 15 14" aria-hidden>
      <AnswerShape state={state} />
    </svg>
  )
}

const LINES = [5, 11, 17, 23, 29]

interface AnswerStaffProps {
  readonly states: readonly AnswerState[]
  readonly label: string
}

/** All answers of a handoff on one staff. */
export function AnswerStaff({ states, label }: AnswerStaffProps) {
  return (
    <svg className="answer-staff" width="100%" height="34" role="img" aria-label={label}>
      {LINES.map((y) => (
        <line key={y} className="lane" x2="100%" y1={y} y2={y} />
      ))}
      {states.map((state, index) => (
        <svg key={index} x={`${((index + 0.5) / states.length) * 100}%`} y="17" overflow="visible">
          <AnswerShape state={state} />
        </svg>
      ))}
    </svg>
  )
}
