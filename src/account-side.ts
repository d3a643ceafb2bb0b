/** Joins the parts of the account side: accounts, links, calls, their visibility and the search over them. */
import type { Kysely } from 'kysely'
import { createCallReading } from './accounts/call-page.ts'
import type { AccountNeeds } from './operations/account-needs.ts'
import type { Clock } from './records/ports.ts'
import { Problem } from './records/problems.ts'
import type { Tables } from './store/tables.ts'

interface AccountSideNeeds {
  readonly db: Kysely<Tables>
  readonly clock: Clock
}

export function createAccountSide({ db, clock }: AccountSideNeeds): AccountNeeds {
  const waiting = (): never => {
    throw new Problem({ code: 'D-UNEXPECTED', message: 'Not joined yet.', fix: 'Try again later.' })
  }
  const callReading = createCallReading({ db, clock })
  return {
    get accounts() {
      return waiting()
    },
    get links() {
      return waiting()
    },
    calls: { ...callReading, checkTranscript: waiting, diagnose: waiting },
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
