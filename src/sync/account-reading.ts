/** Opens a reading: the choice, the keys of its hashes, and our own domains, as they are now. */
import type { Kysely } from 'kysely'
import { ruleOf } from '../accounts/access-rule.ts'
import { ownDomainsOf } from '../accounts/match.ts'
import type { Gong } from '../gong/gong.ts'
import { lockCalls, shareAccess, type StoredAccess } from '../store/access.ts'
import { countCallsForPlanner } from '../store/call-writes.ts'
import { listGongUsers } from '../store/gong-people.ts'
import type { Tables } from '../store/tables.ts'
import type { AccountSyncNeeds, Reading } from './account-needs.ts'

type Db = Kysely<Tables>

export async function openReading(
  { db, clock, hashKeys, index }: AccountSyncNeeds,
  gong: Gong,
  access: StoredAccess,
  step: Reading['step'],
): Promise<Reading> {
  const { organization_id: organizationId } = access
  const keys = await hashKeys.of(organizationId)
  return {
    db,
    organizationId,
    gong,
    clock,
    index,
    access,
    keys,
    ownDomains: await ownDomains(db, organizationId),
    rule: await ruleOf(db, keys, access),
    seenOpen: new Set(),
    linkedIds: [],
    growth: { written: 0, counted: 0 },
    unconfirmed: { unseen: 0, known: 0 },
    counts: { listed: 0, changed: 0, removed: 0, transcripts: 0 },
    step,
  }
}

export async function ownDomains(db: Db, organizationId: string): Promise<ReadonlySet<string>> {
  const users = await listGongUsers(db, organizationId)
  return ownDomainsOf(
    users.flatMap(({ email, other_emails: others }) => [email ?? [], others].flat()),
  )
}

/** Thrown by a reading whose choice or connection is no longer the one that holds. */
export class AccessChanged extends Error {
  constructor() {
    super('What may be read for the accounts was changed while it was read.')
  }
}

/**
 * Writes nothing by a choice that no longer holds: whoever changes it waits for the transaction, and goes before the next.
 * Other readings of the organization wait as well.
 */
export function write<Result>(
  reading: Reading,
  work: (transaction: Db) => Promise<Result>,
): Promise<Result> {
  return writeWords(reading, async (transaction) => {
    await lockCalls(transaction, reading.organizationId)
    return work(transaction)
  })
}

/** The same for what was said in calls that are there: nobody else who writes is waited for. */
export function writeWords<Result>(
  { db, organizationId, access }: Reading,
  work: (transaction: Db) => Promise<Result>,
): Promise<Result> {
  return db.transaction().execute(async (transaction) => {
    const now = await shareAccess(transaction, organizationId)
    const isSame =
      now !== undefined &&
      now.connection_id === access.connection_id &&
      now.company_key === access.company_key &&
      now.confirmed_at?.getTime() === access.confirmed_at?.getTime()
    if (!isSame) throw new AccessChanged()
    return work(transaction)
  })
}

/** So many new rows make what the planner believes of the tables untrue. */
const MANY_ROWS = 300

/** After that many were written. */
export async function grown({ db, growth }: Reading, rows: number): Promise<void> {
  growth.written += rows
  if (growth.written - growth.counted < Math.max(MANY_ROWS, growth.counted)) return
  growth.counted = growth.written
  await countCallsForPlanner(db)
}
