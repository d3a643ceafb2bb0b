/** All of an answer that rests on something said. */
import type { HandoffAnswer } from '../../../src/records/handoff.ts'

export function provenParts({ sentences, stakeholders }: HandoffAnswer) {
  return [...sentences, ...stakeholders]
}
