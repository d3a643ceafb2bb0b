/** A newer call says more than what people wrote: the difference, to be taken or left. */
import { CircleAlert } from 'lucide-react'
import type { HandoffAnswer } from '../../../src/records/handoff.ts'
import { Button } from '../../parts/button.tsx'
import { DiffText } from '../../parts/diff-text.tsx'
import { evidenceKey } from '../../parts/evidence.ts'
import { Who } from '../../parts/proof.tsx'
import { State } from '../../parts/state.tsx'
import { wordDiff } from '../../parts/word-diff.ts'
import type { HandoffActs } from './use-handoff-acts.ts'

interface ProposalProps {
  readonly answer: HandoffAnswer
  /** Undefined for whoever may only read. */
  readonly acts: Pick<HandoffActs, 'propose'> | undefined
}

export function Proposal({ answer, acts }: ProposalProps) {
  const { key, proposal, sentences } = answer
  if (proposal === null) return null
  const known = new Set(sentences.flatMap(({ evidence }) => evidence.map(evidenceKey)))
  const fresh = proposal
    .flatMap(({ evidence }) => evidence)
    .filter((evidence) => !known.has(evidenceKey(evidence)))
  return (
    <section className="clash" aria-label="A newer call says more">
      <State kind="warn" icon={<CircleAlert className="i" aria-hidden />}>
        A newer call says more
      </State>
      <DiffText parts={wordDiff(textOf(sentences), textOf(proposal))} />
      {fresh.map((evidence) => (
        <div key={evidenceKey(evidence)} className="fresh-proof">
          <blockquote className="said-s">{evidence.quote}</blockquote>
          <Who evidence={evidence} />
        </div>
      ))}
      {acts && (
        <p className="answer-acts">
          <Button isSmall onClick={() => acts.propose(key, 'take')}>
            Take it
          </Button>
          <Button isSmall look="quiet" onClick={() => acts.propose(key, 'leave')}>
            Leave it as it is
          </Button>
        </p>
      )}
    </section>
  )
}

function textOf(sentences: readonly { readonly text: string }[]): string {
  return sentences.map(({ text }) => text).join(' ')
}
