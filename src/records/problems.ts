/**
 * Errors that a person meets: what happened, to which thing, and what to do. Every door translates the same row: the
 * command line into an exit code, the API into a status.
 */
const ROWS = {
  'D-NO-CONN': { exitCode: 3, httpStatus: 409 },
  'D-401': { exitCode: 3, httpStatus: 502 },
  'D-INACTIVE': { exitCode: 3, httpStatus: 502 },
  'D-REGION': { exitCode: 3, httpStatus: 502 },
  'D-FORBIDDEN': { exitCode: 3, httpStatus: 502 },
  'D-SCOPE': { exitCode: 4, httpStatus: 502 },
  'D-RATE': { exitCode: 6, httpStatus: 503 },
  'D-DAILY': { exitCode: 6, httpStatus: 503 },
  'D-UNREACHABLE': { exitCode: 1, httpStatus: 502 },
  'D-ANSWER': { exitCode: 1, httpStatus: 502 },
  'D-REFUSED': { exitCode: 1, httpStatus: 502 },
  'D-OUTPUT': { exitCode: 1, httpStatus: 507 },
  'D-USAGE': { exitCode: 2, httpStatus: 400 },
} as const

export type ProblemCode = keyof typeof ROWS

export interface ProblemDetails {
  readonly code: ProblemCode
  /** What happened, to which thing. One sentence. */
  readonly message: string
  /** What to do about it. One sentence. */
  readonly fix: string
  readonly retryAfterMs?: number
  /** Method and path of the request that Gong answered so. */
  readonly endpoint?: string
  /** Gong's own id of its answer, which its support asks for. */
  readonly requestId?: string
  /** The scope that is missing, as Gong names it. */
  readonly scope?: string
  readonly cause?: unknown
}

export class Problem extends Error {
  readonly code: ProblemCode
  readonly fix: string
  readonly exitCode: number
  readonly httpStatus: number
  readonly retryAfterMs: number | undefined
  readonly endpoint: string | undefined
  readonly requestId: string | undefined
  readonly scope: string | undefined

  constructor(details: ProblemDetails) {
    super(details.message, { cause: details.cause })
    this.name = 'Problem'
    this.code = details.code
    this.fix = details.fix
    this.exitCode = ROWS[details.code].exitCode
    this.httpStatus = ROWS[details.code].httpStatus
    this.retryAfterMs = details.retryAfterMs
    this.endpoint = details.endpoint
    this.requestId = details.requestId
    this.scope = details.scope
  }

  /** Nothing else that this connection asks for can succeed either. */
  get endsConnection(): boolean {
    return this.exitCode === 3
  }
}

/** Both sentences, and where to look in Gong: what a person is shown. */
export function explain(problem: Problem): string {
  const where = [problem.endpoint, problem.requestId && `Gong request ${problem.requestId}`]
  const detail = where.filter(Boolean).join(', ')
  return `${problem.message} ${problem.fix}${detail ? ` (${detail})` : ''}`
}

export function usage(message: string, fix: string): Problem {
  return new Problem({ code: 'D-USAGE', message, fix })
}
