/** An admin's choice of which calls the accounts may be made of: what would come of it, and taking it. */
import type { Kysely } from 'kysely'
import { ruleOf } from '../accounts/access-rule.ts'
import type { HashKeys } from '../accounts/hash-key.ts'
import type { AccessChoice, AccessPreview } from '../records/access.ts'
import { dayOf } from '../records/days.ts'
import type { StoredAccess } from '../store/access.ts'
import { lockAccess, updateAccess } from '../store/access.ts'
import { countChoice } from '../store/access-counts.ts'
import type { AccessRule } from '../store/access-filter.ts'
import { updateAccountSync } from '../store/account-sync.ts'
import { accountWindows, replaceAccountWindows } from '../store/account-windows.ts'
import { keptButNotAllowed, keptTitles } from '../store/kept-calls.ts'
import type { CoveredWindow } from '../store/ledger.ts'
import { closeStubs, deleteStubsBefore } from '../store/stub-writes.ts'
import type { Tables } from '../store/tables.ts'
import type { CallIndex } from '../accounts/call-index.ts'
import { dropCalls } from './account-removals.ts'
import { isExcluded } from './stub-of.ts'

type Db = Kysely<Tables>

export interface ChoiceNeeds {
  readonly db: Db
  readonly hashKeys: HashKeys
  readonly index: CallIndex
}

/**
 * From the stubs alone. Titles are known of kept calls only: where the words of titles change, others are counted as they
 * stand now, and the numbers are told as not complete.
 */
export async function previewChoice(
  { db, hashKeys }: ChoiceNeeds,
  access: StoredAccess,
  choice: AccessChoice,
  isListed: boolean,
): Promise<AccessPreview> {
  const { organization_id: organizationId } = access
  const wanted = { ...access, ...columnsOf(choice) }
  const rule = await ruleOf(db, await hashKeys.of(organizationId), wanted)
  const counts = await countChoice(db, organizationId, rule)
  const out = await fallingOut(db, organizationId, rule, wanted)
  const areWordsSame =
    access.excluded_title_words.toSorted().join('\n') ===
    wanted.excluded_title_words.toSorted().join('\n')
  const isEarlier = wanted.read_from < access.read_from
  return {
    ...counts,
    fallingOut: out.length,
    isComplete: isListed && areWordsSame,
    listedFrom: isEarlier ? dayOf(access.read_from.getTime()) : null,
  }
}

/** Calls that fall out are gone when this returns; whatever is to be listed for those that come in is due. */
export async function takeChoice(
  { db, hashKeys, index }: ChoiceNeeds,
  organizationId: string,
  choice: AccessChoice,
  { by, now }: { readonly by: string; readonly now: Date },
): Promise<void> {
  const keys = await hashKeys.of(organizationId)
  await db.transaction().execute(async (transaction) => {
    const before = await lockAccess(transaction, organizationId)
    if (before === undefined) return
    const wanted = { ...before, ...columnsOf(choice) }
    await updateAccess(transaction, organizationId, {
      ...columnsOf(choice),
      confirmed_at: now,
      confirmed_by: by,
    })
    const rule = await ruleOf(transaction, keys, wanted)
    const out = await fallingOut(transaction, organizationId, rule, wanted)
    await dropCalls(
      transaction,
      index,
      organizationId,
      out.map(({ callId }) => callId),
    )
    const byTitle = out.filter(({ isByTitle }) => isByTitle).map(({ callId }) => callId)
    await closeStubs(transaction, organizationId, byTitle)
    await deleteStubsBefore(transaction, organizationId, wanted.read_from)
    const areWordsSame =
      before.excluded_title_words.join('\n') === wanted.excluded_title_words.join('\n')
    // Titles are not kept of other calls: all of them are looked at again. What goes was never listed, should it come back.
    const ledger = areWordsSame ? await accountWindows(transaction, organizationId) : []
    const listed = ledgerFrom(ledger, wanted.read_from)
    await replaceAccountWindows(transaction, organizationId, listed)
    await updateAccountSync(transaction, organizationId, {
      status: 'queued',
      next_at: now,
      asked_at: now,
    })
  })
}

function ledgerFrom(ledger: readonly CoveredWindow[], time: Date): readonly CoveredWindow[] {
  return ledger
    .filter(({ endsAt }) => endsAt > time)
    .map((window) => (window.startsAt < time ? { ...window, startsAt: time } : window))
}

/** Kept calls that the choice does not let in. */
async function fallingOut(
  db: Db,
  organizationId: string,
  rule: AccessRule,
  { excluded_title_words: words }: Pick<StoredAccess, 'excluded_title_words'>,
): Promise<readonly { readonly callId: string; readonly isByTitle: boolean }[]> {
  const out = new Map(
    (await keptButNotAllowed(db, organizationId, rule)).map((callId) => [callId, false]),
  )
  if (words.length > 0) {
    for (const { callId, title } of await keptTitles(db, organizationId)) {
      if (isExcluded(title ?? undefined, words)) out.set(callId, true)
    }
  }
  return [...out].map(([callId, isByTitle]) => ({ callId, isByTitle }))
}

function columnsOf(choice: AccessChoice) {
  const isTeam = choice.mode === 'team'
  return {
    mode: choice.mode,
    team_user_ids: isTeam ? choice.teamUserIds : [],
    team_lead_ids: isTeam ? choice.teamLeadIds : [],
    workspace_ids: choice.workspaceIds,
    read_from: new Date(`${choice.readFrom}T00:00:00Z`),
    excluded_title_words: [
      ...new Set(choice.excludedTitleWords.map((word) => word.trim().toLowerCase())),
    ],
  }
}
