/** An account and what is known of its calls; asked again and again while calls are being looked for. */
import type { Account } from '../../../src/records/account.ts'
import { useCall } from '../../api.ts'

/** New calls are to be seen within ten seconds, without a reload. */
const LOOKING_MS = 1_500
const READING_MS = 3_000

export function lookingPace(account: Account | undefined): number | false {
  return account?.isMatching === true ? LOOKING_MS : false
}

/** `isReading`: a sync is under way, and may bring calls at any moment. */
export function useAccountOverview(accountId: string, isReading = false) {
  return useCall(
    'get /accounts/{accountId}/overview',
    { accountId },
    { refetchInterval: (newest) => lookingPace(newest?.account) || (isReading && READING_MS) },
  )
}
