/** What Gong's support asks for first, as lines of text without a name or a key in them. Pure. */
import type { KeptProblem } from '../../../src/records/problems.ts'
import { ApiProblem } from '../../api.ts'
import { utc } from '../../words.ts'

/** `now`: when it was met, for a problem that does not say so itself. */
export function supportDetails(problem: KeptProblem | ApiProblem, now: Date = new Date()): string {
  const { at, endpoint, status, requestId } = answerOf(problem)
  const lines: readonly (readonly [string, string | number | null | undefined])[] = [
    ['Time', utc(at ?? now)],
    ['Endpoint', endpoint],
    ['HTTP status', status],
    ['Gong request', requestId],
    ['Carryover code', problem.code],
  ]
  return lines
    .flatMap(([name, value]) =>
      value === null || value === undefined ? [] : [`${name}: ${value}`],
    )
    .join('\n')
}

function answerOf(problem: KeptProblem | ApiProblem) {
  if (problem instanceof ApiProblem) return { at: null, ...problem.gong }
  const { at, endpoint, gongStatus: status, requestId } = problem
  return { at, endpoint, status, requestId }
}
