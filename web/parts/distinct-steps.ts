/** Next steps without doubles: what was found here and marked by Gong at the same words is one. Pure. */
import type { Moment } from '../../src/records/moment.ts'

/** What says by whom and when is kept. */
export function distinctSteps(steps: readonly Moment[]): readonly Moment[] {
  const best = steps.toSorted((a, b) => told(b) - told(a))
  const kept: Moment[] = []
  for (const step of best) {
    if (!kept.some((one) => isSame(one, step))) kept.push(step)
  }
  return steps.filter((step) => kept.includes(step))
}

function told({ origin, dueOn, due, subject }: Moment): number {
  const isOurs = origin === 'gong' ? 0 : 1
  return (
    Number(dueOn !== null) * 8 + Number(due !== null) * 4 + Number(subject !== null) * 2 + isOurs
  )
}

function isSame(a: Moment, b: Moment): boolean {
  if (a.evidence.callId !== b.evidence.callId) return false
  return a.evidence.sentences.some((sentence) => b.evidence.sentences.includes(sentence))
}
