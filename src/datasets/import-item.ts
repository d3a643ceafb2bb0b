/**
 * The end of one data type in a run: its blocks become a version of its file, or nothing has changed, or so much would
 * vanish that a person has to say so. All that belongs together is written in one transaction.
 */
import type { Kysely, Updateable } from 'kysely'
import { DEFAULTS } from '../records/defaults.ts'
import { counted } from '../records/data-types.ts'
import { keep, Problem } from '../records/problems.ts'
import { deleteLooseBlocks, type StoredBlock } from '../store/blocks.ts'
import { endRunItem } from '../store/run-items.ts'
import type { RunItemTable, Tables } from '../store/tables.ts'
import { findVersion, insertVersion, lockItem } from '../store/versions.ts'
import { renderHeader } from '../text/header.ts'
import type { BlockSink, PlacedBlock } from './block-sink.ts'
import type { Gathering } from './gathering.ts'
import { hideRecords, measure } from './hide-records.ts'
import type { ImportItem, RunContext } from './run-context.ts'

/** What is remembered together with the version. */
export interface Remembered {
  readonly basis: string | null
  /** In the version's own transaction. `isChanged`: a version is made. */
  save(db: Kysely<Tables>, isChanged: boolean): Promise<void>
}

export const NOTHING_REMEMBERED: Remembered = { basis: null, save: () => Promise.resolve() }

export interface Gathered {
  readonly item: ImportItem
  readonly gathering: Gathering
  readonly sink: BlockSink
}

/** Fewer may always go: small files change a lot. */
const FEW_REMOVALS = 5

export async function closeItem(
  context: RunContext,
  { item, gathering, sink }: Gathered,
  remembered: Remembered,
  finishedAt: Date,
): Promise<void> {
  await sink.flush()
  const placed = sink.placed()
  const before = item.version === 0 ? [] : await sink.current()
  const change = compare(context, { gathering, sink }, before, placed)
  const key = { organizationId: context.organizationId, itemId: item.itemId, slug: item.slug }
  const hide = (db: Kysely<Tables>): Promise<void> => hideRecords(db, key, hiddenIn(gathering))

  if (change.gone > FEW_REMOVALS && change.gone > before.length / 2 && !context.mayRemove) {
    const problem = keep(tooManyRemovals(gathering, change.gone, before.length), finishedAt)
    await context.db.transaction().execute(async (db) => {
      await endRunItem(db, context, item.itemId, {
        status: 'needs_confirmation',
        problem: JSON.stringify(problem),
        // What would go, for the question.
        removed_records: change.gone,
        finished_at: finishedAt,
      })
      await hide(db)
    })
    return
  }

  const { type } = gathering
  const records = placed.length
  const header = renderHeader({ type, records, importedAt: context.now, notes: gathering.notes() })
  const current = item.version === 0 ? undefined : await findVersion(context.db, key, item.version)
  const block_ids = placed.map(({ blockId }) => blockId)
  const isChanged =
    current === undefined ||
    !isSameHeader(current.header, header) ||
    !isSameList(current.block_ids, block_ids)
  const measured = isChanged ? await measure(context.db, key, header, block_ids) : undefined
  const end: Updateable<RunItemTable> = {
    status: records === 0 ? 'empty' : isChanged ? 'succeeded' : 'unchanged',
    done: records,
    total: records,
    records,
    new_records: change.added,
    changed_records: change.changed,
    removed_records: change.gone + change.hidden,
    fallen_records: change.fallen,
    version: isChanged ? item.version + 1 : null,
    warnings: [...gathering.warnings()],
    finished_at: finishedAt,
  }
  await context.db.transaction().execute(async (db) => {
    const locked = await lockItem(db, key)
    // Taken out of its dataset meanwhile, or ended by another attempt that was thought dead.
    if (locked?.version !== item.version) return
    if (!(await endRunItem(db, context, item.itemId, end))) return
    if (measured !== undefined) {
      const version = {
        organization_id: context.organizationId,
        item_id: item.itemId,
        version: item.version + 1,
        run_id: context.runId,
        header,
        block_ids,
        records,
        available: gathering.available ?? null,
        ...measured,
        new_records: change.added,
        changed_records: change.changed,
        removed_records: before.length - change.stayed,
        imported_at: context.now,
      }
      const { basis } = remembered
      await insertVersion(db, version, { kept: DEFAULTS.versionsKept, basis })
    }
    await hide(db)
    if (measured !== undefined) await deleteLooseBlocks(db, key)
    await remembered.save(db, isChanged)
  })
}

/** Ends an item of which nothing had to be gathered. */
export async function closeUnchanged(
  context: RunContext,
  item: ImportItem,
  remembered: Remembered,
  finishedAt: Date,
): Promise<void> {
  const key = { organizationId: context.organizationId, itemId: item.itemId }
  const current = await findVersion(context.db, key, item.version)
  const records = current?.records ?? 0
  await context.db.transaction().execute(async (db) => {
    const ended = await endRunItem(db, context, item.itemId, {
      status: records === 0 ? 'empty' : 'unchanged',
      done: records,
      total: records,
      records,
      new_records: 0,
      changed_records: 0,
      removed_records: 0,
      fallen_records: 0,
      finished_at: finishedAt,
    })
    if (ended) await remembered.save(db, false)
  })
}

/** Ends an item of which nothing came. */
export async function failItem(
  context: Pick<RunContext, 'db' | 'organizationId' | 'runId'>,
  itemId: string,
  problem: Problem,
  now: Date,
): Promise<void> {
  await endRunItem(context.db, context, itemId, {
    status: problem.code === 'D-SCOPE' ? 'skipped' : 'failed',
    problem: JSON.stringify(keep(problem, now)),
    finished_at: now,
  })
}

interface Change {
  readonly added: number
  readonly changed: number
  /** In the file before and after, changed or not. */
  readonly stayed: number
  /** Not in Gong any more. */
  readonly gone: number
  readonly hidden: number
  /** Out of the question that was asked, and perhaps still in Gong. */
  readonly fallen: number
}

function compare(
  { readFrom }: RunContext,
  { gathering, sink }: Pick<Gathered, 'gathering' | 'sink'>,
  before: readonly StoredBlock[],
  after: readonly PlacedBlock[],
): Change {
  const { type, limit, available, hidden } = gathering
  const earlier = new Map(before.map((block) => [block.recordId, block.blockId]))
  const now = new Set(after.map((block) => block.recordId))
  const added = after.filter((block) => !earlier.has(block.recordId)).length
  const changed = after.filter(
    ({ recordId, blockId }) => earlier.has(recordId) && earlier.get(recordId) !== blockId,
  ).length
  const missing = before.filter((block) => !now.has(block.recordId))
  const toldHidden = missing.filter((block) => hidden.has(block.recordId))
  const startMs = type.order === 'newest' ? (readFrom?.getTime() ?? -Infinity) : -Infinity
  const outOfReach = missing.filter(
    ({ recordId, order }) =>
      !hidden.has(recordId) &&
      (sink.has(recordId) || order < startMs || gathering.isOutOfReach({ id: recordId, order })),
  )
  const rest = missing.length - toldHidden.length - outOfReach.length
  // Of types that are read up to the limit only, as many can be in Gong as it counts beyond the limit.
  const isCut = type.order === 'first' && after.length >= limit
  const pushedOut = isCut ? Math.min(rest, Math.max(0, (available ?? 0) - after.length)) : 0
  return {
    added,
    changed,
    stayed: before.length - missing.length,
    gone: rest - pushedOut,
    hidden: toldHidden.length,
    fallen: outOfReach.length + pushedOut,
  }
}

/** What is hidden is a call of its own file, and may be named in another. */
function hiddenIn({ hidden, type }: Gathering): { recordIds: string[]; callIds: string[] } {
  const ids = [...hidden]
  const areCalls = type.slug === 'calls' || type.slug === 'transcripts'
  const nameCalls = type.slug.startsWith('crm-')
  return { recordIds: nameCalls ? [] : ids, callIds: areCalls || !nameCalls ? [] : ids }
}

/** But for the line that tells when it was imported. */
function isSameHeader(a: string, b: string): boolean {
  const withoutTime = (header: string): string => header.replace(/\nImported: .*\n/, '\n')
  return withoutTime(a) === withoutTime(b)
}

function isSameList(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((id, n) => id === b[n])
}

function tooManyRemovals({ type }: Gathering, gone: number, held: number): Problem {
  return new Problem({
    code: 'D-REMOVALS',
    message: `${gone} of ${counted(held, type)} are no longer in Gong. The file was left as it is.`,
    fix: 'Look whether this is meant, then confirm the removal; or check what the key may see in Gong, and sync again.',
  })
}
