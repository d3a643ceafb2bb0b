/** Sentences of ours, each with the marks that lead to what was said. */
import type { Evidence } from '../../src/records/evidence.ts'
import { useEvidence } from './evidence-acts.ts'
import { evidenceKey, type Numbered, saidBy } from './evidence.ts'

interface CiteProps {
  readonly number: number
  readonly evidence: Evidence
  readonly isCurrent?: boolean
  /** Instead of the transcript beside the page. */
  readonly onOpen?: ((evidence: Evidence) => void) | undefined
}

function Cite({ number, evidence, isCurrent = false, onOpen }: CiteProps) {
  const { open, warm } = useEvidence()
  return (
    <button
      type="button"
      className={evidence.side === 'Internal' ? 'cite us' : 'cite'}
      aria-label={`Source ${number}: ${saidBy(evidence)}`}
      title={`“${evidence.quote}”`}
      aria-current={isCurrent || undefined}
      onPointerEnter={() => warm(evidence)}
      onFocus={() => warm(evidence)}
      onClick={() => (onOpen ?? open)(evidence)}
    >
      {number}
    </button>
  )
}

interface CitesProps {
  readonly evidence: readonly Evidence[]
  readonly numbers: ReadonlyMap<string, Numbered>
  readonly current?: string | undefined
  readonly onOpen?: ((evidence: Evidence) => void) | undefined
}

/** The marks of one sentence; they never stand alone on a line. */
export function Cites({ evidence, numbers, current, onOpen }: CitesProps) {
  const keys = [...new Set(evidence.map(evidenceKey))]
  return keys.map((key) => {
    const numbered = numbers.get(key)
    return (
      numbered && (
        <span key={key} className="cite-place">
          {'\u2060\u00A0\u2060'}
          <Cite {...numbered} isCurrent={key === current} onOpen={onOpen} />
        </span>
      )
    )
  })
}
