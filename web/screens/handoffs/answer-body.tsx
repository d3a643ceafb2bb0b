/** The words of an answer: sentences with their marks, stakeholders as a table, or that nothing was said. */
import { EyeOff } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Evidence } from '../../../src/records/evidence.ts'
import type { AnswerSentence, HandoffAnswer } from '../../../src/records/handoff.ts'
import { Cites } from '../../parts/cite.tsx'
import type { Numbered } from '../../parts/evidence.ts'
import { Yours } from '../../parts/origin.tsx'
import { Spoken } from '../../parts/spoken.tsx'
import { StakeholderTable } from '../../parts/stakeholder-table.tsx'
import { State } from '../../parts/state.tsx'

interface AnswerBodyProps {
  readonly answer: HandoffAnswer
  readonly numbers: ReadonlyMap<string, Numbered>
  readonly place: string | undefined
  readonly onCite: (evidence: Evidence) => void
}

/** More sentences than this are read one by one. */
const AS_TEXT = 2

export function AnswerBody(props: AnswerBodyProps) {
  const { answer, numbers, place, onCite } = props
  const { sentences, stakeholders, note } = answer
  if (sentences.length === 0 && stakeholders.length === 0) {
    return (
      <p>
        <State kind="off">{note ?? 'Nothing is written here yet.'}</State>
      </p>
    )
  }
  return (
    <>
      {stakeholders.length > 0 && (
        <StakeholderTable people={stakeholders} numbers={numbers} current={place} onOpen={onCite} />
      )}
      {sentences.length > AS_TEXT ? (
        <ul className="answer-lines">
          {sentences.map((sentence, index) => (
            <li key={index}>
              <Sentence {...props} sentence={sentence} />
            </li>
          ))}
        </ul>
      ) : (
        <p>
          {sentences.map((sentence, index) => (
            <Sentence key={index} {...props} sentence={sentence} />
          ))}
        </p>
      )}
    </>
  )
}

function Sentence({
  sentence: { text, evidence, isHidden, isOwn },
  numbers,
  place,
  onCite,
}: AnswerBodyProps & { readonly sentence: AnswerSentence }): ReactNode {
  if (isHidden) {
    return (
      <span className="hidden-sentence">
        <EyeOff className="i" aria-hidden /> A sentence that rests on a call you cannot see.{' '}
      </span>
    )
  }
  return (
    <span>
      <Spoken text={text} evidence={evidence} />
      <Cites evidence={evidence} numbers={numbers} current={place} onOpen={onCite} />
      {isOwn && evidence.length === 0 && (
        <>
          {'\u00A0'}
          <Yours />
        </>
      )}{' '}
    </span>
  )
}
