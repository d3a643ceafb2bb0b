/**
 * One run from the queue to its end. It may stop at any moment and be called again: what had ended stays, and the rest
 * goes on to the same files, because every attempt takes the same moment for the present.
 */
import type { Kysely } from 'kysely'
import type { Gong } from '../gong/gong.ts'
import type { Clock, Log, Progress } from '../records/ports.ts'
import { keep, Problem } from '../records/problems.ts'
import { findDataset, type StoredDataset } from '../store/datasets.ts'
import type { Owner } from '../store/owner.ts'
import { listItems } from '../store/items.ts'
import { moveUnended, runItems } from '../store/run-items.ts'
import { findRun, type RunKey, type StoredRun, updateRun } from '../store/runs.ts'
import type { Tables } from '../store/tables.ts'
import { type DocumentText, importDocument } from './import-document.ts'
import { importGong } from './import-gong.ts'
import { failItem } from './import-item.ts'
import type { ImportItem, RunContext } from './run-context.ts'
import { endCancelled, endFinished, endRefused } from './run-end.ts'
import { watchRun } from './run-watch.ts'
import { slugOf } from './slugs.ts'

/** Gong for the owner's stored connection. Throws a D-NO-CONN problem where there is none. */
export type OpenGong = (
  owner: Owner,
  options: { readonly signal: AbortSignal; readonly progress: Progress },
) => Promise<{ readonly gong: Gong; close(): Promise<void> }>

/** The text of a document that the owner has put into a dataset. */
export type ReadDocument = (owner: Owner, documentId: string) => Promise<DocumentText>

export interface ImportNeeds {
  readonly db: Kysely<Tables>
  readonly clock: Clock
  readonly log: Log
  readonly openGong: OpenGong
  readonly readDocument: ReadDocument
  /** The owner's connection is of no use any more: their schedules stop. */
  readonly stop: (owner: Owner, problem: Problem) => Promise<unknown>
}

export type ImportEnd =
  | { readonly kind: 'done' }
  /** Gong asked for a long wait: the run is queued again, and nothing was lost. */
  | { readonly kind: 'later'; readonly at: Date }

const DONE: ImportEnd = { kind: 'done' }

/** Rejects with what nobody expected, and when `signal` is aborted; the run is then as good as queued. */
export async function performRun(
  needs: ImportNeeds,
  key: RunKey,
  signal: AbortSignal,
): Promise<ImportEnd> {
  const { db, clock, log } = needs
  const run = await findRun(db, key)
  const dataset = run && (await findDataset(db, { ...key, datasetId: run.dataset_id }))
  if (!run || !dataset || !['queued', 'running'].includes(run.status)) return DONE
  const todo = (await runItems(db, key.organizationId, [key.runId])).filter(
    ({ status, removed_at }) => removed_at === null && ['queued', 'running'].includes(status),
  )
  if (run.cancel_asked_at !== null) return cancelled(needs, key)
  const startedAt = run.started_at ?? clock.now()
  const begin = { status: 'running', started_at: startedAt, resume_at: null } as const
  // Cancelled since it was read above.
  if (!(await updateRun(db, key, begin))) return DONE
  await moveUnended(db, key, { status: 'running', started_at: startedAt })
  const itemIds = new Map(todo.map((item) => [item.data_type ?? item.item_id, item.item_id]))
  const watch = watchRun(db, key, { itemIds, log })
  const warnings = new Set(run.warnings)
  const context = contextFor(db, run, dataset, warnings)
  const attempt: Attempt = {
    needs,
    context,
    owner: { organizationId: key.organizationId, memberId: dataset.member_id },
    signal: AbortSignal.any([signal, watch.signal]),
    progress: watch.progress,
    itemIds: new Set(todo.map((item) => item.item_id)),
  }
  const failed = await importItems(attempt).then(
    () => undefined,
    (error: unknown) => ({ error }),
  )
  await watch.stop()
  // The database may be what failed: then this fails as well, and the queue tries again.
  if (failed) return stopped(attempt, { key, error: failed.error, isShuttingDown: signal.aborted })
  await endFinished(db, key, { now: clock.now(), warnings: [...warnings] })
  return DONE
}

interface Attempt {
  readonly needs: ImportNeeds
  readonly context: RunContext
  readonly owner: Owner
  readonly signal: AbortSignal
  readonly progress: Progress
  readonly itemIds: ReadonlySet<string>
}

function contextFor(
  db: Kysely<Tables>,
  run: StoredRun,
  dataset: StoredDataset,
  warnings: Set<string>,
): RunContext {
  return {
    db,
    organizationId: run.organization_id,
    runId: run.run_id,
    datasetId: run.dataset_id,
    now: run.now,
    limit: dataset.record_limit ?? Infinity,
    readFrom: dataset.read_from ?? undefined,
    statsDays: dataset.stats_days,
    mayRemove: run.may_remove,
    isRetry: run.trigger === 'retry',
    warn: (sentence) => void warnings.add(sentence),
  }
}

async function importItems({
  needs,
  context,
  owner,
  signal,
  progress,
  itemIds,
}: Attempt): Promise<void> {
  const { db, clock, openGong, readDocument } = needs
  const items = (await listItems(db, context)).filter((item) => itemIds.has(item.item_id))
  const types = items.flatMap((item): ImportItem[] => {
    const slug = slugOf(item.data_type)
    if (slug === undefined) return []
    const { item_id: itemId, version, basis } = item
    return [{ itemId, slug, version, basis, total: undefined }]
  })
  for (const item of items.filter(({ source }) => source === 'google')) {
    signal.throwIfAborted()
    try {
      const text = await readDocument(owner, item.document_id ?? '')
      await importDocument(context, item, text, clock.now())
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      await failItem(context, item.item_id, error, clock.now())
    }
  }
  if (types.length === 0) return
  const connection = await openGong(owner, { signal, progress })
  try {
    await importGong(context, types, { gong: connection.gong, clock, progress })
  } finally {
    await connection.close()
  }
}

/** Why an attempt did not come to its end decides what becomes of the run. */
async function stopped(
  { needs, owner }: Attempt,
  {
    key,
    error,
    isShuttingDown,
  }: { readonly key: RunKey; readonly error: unknown; readonly isShuttingDown: boolean },
): Promise<ImportEnd> {
  const { db, clock } = needs
  const now = clock.now()
  if (error instanceof Problem && error.endsConnection) {
    await endRefused(db, key, { problem: error, now })
    await needs.stop(owner, error)
    return DONE
  }
  if (isShuttingDown) {
    await requeue(db, key, { waiting: null, resume_at: null })
    throw error
  }
  if (!(error instanceof Problem)) throw error
  if (error.code === 'D-CANCELLED') return cancelled(needs, key)
  if (error.code === 'D-DAILY' || error.code === 'D-RATE') {
    const at = new Date(now.getTime() + (error.retryAfterMs ?? 15 * 60_000))
    await requeue(db, key, { waiting: waitingUntil(error, at), resume_at: at })
    return { kind: 'later', at }
  }
  await endRefused(db, key, { problem: error, now })
  return DONE
}

async function cancelled({ db, clock }: ImportNeeds, key: RunKey): Promise<ImportEnd> {
  await endCancelled(db, key, clock.now())
  return DONE
}

async function requeue(
  db: Kysely<Tables>,
  key: RunKey,
  wait: { readonly waiting: string | null; readonly resume_at: Date | null },
): Promise<void> {
  await moveUnended(db, key, { status: 'queued' })
  await updateRun(db, key, { status: 'queued', ...wait })
}

function waitingUntil(problem: Problem, at: Date): string {
  const time = at.toISOString().slice(0, 16).replace('T', ' ')
  return `${problem.message} The run goes on by itself at ${time} UTC.`
}

/** Ends the run as failed: it has been tried often enough. Items that had ended stay. */
export async function giveUpRun(
  { db, clock }: Pick<ImportNeeds, 'db' | 'clock'>,
  key: RunKey,
  error: unknown,
): Promise<void> {
  const now = clock.now()
  const problem = JSON.stringify(keep(error, now))
  await moveUnended(db, key, { status: 'failed', problem, finished_at: now })
  await endFinished(db, key, { now, warnings: [], problem })
}
