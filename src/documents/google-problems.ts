/** What Google's refusals mean for the person who meets them. */
import { z } from 'zod'
import { Problem } from '../records/problems.ts'

const refusal = z.object({
  status: z.number(),
  data: z.unknown(),
})
const reasons = z.object({
  error: z.union([
    z.string(),
    z.object({ errors: z.array(z.object({ reason: z.string() })).default([]) }),
  ]),
})

export interface GoogleRefusal {
  readonly status: number
  /** As Google names it; undefined where it named none. */
  readonly reason: string | undefined
}

/** A refused download: where a stream is asked for, Google's library loses what the refusal says. */
export class DownloadRefused extends Error {
  readonly response: { readonly status: number; readonly data: string }

  constructor(status: number, body: string) {
    super(`Google refused a download with status ${status}`)
    this.response = { status, data: body }
  }
}

/** Google's refusals and faults of the network, as its library throws them; all else is ours. */
export function isRequestError(error: unknown): boolean {
  return error instanceof DownloadRefused || (error instanceof Error && 'config' in error)
}

/** Undefined where the network failed, so that Google said nothing. */
export function refusalOf(error: unknown): GoogleRefusal | undefined {
  const response = error instanceof Error && 'response' in error ? error.response : undefined
  const answer = refusal.safeParse(response)
  if (!answer.success) return undefined
  const { data } = reasons.safeParse(parsed(answer.data.data))
  const reason = typeof data?.error === 'string' ? data.error : data?.error.errors[0]?.reason
  return { status: answer.data.status, reason }
}

function parsed(body: unknown): unknown {
  if (typeof body !== 'string') return body
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

const SLOW_DOWN = new Set(['rateLimitExceeded', 'userRateLimitExceeded'])

/** Worth another try after a while: Google asks for patience, or has a fault. */
export function isPassing(refused: GoogleRefusal | undefined): boolean {
  if (refused === undefined) return true
  return isTooFast(refused) || refused.status >= 500
}

function isTooFast({ status, reason }: GoogleRefusal): boolean {
  return status === 429 || (status === 403 && SLOW_DOWN.has(reason ?? ''))
}

/** Of a request to Drive. */
export function driveProblem(error: unknown): Problem {
  const refused = refusalOf(error)
  if (refused === undefined || refused.status >= 500) return unreachable(error)
  if (isTooFast(refused)) {
    return new Problem({
      code: 'D-RATE',
      message: 'Google asks to slow down.',
      fix: 'Try again in a few minutes.',
      retryAfterMs: 60_000,
      cause: error,
    })
  }
  if (refused.status === 401) return permissionEnded(error)
  if (refused.status === 404) return documentGone(error)
  const known = KNOWN[refused.reason ?? '']
  if (known) return known(error)
  const named = refused.reason === undefined ? '' : ` (${refused.reason})`
  return new Problem({
    code: 'D-REFUSED',
    message: `Google refused with status ${refused.status}${named}.`,
    fix: 'Look whether you can open and download the document in Google Drive.',
    cause: error,
  })
}

const KNOWN: Readonly<Record<string, (cause: unknown) => Problem>> = {
  accessNotConfigured: (cause) =>
    new Problem({
      code: 'D-API-OFF',
      message: 'The Google project of this Carryover does not have the Drive API switched on.',
      fix: 'Ask whoever runs Carryover to enable "Google Drive API" in the Google Cloud console.',
      cause,
    }),
  insufficientPermissions: permissionEnded,
  exportSizeLimitExceeded: (cause) =>
    new Problem({
      code: 'D-TOO-LARGE',
      message: 'Google exports documents of at most 10 MB.',
      fix: 'Download the document from Google as .docx, and upload it here.',
      cause,
    }),
}

/** Of a request for tokens. */
export function signInProblem(error: unknown): Problem {
  const refused = refusalOf(error)
  if (refused === undefined || refused.status >= 500) return unreachable(error)
  if (refused.reason === 'invalid_grant') {
    return new Problem({
      code: 'D-STATE',
      message:
        'Google did not accept what its own page sent back: it is too old, or was used already.',
      fix: 'Connect again.',
      cause: error,
    })
  }
  return new Problem({
    code: 'D-REFUSED',
    message: `Google does not accept the OAuth client of this Carryover${refused.reason === undefined ? '' : ` (${refused.reason})`}.`,
    fix: 'Ask whoever runs it to compare GOOGLE_OAUTH_CLIENT_ID, its secret and the redirect URI with the client at Google.',
    cause: error,
  })
}

/** Of a renewal: only a permission that is gone ends the connection. */
export function renewalProblem(error: unknown): Problem {
  const problem = signInProblem(error)
  return problem.code === 'D-STATE' ? permissionEnded(error) : problem
}

export function notConnected(): Problem {
  return new Problem({
    code: 'D-NO-CONN',
    message: 'Google Drive is not connected.',
    fix: 'Connect Google Drive first.',
  })
}

export function notSwitchedOn(): Problem {
  return new Problem({
    code: 'D-NO-CONN',
    message: 'Google Drive is not switched on in this Carryover.',
    fix: 'Ask whoever runs it to set GOOGLE_OAUTH_CLIENT_ID and GOOGLE_OAUTH_CLIENT_SECRET, or upload the documents.',
  })
}

export function documentGone(cause?: unknown): Problem {
  return new Problem({
    code: 'D-NOT-FOUND',
    message: 'The document is not in your Google Drive any more, or you may not open it.',
    fix: 'Look for it in Google Drive; the text that was imported before stays here.',
    cause,
  })
}

export function notAsDocumented(cause: unknown): Problem {
  return new Problem({
    code: 'D-ANSWER',
    message: "Google's answer is not as documented.",
    fix: 'Try again; if it stays, report it to the maintainers.',
    cause,
  })
}

function permissionEnded(cause: unknown): Problem {
  return new Problem({
    code: 'D-REFRESH',
    message:
      'Google does not accept the stored permission any more: it expired, or was taken back.',
    fix: 'Reconnect Google Drive.',
    cause,
  })
}

export function unreachable(cause: unknown): Problem {
  return new Problem({
    code: 'D-UNREACHABLE',
    message: 'Google Drive did not answer in several tries.',
    fix: 'Try again later.',
    cause,
  })
}
