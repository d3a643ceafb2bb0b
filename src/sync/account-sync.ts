/**
 * One sync of an organization's accounts from the queue to its end. It may stop at any moment and be called again: what
 * was written stays, and the rest is still due.
 */
import { keep, Problem } from '../records/problems.ts'
import { findAccess, type StoredAccess } from '../store/access.ts'
import {
  endAccountSync,
  findAccountSync,
  type StoredAccountSync,
  updateAccountSync,
} from '../store/account-sync.ts'
import { markCallsChecked } from '../store/mirror-state.ts'
import { dueWindows, listWindow } from './account-listing.ts'
import { dropNotAllowed, linkCandidates, readDueDetails } from './account-matching.ts'
import type { AccountSyncNeeds, Reading } from './account-needs.ts'
import { readAccessOfNew } from './account-new-access.ts'
import { AccessChanged, openReading } from './account-reading.ts'
import { recheckKept } from './account-recheck.ts'
import { askAboutUnseen } from './account-removals.ts'
import { endFailed, type SyncEnd } from './account-sync-end.ts'
import { watchSync } from './account-sync-watch.ts'
import { oweOldTranscripts, readDueTranscripts } from './account-transcripts.ts'

const HOUR_MS = 3_600_000
const DONE: SyncEnd = { kind: 'done' }

/** Rejects with what nobody expected, and when `signal` is aborted; the sync is then as good as queued. */
export async function syncAccounts(
  needs: AccountSyncNeeds,
  organizationId: string,
  signal: AbortSignal,
): Promise<SyncEnd> {
  const { db, clock } = needs
  const access = await findAccess(db, organizationId)
  const before = await findAccountSync(db, organizationId)
  // Stopped until somebody connects, or asks for it.
  if (access === undefined || access.connection_id === null || !before?.next_at) return DONE
  const now = clock.now()
  await updateAccountSync(db, organizationId, { status: 'running', started_at: now })
  const watch = watchSync(needs, organizationId)
  try {
    const counts = await read(needs, { access, before, now, signal, watch })
    await watch.stop()
    const at = clock.now()
    await endAccountSync(db, before, {
      now: at,
      counts,
      succeeded: isDueWhole(before, now)
        ? { at, nextAt: new Date(now.getTime() + HOUR_MS) }
        : undefined,
    })
    return DONE
  } catch (error) {
    await watch.stop()
    // By another choice, or another connection, from the beginning.
    if (error instanceof AccessChanged) return syncAccounts(needs, organizationId, signal)
    if (signal.aborted || !(error instanceof Problem)) {
      await updateAccountSync(db, organizationId, { status: 'queued' })
      throw error
    }
    return endFailed(needs, organizationId, { before, error, now: clock.now() })
  }
}

interface Attempt {
  readonly access: StoredAccess
  readonly before: StoredAccountSync
  readonly now: Date
  readonly signal: AbortSignal
  readonly watch: ReturnType<typeof watchSync>
}

interface Counts extends Readonly<Reading['counts']> {
  readonly requests: number
  readonly linked: number
}

async function read(needs: AccountSyncNeeds, attempt: Attempt): Promise<Counts> {
  const { access, before, now, signal, watch } = attempt
  const { organization_id: organizationId, connection_id: connectionId } = access
  const isWhole = isDueWhole(before, now)
  const line = await needs.openConnection(
    { organizationId, connectionId: connectionId ?? '' },
    { signal, progress: watch.progress },
  )
  try {
    const { gong } = line
    // Who belongs to us must be known before calls are told apart.
    if (isWhole) await refreshMirror(needs, attempt, line)
    const reading = await openReading(needs, gong, access, watch.step)
    if (isWhole) {
      const { may_remove: mayRemove, asked_at: askedAt } = before
      await listAll(reading, { now, mayRemove, askedAt })
    }
    await readWhatIsDue(reading)
    await readAccessOfNew(reading, needs.log)
    askAboutUnseen(reading)
    const requests = [...gong.requests.values()].reduce((sum, count) => sum + count, 0)
    return { requests, linked: reading.linkedIds.length, ...reading.counts }
  } finally {
    await line.close()
  }
}

/** Or only what is owed is looked for. */
function isDueWhole({ next_at: nextAt }: StoredAccountSync, now: Date): boolean {
  return nextAt !== null && nextAt <= now
}

/** What the key may not read of it is told where permissions are shown; calls can be read all the same. */
async function refreshMirror(
  { db, log, refreshMirror: refresh }: AccountSyncNeeds,
  { access, now, watch }: Attempt,
  { gong }: Awaited<ReturnType<AccountSyncNeeds['openConnection']>>,
): Promise<void> {
  watch.step('Reading permissions', 0, null)
  try {
    await refresh({ db, gong, organizationId: access.organization_id, now })
  } catch (error) {
    if (!(error instanceof Problem) || error.endsConnection) throw error
    const { code } = error
    log.warn({ organizationId: access.organization_id, code }, 'Permissions could not be read.')
  }
}

/** Window by window, and after each what was found in it: the newest calls are here first. */
async function listAll(
  reading: Reading,
  {
    now,
    mayRemove,
    askedAt,
  }: { readonly now: Date; readonly mayRemove: boolean; readonly askedAt: Date | null },
): Promise<void> {
  const { db, organizationId } = reading
  const due = await dueWindows(reading, { now, askedAt })
  await recheckKept(reading, due, { mayRemove })
  await oweOldTranscripts(reading)
  const waiting = [...due]
  for (let span = waiting.shift(); span !== undefined; span = waiting.shift()) {
    waiting.unshift(...(await listWindow(reading, span, { now, mayRemove })))
    await dropNotAllowed(reading)
    await readWhatIsDue(reading)
  }
  await markCallsChecked(db, organizationId, now)
}

async function readWhatIsDue(reading: Reading): Promise<void> {
  let mayRead = true
  const readTranscripts = async (): Promise<void> => {
    if (mayRead) mayRead = await readDueTranscripts(reading)
  }
  await readDueDetails(reading)
  await readTranscripts()
  await linkCandidates(reading, { afterEach: readTranscripts })
}

/** Ends a sync that has been tried often enough; the next one comes at its time. */
export async function giveUpSync(
  { db, clock }: Pick<AccountSyncNeeds, 'db' | 'clock'>,
  organizationId: string,
  error: unknown,
): Promise<void> {
  const now = clock.now()
  await updateAccountSync(db, organizationId, {
    status: 'idle',
    finished_at: now,
    progress: null,
    problem: JSON.stringify({ ...keep(error, now), since: now.toISOString() }),
    next_at: new Date(now.getTime() + HOUR_MS),
  })
}
