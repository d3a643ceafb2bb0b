/** How runs end: their status from that of their items, and a notice for an owner who looked away. */
import type { Kysely } from 'kysely'
import { keep, keptProblem, Problem } from '../records/problems.ts'
import { findDataset } from '../store/datasets.ts'
import { insertNotice } from '../store/notices.ts'
import { moveUnended, runItems, type StoredRunItem } from '../store/run-items.ts'
import { endRun, findRun, runBefore, type RunKey, type StoredRun } from '../store/runs.ts'
import type { RunTable, Tables } from '../store/tables.ts'
import { itemName } from './views.ts'

type Db = Kysely<Tables>
type Status = RunTable['status']

/** A run that takes longer is one that people do not wait for. */
const LONG_MS = 2 * 60_000

/** Every item has ended by itself. `problem`: JSON, where the run as a whole met one. */
export async function endFinished(
  db: Db,
  key: RunKey,
  { now, warnings, problem }: { now: Date; warnings: readonly string[]; problem?: string },
): Promise<void> {
  // What was taken out of the dataset meanwhile has no end of its own.
  await moveUnended(db, key, { status: 'cancelled', finished_at: now })
  const items = await runItems(db, key.organizationId, [key.runId])
  await end(db, key, { status: statusOf(items), now, problem: problem ?? null, warnings })
}

/** Nothing more can be read: what has not ended fails, and what had arrived stays. */
export async function endRefused(
  db: Db,
  key: RunKey,
  { problem, now }: { readonly problem: Problem; readonly now: Date },
): Promise<void> {
  const kept = JSON.stringify(keep(problem, now))
  await moveUnended(db, key, { status: 'failed', problem: kept, finished_at: now })
  const items = await runItems(db, key.organizationId, [key.runId])
  await end(db, key, { status: statusOf(items), now, problem: kept })
}

/** Where the connection was refused or taken away in between, that is why. */
export async function endCancelled(db: Db, key: RunKey, now: Date): Promise<void> {
  const run = await findRun(db, key)
  const problem = keptProblem.nullable().parse(run?.problem ?? null)
  const isRefused = problem !== null && problem.code !== 'D-NO-CONN'
  const status = isRefused ? 'failed' : 'cancelled'
  const text = problem && JSON.stringify(problem)
  await moveUnended(db, key, { status, problem: text, finished_at: now })
  await end(db, key, { status, now, problem: text })
}

function statusOf(items: readonly Pick<StoredRunItem, 'status'>[]): Status {
  const arrived = items.filter(({ status }) => ['succeeded', 'empty', 'unchanged'].includes(status))
  if (arrived.length === items.length) return 'succeeded'
  // A question to a person is no failure.
  const isAsking = items.some(({ status }) => status === 'needs_confirmation')
  return arrived.length > 0 || isAsking ? 'partial' : 'failed'
}

interface End {
  readonly status: Status
  readonly now: Date
  readonly problem: string | null
  readonly warnings?: readonly string[]
}

async function end(db: Db, key: RunKey, { status, now, problem, warnings }: End): Promise<void> {
  await db.transaction().execute(async (transaction) => {
    const change = { status, finished_at: now, problem, ...(warnings && { warnings }) }
    if (await endRun(transaction, key, change)) await tellOwner(transaction, key, status, now)
  })
}

async function tellOwner(db: Db, key: RunKey, status: Status, now: Date): Promise<void> {
  const run = await findRun(db, key)
  const dataset = run && (await findDataset(db, { ...key, datasetId: run.dataset_id }))
  if (!run || !dataset || status === 'cancelled') return
  const tookMs = now.getTime() - (run.started_at ?? now).getTime()
  if (tookMs <= LONG_MS && !(await isNewTrouble(db, run, status))) return
  const items = await runItems(db, key.organizationId, [key.runId])
  const owner = { organizationId: key.organizationId, memberId: dataset.member_id }
  await insertNotice(db, owner, {
    title: `${dataset.name}: ${TITLES[status]}`,
    body: bodyOf(items),
    link: `/datasets/${run.dataset_id}/runs/${run.run_id}`,
  })
}

/** A schedule that fails every hour is told once. */
async function isNewTrouble(db: Db, run: StoredRun, status: Status): Promise<boolean> {
  if (run.trigger !== 'schedule' || (status !== 'failed' && status !== 'partial')) return false
  return (await runBefore(db, run))?.status !== status
}

const TITLES: Readonly<Record<Status, string>> = {
  queued: 'queued',
  running: 'running',
  succeeded: 'the import has ended',
  partial: 'some files could not be renewed',
  failed: 'the sync failed',
  cancelled: 'cancelled',
}

function bodyOf(items: readonly StoredRunItem[]): string {
  const bad = items.filter(({ status }) =>
    ['failed', 'skipped', 'needs_confirmation', 'cancelled'].includes(status),
  )
  const good = items.length - bad.length
  const arrived = `${good} of ${items.length} files are up to date.`
  return bad.length === 0 ? arrived : `${arrived} Not renewed: ${bad.map(itemName).join(', ')}.`
}
