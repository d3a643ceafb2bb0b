/** Two calls that say different things: both sentences side by side, and a person decides. */
import { CircleAlert } from 'lucide-react'
import { useState } from 'react'
import type { Contradiction } from '../../../src/records/handoff.ts'
import { type ApiProblem, problemOf } from '../../api.ts'
import { Button } from '../../parts/button.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { Who } from '../../parts/proof.tsx'
import { State } from '../../parts/state.tsx'
import type { HandoffActs } from './use-handoff-acts.ts'

interface ClashProps {
  readonly clash: Contradiction
  /** Undefined for whoever may only read. */
  readonly acts: Pick<HandoffActs, 'decide'> | undefined
}

export function Clash({ clash: { contradictionId, text, sides }, acts }: ClashProps) {
  const [isExplaining, setExplaining] = useState(false)
  const [note, setNote] = useState('')
  const [problem, setProblem] = useState<ApiProblem>()
  const decide = (side: number | null) => {
    setProblem(undefined)
    acts?.decide(contradictionId, side, note.trim()).catch((error: unknown) => {
      setProblem(problemOf(error))
    })
  }
  return (
    <section className="clash" aria-label={`Two calls disagree: ${text}`}>
      <State kind="warn" icon={<CircleAlert className="i" aria-hidden />}>
        Two calls disagree
      </State>
      <div className="versus">
        {sides.map(({ value, evidence }, index) => (
          <div key={index}>
            <p className="versus-value">{value}</p>
            <blockquote className="said-s">{evidence.quote}</blockquote>
            <Who evidence={evidence} />
          </div>
        ))}
      </div>
      {problem && <ProblemNote problem={problem} />}
      {acts && !isExplaining && (
        <p className="answer-acts">
          {sides.map(({ value }, index) => (
            <Button key={index} isSmall onClick={() => decide(index)}>
              {value} is right
            </Button>
          ))}
          <Button isSmall look="quiet" onClick={() => setExplaining(true)}>
            Both, I explain
          </Button>
        </p>
      )}
      {acts && isExplaining && (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            decide(null)
          }}
        >
          <label className="lab" htmlFor={`why-${contradictionId}`}>
            How both hold
          </label>
          <textarea
            id={`why-${contradictionId}`}
            className="in"
            rows={2}
            maxLength={1_000}
            autoFocus
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
          <p className="answer-acts">
            <Button type="submit" isSmall look="primary" disabled={note.trim() === ''}>
              Keep both
            </Button>
            <Button isSmall look="quiet" onClick={() => setExplaining(false)}>
              Cancel
            </Button>
          </p>
        </form>
      )}
    </section>
  )
}
