/** Next steps without doubles: what was found here and marked by Gong at the same words is one. Pure. */
import type { Moment } from '../../src/records/moment.ts'

export interface DistinctStep {
  /** The one that says most: by whom, and when. */
  readonly step: Moment
  /** All that are the same, itself among them: they are ticked off together. */
  readonly momentIds: readonly string[]
}

export function distinctSteps(steps: readonly Moment[]): readonly DistinctStep[] {
  const groups: { step: Moment; same: Moment[] }[] = []
  for (const step of steps.toSorted((a, b) => told(b) - told(a))) {
    const group = groups.find(({ same }) => same.some((one) => isSame(one, step)))
    if (group) group.same.push(step)
    else groups.push({ step, same: [step] })
  }
  return groups
    .toSorted((a, b) => steps.indexOf(a.step) - steps.indexOf(b.step))
    .map(({ step, same }) => ({ step, momentIds: same.map(({ momentId }) => momentId) }))
}

function told({ origin, dueOn, due, subject }: Moment): number {
  const isOurs = Number(origin !== 'gong')
  return (
    Number(dueOn !== null) * 8 + Number(due !== null) * 4 + Number(subject !== null) * 2 + isOurs
  )
}

function isSame(a: Moment, b: Moment): boolean {
  if (a.evidence.callId !== b.evidence.callId) return false
  return a.evidence.sentences.some((sentence) => b.evidence.sentences.includes(sentence))
}
