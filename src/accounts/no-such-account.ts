/** What is told of an account that is not there, or is another organization's. */
import { Problem } from '../records/problems.ts'

export function noSuchAccount(): Problem {
  return new Problem({
    code: 'D-NOT-FOUND',
    message: 'There is no such account.',
    fix: 'Look at the list of accounts: it may have been deleted.',
  })
}
