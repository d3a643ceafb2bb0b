/** What follows when what accounts are found by has changed, all of it in the transaction that changes it. */
import type { Kysely } from 'kysely'
import { inTurns } from '../records/turns.ts'
import { putAccountKeys } from '../store/account-clues.ts'
import { beginMatching } from '../store/accounts.ts'
import { deleteLinks, linksOfAccount, writeReasons } from '../store/links.ts'
import type { Tables } from '../store/tables.ts'
import { reasonsOf } from './call-views.ts'
import { cluesOfAccount, type Findable, nameOfClue } from './clues.ts'
import type { MatchKeys } from './match-keys.ts'
import { nextLink } from './next-link.ts'

type Db = Kysely<Tables>

/** So many at once, whatever comes. */
const BATCH = 2_000

/**
 * Makes the keys anew, and has the calls of accounts sought whose keys have changed. Answers how many these are, whether or
 * not a known call may belong to them: what follows must not tell.
 */
export async function makeFindable(
  transaction: Db,
  organizationId: string,
  accounts: readonly Findable[],
  { keys, now }: { readonly keys: MatchKeys; readonly now: Date },
): Promise<number> {
  let sought = 0
  for (let start = 0; start < accounts.length; start += BATCH) {
    const batch = accounts.slice(start, start + BATCH)
    const hashed: { accountId: string; keys: readonly bigint[] }[] = []
    for await (const account of inTurns(batch)) {
      hashed.push({ accountId: account.accountId, keys: keys.ofAccount(account) })
    }
    const changed = await putAccountKeys(transaction, organizationId, hashed)
    sought += await beginMatching(transaction, organizationId, changed, now)
  }
  return sought
}

/** Takes reasons that no longer hold out of the account's links. Answers whether any link changed. */
export async function dropOldReasons(
  transaction: Db,
  organizationId: string,
  account: Findable,
): Promise<boolean> {
  const clues = new Set(cluesOfAccount(account).map(nameOfClue))
  const gone: string[] = []
  const changed: { callId: string; reasons: string }[] = []
  for (const row of await linksOfAccount(transaction, organizationId, account.accountId)) {
    const reasons = reasonsOf(row.reasons)
    const holding = reasons.filter((reason) => clues.has(nameOfClue(reason)))
    if (holding.length === reasons.length) continue
    const next = nextLink({ state: row.state, reasons, isManual: row.isManual }, holding)
    if (next === undefined) gone.push(row.callId)
    else changed.push({ callId: row.callId, reasons: JSON.stringify(next.reasons) })
  }
  await deleteLinks(transaction, organizationId, account.accountId, gone)
  await writeReasons(transaction, organizationId, account.accountId, changed)
  return gone.length + changed.length > 0
}
