/** What the check found, for a person to read. */
import type { CoverageReport } from './coverage.ts'
import type { MetDeviation, Verdict } from './verdict.ts'

export interface Findings {
  /** Where the document came from and how much is in it. */
  readonly document: string
  readonly answers: number
  readonly operations: number
  readonly requests: number
  readonly requestedOperations: number
  readonly answerVerdict: Verdict
  readonly requestVerdict: Verdict
  /** Endpoints of the simulator that nothing was asked of. */
  readonly unasked: readonly string[]
  /** Operations of the document that the simulator does not have. */
  readonly unserved: number
  readonly coverage: CoverageReport
}

export function isClean({ answerVerdict, requestVerdict, unasked }: Findings): boolean {
  return (
    [answerVerdict, requestVerdict].every(
      ({ unexpected, stale }) => unexpected.length === 0 && stale.length === 0,
    ) && unasked.length === 0
  )
}

export function renderFindings(findings: Findings): string {
  const { answers, operations, requests, requestedOperations, answerVerdict } = findings
  return [
    `Document: ${findings.document}`,
    `Answers of the simulator: ${answers} checked over ${operations} operations; it does not serve the other ${findings.unserved}`,
    `Requests of the product: ${requests} checked over ${requestedOperations} operations`,
    '',
    ...knownLines(answerVerdict.known),
    ...coverageLines(findings.coverage),
    ...staleLines([...answerVerdict.stale, ...findings.requestVerdict.stale]),
    ...unaskedLines(findings.unasked),
    ...unexpectedLines('answers', answerVerdict),
    ...unexpectedLines('requests', findings.requestVerdict),
    isClean(findings)
      ? 'Nothing unexpected.'
      : 'The simulator and the document disagree, see above.',
    '',
  ].join('\n')
}

function knownLines(known: readonly MetDeviation[]): string[] {
  const byReason = Map.groupBy(known, ({ reason }) => reason)
  const lines = [...byReason].flatMap(([reason, rows]) => [
    `  ${reason}`,
    ...rows.map(
      ({ operations, kind, at, times }) =>
        `    ${String(times).padStart(6)} × ${kind.padEnd(7)} ${operations}  ${at}`,
    ),
  ])
  return [`Known deviations (${known.length} places, ${byReason.size} reasons):`, ...lines, '']
}

function coverageLines({ documented, neverSeen, onlyNull }: CoverageReport): string[] {
  const seen = documented - neverSeen.length - onlyNull.length
  return [
    `Documented properties: ${seen} of ${documented} were seen with a value (information).`,
    ...listed('  only null', onlyNull),
    ...listed('  never', neverSeen),
    '',
  ]
}

function listed(label: string, names: readonly string[]): string[] {
  return names.length === 0 ? [] : [`${label} (${names.length}): ${names.join(', ')}`]
}

function staleLines(stale: readonly MetDeviation[]): string[] {
  if (stale.length === 0) return []
  return [
    `Stale: ${stale.length} known deviations that no answer has; take them out of the list:`,
    ...stale.map(({ operations, kind, at }) => `  ${kind} ${operations}  ${at}`),
    '',
  ]
}

function unaskedLines(unasked: readonly string[]): string[] {
  if (unasked.length === 0) return []
  return ['Served by the simulator and never asked:', ...unasked.map((name) => `  ${name}`), '']
}

function unexpectedLines(of: string, { unexpected }: Verdict): string[] {
  if (unexpected.length === 0) return []
  return [
    `Unexpected in ${of}: ${unexpected.length}`,
    ...unexpected.flatMap(({ operation, kind, at, expected, got, times }) => [
      `  ${kind} ${operation}  ${at}  (${times} ×)`,
      `    expected ${expected}`,
      `    got      ${got}`,
    ]),
    '',
  ]
}
