/** What Gong's answers other than 200 mean, told apart by status and text as recorded from the real API. */
import { Problem } from '../records/problems.ts'
import type { GongAnswer } from './exchange.ts'

/** One endpoint of Gong, as the code that asks it declares it. */
export interface Endpoint {
  readonly method: 'GET' | 'POST'
  /** `{id}` in it is filled in by each request. */
  readonly path: string
  readonly scope: string
  /** Texts with which this endpoint says, with status 404 or 400, that there is nothing. Any other such answer is a failure. */
  readonly empty?: RegExp
  /** Name of the list in its answers, for an endpoint that is paged. */
  readonly list?: string
}

const SCOPE_MISSING = /permission to use '([^']+)'/
/** Gong documents no text for it: any that says so is taken. */
const API_OFF = /\bAPI\b.*\b(disabled|not enabled|switched off|turned off)\b/i
const EMPTY_ANYWHERE = /found corresponding to the provided filters/i

export type Verdict =
  | { readonly kind: 'ok' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'cursor-expired' }
  | { readonly kind: 'slow-down' }
  | { readonly kind: 'try-again' }
  /** Refused without a reason: the key may be bad, or only lack this endpoint's scope. */
  | { readonly kind: 'refused'; readonly problem: Problem }
  | { readonly kind: 'problem'; readonly problem: Problem }

export function judge(endpoint: Endpoint, answer: GongAnswer): Verdict {
  const { status } = answer
  const said = answer.errors.join(' ')
  if (status === 200 || status === 201) return { kind: 'ok' }
  if (status === 404) return judgeNotFound(endpoint, answer, said)
  if (status === 400 && endpoint.empty?.test(said)) return { kind: 'empty' }
  if (status === 429) return { kind: 'slow-down' }
  if (status === 400 && /cursor has expired/i.test(said)) return { kind: 'cursor-expired' }
  if (status === 401 || status === 403) return judgeDenied(endpoint, answer, said)
  if (status >= 300 && status < 400)
    return { kind: 'problem', problem: elsewhere(endpoint, answer) }
  if (status >= 500 || status === 408) return { kind: 'try-again' }
  return { kind: 'problem', problem: refused(endpoint, answer, said) }
}

function judgeNotFound(endpoint: Endpoint, answer: GongAnswer, said: string): Verdict {
  const empty = EMPTY_ANYWHERE.test(said) || (endpoint.empty?.test(said) ?? false)
  return empty ? { kind: 'empty' } : { kind: 'problem', problem: refused(endpoint, answer, said) }
}

function judgeDenied(endpoint: Endpoint, answer: GongAnswer, said: string): Verdict {
  const where = placeOf(endpoint, answer)
  const scope = SCOPE_MISSING.exec(said)?.[1]
  if (scope !== undefined) return { kind: 'problem', problem: scopeMissing(scope, where) }
  if (/company is inactive/i.test(said)) {
    const problem = new Problem({
      code: 'D-INACTIVE',
      message: 'Gong says that the company account is inactive.',
      fix: 'Ask your Gong administrator or Gong support to activate it; nothing is asked again before.',
      ...where,
    })
    return { kind: 'problem', problem }
  }
  if (API_OFF.test(said)) return { kind: 'problem', problem: apiOff(where) }
  if (/token has been revoked/i.test(said)) {
    const problem = new Problem({
      code: 'D-REGION',
      message: 'Gong does not know this key at this address.',
      fix: 'Give the API base URL that Gong shows beside the key (such as https://us-12345.api.gong.io); if it is that one, the key was revoked.',
      ...where,
    })
    return { kind: 'problem', problem }
  }
  return { kind: 'refused', problem: answer.status === 401 ? credentials(where) : forbidden(where) }
}

/** The key is good, this endpoint is not open to it. */
export function scopeMissing(
  scope: string,
  where: { endpoint?: string; requestId?: string; gongStatus?: number },
): Problem {
  return new Problem({
    code: 'D-SCOPE',
    message: `The key lacks ${scope}.`,
    fix: 'Add it in Gong → Company Settings → API (newer: Admin center → Settings → Ecosystem → API), then run this again.',
    scope,
    ...where,
  })
}

function credentials(where: Where): Problem {
  return new Problem({
    code: 'D-401',
    message: 'Gong does not accept these credentials: wrong, expired or revoked.',
    fix: 'Check the access key and its secret in Gong → Company Settings → API; if the secret is lost, create a new key there.',
    ...where,
  })
}

function apiOff(where: Where): Problem {
  return new Problem({
    code: 'D-API-OFF',
    message: 'API access is switched off for this company in Gong.',
    fix: 'Have a technical administrator look in Gong → Company Settings → API (newer: Admin center → Settings → Ecosystem → API) whether your subscription includes API access.',
    ...where,
  })
}

function forbidden(where: Where): Problem {
  return new Problem({
    code: 'D-FORBIDDEN',
    message: 'Gong forbids this key from here.',
    fix: "Look at the key's list of trusted IP addresses in Gong → Company Settings → API, and whether your plan includes API access.",
    ...where,
  })
}

function elsewhere(endpoint: Endpoint, answer: GongAnswer): Problem {
  const target =
    answer.location === undefined || !URL.canParse(answer.location)
      ? undefined
      : new URL(answer.location)
  return new Problem({
    code: 'D-REGION',
    message:
      'Your Gong data live at another address: Gong answered with a redirect, which is never followed with a key.',
    fix: target
      ? `If ${target.origin} is the API base URL that Gong shows beside the key, use that one.`
      : 'Give the API base URL that Gong shows beside the key.',
    ...placeOf(endpoint, answer),
  })
}

function refused(endpoint: Endpoint, answer: GongAnswer, said: string): Problem {
  return new Problem({
    code: 'D-REFUSED',
    message: `Gong refused the request with status ${answer.status}${said ? `: ${said.replace(/\.$/, '')}` : ''}.`,
    fix: 'Check the dates and the API base URL; if they are right, send this line to the maintainers.',
    ...placeOf(endpoint, answer),
  })
}

type Where = { endpoint: string; requestId?: string; gongStatus?: number }

export function placeOf(endpoint: Endpoint, answer?: GongAnswer): Where {
  const where = { endpoint: `${endpoint.method} ${endpoint.path}` }
  if (answer === undefined) return where
  const { requestId, status: gongStatus } = answer
  return { ...where, gongStatus, ...(requestId !== undefined && { requestId }) }
}
