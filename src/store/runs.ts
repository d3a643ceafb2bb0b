/** Runs: imports and syncs of datasets, queued, under way and past. */
import { type Insertable, type Kysely, type Selectable, sql, type Updateable } from 'kysely'
import type { DatasetKey } from './datasets.ts'
import type { Owner } from './owner.ts'
import type { RunItemTable, RunTable, Tables } from './tables.ts'

type Db = Kysely<Tables>

export type StoredRun = Selectable<RunTable>

export interface RunKey {
  readonly organizationId: string
  readonly runId: string
}

const UNDER_WAY = ['queued', 'running'] as const

/** With its number, and its items in the same step. The caller holds a lock on the dataset. */
export async function insertRun(
  db: Db,
  run: Omit<Insertable<RunTable>, 'number' | 'status'>,
  itemIds: readonly string[],
): Promise<void> {
  const { organization_id, run_id, dataset_id } = run
  const { last } = await db
    .selectFrom('run')
    .select(({ fn }) => fn.max('number').as('last'))
    .where('organization_id', '=', organization_id)
    .where('dataset_id', '=', dataset_id)
    .executeTakeFirstOrThrow()
  await db
    .insertInto('run')
    .values({ ...run, number: (last ?? 0) + 1, status: 'queued' })
    .execute()
  const items: Insertable<RunItemTable>[] = itemIds.map((item_id) => ({
    organization_id,
    run_id,
    item_id,
    status: 'queued',
  }))
  await db.insertInto('run_item').values(items).execute()
}

export function findRun(db: Db, { organizationId, runId }: RunKey): Promise<StoredRun | undefined> {
  return db
    .selectFrom('run')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('run_id', '=', runId)
    .executeTakeFirst()
}

/** The run of the dataset that is queued or running. */
export function runUnderWay(
  db: Db,
  { organizationId, datasetId }: DatasetKey,
): Promise<StoredRun | undefined> {
  return db
    .selectFrom('run')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('dataset_id', '=', datasetId)
    .where('status', 'in', UNDER_WAY)
    .executeTakeFirst()
}

/** The newest first, below the number `before`. */
export function listRuns(
  db: Db,
  { organizationId, datasetId }: DatasetKey,
  limit: number,
  before: number | undefined,
): Promise<readonly StoredRun[]> {
  return db
    .selectFrom('run')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('dataset_id', '=', datasetId)
    .$if(before !== undefined, (query) => query.where('number', '<', before ?? 0))
    .orderBy('number', 'desc')
    .limit(limit)
    .execute()
}

export type RunInShort = Pick<
  StoredRun,
  'dataset_id' | 'run_id' | 'number' | 'status' | 'trigger' | 'problem'
> &
  Pick<StoredRun, 'created_at' | 'started_at' | 'finished_at'> & { readonly records: number }

/** The newest `each` of every dataset, the newest first. */
export async function recentRuns(
  db: Db,
  organizationId: string,
  datasetIds: readonly string[],
  each: number,
): Promise<readonly RunInShort[]> {
  const { rows } = await sql<RunInShort>`
    select d.dataset_id, r.*, coalesce((
        select sum(i.records) from run_item i
        where i.organization_id = ${organizationId} and i.run_id = r.run_id
      ), 0)::bigint as records
    from unnest(${[...datasetIds]}::text[]) as d (dataset_id)
      cross join lateral (
        select run_id, number, status, trigger, problem, created_at, started_at, finished_at
        from run
        where organization_id = ${organizationId} and dataset_id = d.dataset_id
        order by number desc limit ${each}
      ) r
    order by d.dataset_id, r.number desc`.execute(db)
  return rows
}

/** Changes a run that is under way, and no other: what has ended stays ended. Answers whether it was. */
export async function updateRun(
  db: Db,
  { organizationId, runId }: RunKey,
  change: Updateable<RunTable>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('run')
    .set(change)
    .where('organization_id', '=', organizationId)
    .where('run_id', '=', runId)
    .where('status', 'in', UNDER_WAY)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Ends the run, unless it has ended. Answers whether this call ended it. */
export async function endRun(
  db: Db,
  { organizationId, runId }: RunKey,
  end: Updateable<RunTable>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('run')
    .set({ ...end, waiting: null, resume_at: null })
    .where('organization_id', '=', organizationId)
    .where('run_id', '=', runId)
    .where('status', 'in', UNDER_WAY)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Undefined where it is not under way any more. */
export async function cancelAsked(
  db: Db,
  { organizationId, runId }: RunKey,
): Promise<boolean | undefined> {
  const found = await db
    .selectFrom('run')
    .select('cancel_asked_at')
    .where('organization_id', '=', organizationId)
    .where('run_id', '=', runId)
    .where('status', 'in', UNDER_WAY)
    .executeTakeFirst()
  return found && found.cancel_asked_at !== null
}

/** The run that ended before this one, whatever its trigger. */
export function runBefore(db: Db, run: StoredRun): Promise<StoredRun | undefined> {
  return db
    .selectFrom('run')
    .selectAll()
    .where('organization_id', '=', run.organization_id)
    .where('dataset_id', '=', run.dataset_id)
    .where('number', '<', run.number)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
}

/** The newest ones of a dataset, the newest first. */
export function newestRuns(
  db: Db,
  { organizationId, datasetId }: { readonly organizationId: string; readonly datasetId: string },
  count: number,
): Promise<readonly StoredRun[]> {
  return db
    .selectFrom('run')
    .selectAll()
    .where('organization_id', '=', organizationId)
    .where('dataset_id', '=', datasetId)
    .orderBy('number', 'desc')
    .limit(count)
    .execute()
}

/** Of all organizations; those that wait for a time of their own are left out until then. */
export async function unfinishedRuns(db: Db, now: Date): Promise<readonly RunKey[]> {
  return db
    .selectFrom('run')
    .select(['organization_id as organizationId', 'run_id as runId'])
    .where('status', 'in', UNDER_WAY)
    .where((eb) => eb.or([eb('resume_at', 'is', null), eb('resume_at', '<=', now)]))
    .orderBy('created_at')
    .execute()
}

/** Runs under way of all datasets of the owner, those that read Gong alone. */
export function gongRunsUnderWayOf(
  db: Db,
  { organizationId, memberId }: Owner,
): Promise<readonly StoredRun[]> {
  return db
    .selectFrom('run as r')
    .innerJoin('dataset as d', (join) =>
      join
        .onRef('d.organization_id', '=', 'r.organization_id')
        .onRef('d.dataset_id', '=', 'r.dataset_id'),
    )
    .selectAll('r')
    .where('r.organization_id', '=', organizationId)
    .where('d.member_id', '=', memberId)
    .where('r.status', 'in', UNDER_WAY)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('run_item as ri')
          .innerJoin('item as i', (join) =>
            join
              .onRef('i.organization_id', '=', 'ri.organization_id')
              .onRef('i.item_id', '=', 'ri.item_id'),
          )
          .select('ri.item_id')
          .whereRef('ri.organization_id', '=', 'r.organization_id')
          .whereRef('ri.run_id', '=', 'r.run_id')
          .where('i.source', '=', 'gong'),
      ),
    )
    .execute()
}

/** Of all organizations. */
export async function countRunsUnderWay(
  db: Db,
): Promise<{ readonly running: number; readonly queued: number }> {
  return db
    .selectFrom('run')
    .select([
      sql<number>`count(*) filter (where status = 'running')`.as('running'),
      sql<number>`count(*) filter (where status = 'queued')`.as('queued'),
    ])
    .where('status', 'in', UNDER_WAY)
    .executeTakeFirstOrThrow()
}
