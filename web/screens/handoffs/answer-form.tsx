/** Writes an answer, a sentence at a time: what a sentence rests on stays with it until it is taken away. */
import { Plus, X } from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import type { Evidence } from '../../../src/records/evidence.ts'
import type { HandoffAnswer } from '../../../src/records/handoff.ts'
import { type ApiProblem, problemOf } from '../../api.ts'
import { sent } from '../../parts/answer-sentences.ts'
import { Button, IconButton } from '../../parts/button.tsx'
import { evidenceKey, type Numbered, saidBy } from '../../parts/evidence.ts'
import { ProblemNote } from '../../parts/problem.tsx'
import type { HandoffActs } from './use-handoff-acts.ts'

interface AnswerFormProps {
  readonly answer: HandoffAnswer
  readonly numbers: ReadonlyMap<string, Numbered>
  readonly acts: HandoffActs
  readonly onDone: () => void
}

interface Line {
  readonly id: number
  readonly text: string
  readonly evidence: readonly Evidence[]
}

export function AnswerForm({ answer, numbers, acts, onDone }: AnswerFormProps) {
  const [lines, setLines] = useState<readonly Line[]>(() => linesOf(answer))
  const [problem, setProblem] = useState<ApiProblem>()
  const form = useRef<HTMLFormElement>(null)
  const isBusy = acts.busyKey === answer.key
  useEffect(() => form.current?.querySelector('textarea')?.focus(), [])
  const change = (id: number, now: Partial<Line>) =>
    setLines(lines.map((line) => (line.id === id ? { ...line, ...now } : line)))
  const save = async () => {
    const written = lines.filter(({ text }) => text.trim() !== '')
    try {
      await acts.write(
        answer.key,
        written.map(({ text, evidence }) => sent(text.trim(), evidence)),
      )
      onDone()
    } catch (error) {
      setProblem(problemOf(error))
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      event.preventDefault()
      onDone()
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      event.stopPropagation()
      void save()
    }
  }
  return (
    <form
      ref={form}
      className="answer-form"
      aria-label={`Write: ${answer.question}`}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      {answer.stakeholders.length > 0 && (
        <p className="hint">The table of people stays; what you write stands below it.</p>
      )}
      {lines.map((line, index) => (
        <div key={line.id} className="answer-line">
          <textarea
            className="in"
            rows={2}
            maxLength={2_000}
            aria-label={`Sentence ${index + 1}`}
            value={line.text}
            onChange={(event) => change(line.id, { text: event.target.value })}
          />
          <IconButton
            label={`Take sentence ${index + 1} away`}
            icon={<X className="i" aria-hidden />}
            onClick={() => setLines(lines.filter(({ id }) => id !== line.id))}
          />
          <p className="small line-proof">
            {line.evidence.length === 0
              ? 'In your own words, without proof.'
              : line.evidence.map((evidence) => (
                  <button
                    key={evidenceKey(evidence)}
                    type="button"
                    className="chip"
                    title={`“${evidence.quote}”`}
                    onClick={() =>
                      change(line.id, { evidence: line.evidence.filter((one) => one !== evidence) })
                    }
                  >
                    {numbers.get(evidenceKey(evidence))?.number} {evidence.speaker}
                    <span className="hush">, take this proof away: {saidBy(evidence)}</span>
                    <X className="i" aria-hidden />
                  </button>
                ))}
          </p>
        </div>
      ))}
      {problem && <ProblemNote problem={problem} />}
      <p className="answer-acts">
        <Button type="submit" isSmall look="primary" isBusy={isBusy}>
          Save
        </Button>
        <Button
          isSmall
          icon={<Plus className="i" aria-hidden />}
          onClick={() => setLines([...lines, { id: nextId(lines), text: '', evidence: [] }])}
        >
          Another sentence
        </Button>
        <Button isSmall look="quiet" onClick={onDone}>
          Cancel
        </Button>
      </p>
    </form>
  )
}

function linesOf({ sentences }: HandoffAnswer): readonly Line[] {
  const shown = sentences.filter(({ isHidden }) => !isHidden)
  if (shown.length === 0) return [{ id: 0, text: '', evidence: [] }]
  return shown.map(({ text, evidence }, id) => ({ id, text, evidence }))
}

function nextId(lines: readonly Line[]): number {
  return Math.max(-1, ...lines.map(({ id }) => id)) + 1
}
