/** Joins the parts of the account side: accounts, links, calls, their visibility and the search over them. */
import type { AccountNeeds } from './operations/account-needs.ts'
import { Problem } from './records/problems.ts'

export function createAccountSide(): AccountNeeds {
  const waiting = (): never => {
    throw new Problem({ code: 'D-UNEXPECTED', message: 'Not joined yet.', fix: 'Try again later.' })
  }
  return {
    get accounts() {
      return waiting()
    },
    get links() {
      return waiting()
    },
    get calls() {
      return waiting()
    },
    get search() {
      return waiting()
    },
    get accountAccess() {
      return waiting()
    },
    get viewers() {
      return waiting()
    },
    get hooks() {
      return waiting()
    },
  }
}
