/** What members hear when they meet the shared connection. */
import { Problem, usage } from '../records/problems.ts'

/** `admins`: their names, so that somebody can be asked. */
export function notAnAdmin(admins: readonly string[]): Problem {
  const whom = admins.length === 0 ? 'an admin' : `an admin: ${admins.join(', ')}`
  return new Problem({
    code: 'D-NOT-ALLOWED',
    message: 'Only an admin may connect Gong for the accounts of everybody.',
    fix: `Ask ${whom}.`,
  })
}

export function noAccountConnection(): Problem {
  return new Problem({
    code: 'D-NO-CONN',
    message: 'No Gong connection reads for the accounts yet.',
    fix: 'An admin connects one under Integrations.',
  })
}

export function sharedIsThere(): Problem {
  return new Problem({
    code: 'D-CONFLICT',
    message: 'The shared connection reads for the accounts already.',
    fix: 'Disconnect it first, then let your own connection read for them.',
  })
}

export function noCallId(): Problem {
  return usage(
    'That is neither a link to a call in Gong nor the id of one.',
    'Open the call in Gong and copy its address.',
  )
}
