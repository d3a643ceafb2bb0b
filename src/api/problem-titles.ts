/** What kind of problem it is, in a few words, and the page of ours that mends it where there is one. */
import type { ProblemCode } from '../records/problems.ts'

export const TITLES: Readonly<Record<ProblemCode, string>> = {
  'D-NO-CONN': 'No Gong connection',
  'D-401': 'Gong refuses the credentials',
  'D-INACTIVE': 'The Gong company is inactive',
  'D-REGION': 'Gong answers at another address',
  'D-FORBIDDEN': 'Gong refuses access',
  'D-SCOPE': 'A scope is missing',
  'D-RATE': 'Too many requests',
  'D-DAILY': 'The quota of the day is used up',
  'D-UNREACHABLE': 'Not reachable',
  'D-ANSWER': 'An answer that cannot be read',
  'D-REFUSED': 'Gong refuses the request',
  'D-OUTPUT': 'It could not be written',
  'D-USAGE': 'The request is not right',
  'D-REFRESH': 'The Gong login could not be renewed',
  'D-NOT-ADMIN': 'Not a technical administrator in Gong',
  'D-API-OFF': 'API access is off in Gong',
  'D-DENIED': 'Access was denied',
  'D-STATE': 'This attempt is over',
  'D-SIGN-IN': 'Sign in',
  'D-NOT-ALLOWED': 'Not allowed',
  'D-NOT-FOUND': 'Not found',
  'D-CONFLICT': 'It does not fit what is there',
  'D-RUNNING': 'A run is under way',
  'D-PAUSED': 'A schedule stands still',
  'D-REMOVALS': 'Removals need a confirmation',
  'D-CANCELLED': 'Cancelled',
  'D-UPLOAD': 'This file cannot be read',
  'D-TOO-LARGE': 'Too large',
  'D-KEY': 'The master key does not fit',
  'D-STORE': 'The database is not available',
  'D-UNEXPECTED': 'Something went wrong',
  'D-AI': 'The model did not answer',
  'D-PORT': 'The port is taken',
}

const INTEGRATION = '/integrations/gong'

export const FIX_PAGES: Readonly<Partial<Record<ProblemCode, string>>> = {
  'D-NO-CONN': INTEGRATION,
  'D-401': INTEGRATION,
  'D-REGION': INTEGRATION,
  'D-REFRESH': INTEGRATION,
  'D-SCOPE': INTEGRATION,
  'D-SIGN-IN': '/login',
}
