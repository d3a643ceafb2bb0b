/**
 * Errors that a person meets: what happened, to which thing, and what to do. Every door translates the same row: the
 * command line into an exit code, the API into a status.
 */
import { z } from 'zod'

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
  'D-REFRESH': { exitCode: 3, httpStatus: 502 },
  'D-NOT-ADMIN': { exitCode: 3, httpStatus: 502 },
  'D-API-OFF': { exitCode: 3, httpStatus: 502 },
  'D-DENIED': { exitCode: 3, httpStatus: 403 },
  'D-STATE': { exitCode: 3, httpStatus: 400 },
  'D-SIGN-IN': { exitCode: 3, httpStatus: 401 },
  'D-NOT-ALLOWED': { exitCode: 5, httpStatus: 403 },
  'D-NOT-FOUND': { exitCode: 5, httpStatus: 404 },
  'D-CONFLICT': { exitCode: 7, httpStatus: 409 },
  'D-RUNNING': { exitCode: 7, httpStatus: 409 },
  'D-PAUSED': { exitCode: 7, httpStatus: 409 },
  'D-REMOVALS': { exitCode: 7, httpStatus: 409 },
  'D-CANCELLED': { exitCode: 130, httpStatus: 409 },
  'D-UPLOAD': { exitCode: 2, httpStatus: 422 },
  'D-TOO-LARGE': { exitCode: 2, httpStatus: 413 },
  'D-KEY': { exitCode: 1, httpStatus: 500 },
  'D-STORE': { exitCode: 1, httpStatus: 503 },
  'D-UNEXPECTED': { exitCode: 1, httpStatus: 500 },
  'D-AI': { exitCode: 1, httpStatus: 502 },
  'D-PORT': { exitCode: 1, httpStatus: 500 },
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
  /** The HTTP status that Gong answered with. */
  readonly gongStatus?: number
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
  readonly gongStatus: number | undefined
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
    this.gongStatus = details.gongStatus
    this.scope = details.scope
  }

  /** Nothing else that this connection asks for can succeed either. */
  get endsConnection(): boolean {
    return this.exitCode === 3
  }
}

/** Both sentences, and where to look in Gong: what the command line shows. */
export function explain(problem: Problem): string {
  const how = problem.code === 'D-REGION' ? ' It is given with --base-url.' : ''
  const where = [problem.endpoint, problem.requestId && `Gong request ${problem.requestId}`]
  const detail = where.filter(Boolean).join(', ')
  return `${problem.message} ${problem.fix}${how}${detail ? ` (${detail})` : ''}`
}

/** What is kept of a problem, and shown later: of a run, of a connection. */
export const keptProblem = z.object({
  code: z.string(),
  message: z.string(),
  fix: z.string(),
  scope: z.string().nullable(),
  endpoint: z.string().nullable(),
  requestId: z.string().nullable(),
  /** The HTTP status that Gong answered with; null where it gave none. */
  gongStatus: z.number().nullable().default(null),
  /** When it was met; null for those that were kept before this was noted. */
  at: z.iso.datetime().nullable().default(null),
  /** When a new try makes sense; null when waiting does not help. */
  retryAt: z.iso.datetime().nullable(),
})

export type KeptProblem = z.infer<typeof keptProblem>

/** Anything that is no problem is told as what it is: a fault of ours. */
export function keep(error: unknown, now: Date): KeptProblem {
  const problem = error instanceof Problem ? error : unexpected(error)
  const { retryAfterMs } = problem
  return {
    code: problem.code,
    message: problem.message,
    fix: problem.fix,
    scope: problem.scope ?? null,
    endpoint: problem.endpoint ?? null,
    requestId: problem.requestId ?? null,
    gongStatus: problem.gongStatus ?? null,
    at: now.toISOString(),
    retryAt:
      retryAfterMs === undefined ? null : new Date(now.getTime() + retryAfterMs).toISOString(),
  }
}

/** The problem again, for whoever meets what it stopped. */
export function recall(kept: KeptProblem): Problem {
  const { code, message, fix, scope, endpoint, requestId, gongStatus } = kept
  return new Problem({
    code: isCode(code) ? code : 'D-UNEXPECTED',
    message,
    fix,
    ...(scope !== null && { scope }),
    ...(endpoint !== null && { endpoint }),
    ...(requestId !== null && { requestId }),
    ...(gongStatus !== null && { gongStatus }),
  })
}

function isCode(text: string): text is ProblemCode {
  return Object.hasOwn(ROWS, text)
}

function unexpected(cause: unknown): Problem {
  return new Problem({
    code: 'D-UNEXPECTED',
    message: 'Something went wrong that Carryover did not expect.',
    fix: 'Try again; if it stays, report it with the time of this message: the log has the rest.',
    cause,
  })
}

export function usage(message: string, fix: string): Problem {
  return new Problem({ code: 'D-USAGE', message, fix })
}
