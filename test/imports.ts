/** Datasets over a real database and a pretend Gong, with a queue that tests work off themselves. */
import { type Kysely, sql } from 'kysely'
import type pg from 'pg'
import { createDatasets } from '../src/datasets/imports.ts'
import type { OpenGong, ReadDocument } from '../src/datasets/import-run.ts'
import { createSchedules } from '../src/datasets/schedules.ts'
import type { Slug } from '../src/records/data-types.ts'
import { SLUGS } from '../src/records/data-types.ts'
import type { Dataset, File, Run } from '../src/records/dataset.ts'
import type { Actor } from '../src/records/member.ts'
import type { Clock, Log, Queue } from '../src/records/ports.ts'
import { schedule } from '../src/records/schedule.ts'
import { versionTexts } from '../src/store/file-contents.ts'
import type { RunKey } from '../src/store/runs.ts'
import type { Tables } from '../src/store/tables.ts'
import { testDatabase } from './database.ts'
import {
  NOW,
  type PretendGong,
  pretendGong,
  type PretendOptions,
  skippingClock,
} from './pretend-gong.ts'

/** Time that tests move by hand. */
export interface HandClock extends Clock {
  set(time: Date): void
  advance(ms: number): void
}

export function handClock(start: Date = NOW): HandClock {
  let nowMs = start.getTime()
  return {
    now: () => new Date(nowMs),
    sleep: () => Promise.resolve(),
    set: (time) => void (nowMs = time.getTime()),
    advance: (ms) => void (nowMs += ms),
  }
}

const quiet: Log = { info: () => undefined, warn: () => undefined, error: () => undefined }

export interface World {
  readonly gong: PretendGong
  readonly db: Kysely<Tables>
  readonly clock: HandClock
  readonly owner: Actor
  readonly product: ReturnType<typeof createDatasets>
  readonly schedules: ReturnType<typeof createSchedules>
  /** What the queue was told, in order. */
  readonly told: readonly string[]
  /** A dataset of these types, imported. */
  imported(options?: NewOptions): Promise<{ readonly dataset: Dataset; readonly run: Run }>
  /** Syncs, works the run off, answers how it ended. */
  sync(datasetId: string, fileIds?: readonly string[]): Promise<Run>
  /** Works off all that is queued. */
  work(signal?: AbortSignal): Promise<void>
  run(runId: string): Promise<Run>
  files(datasetId: string): Promise<readonly File[]>
  /** The text of a type's file as it is now. */
  text(datasetId: string, type: Slug, version?: number): Promise<string>
  texts(datasetId: string): Promise<Readonly<Record<string, string>>>
  /** Moves both clocks. */
  advance(ms: number): Promise<void>
  member(name: string, role?: Actor['role']): Promise<Actor>
}

export interface NewOptions {
  readonly types?: readonly Slug[]
  readonly limit?: number | null
  readonly from?: Date
  readonly statsDays?: number
  readonly uploadIds?: readonly string[]
  readonly documents?: readonly { readonly documentId: string; readonly name: string }[]
}

export interface WorldOptions extends PretendOptions {
  readonly readDocument?: ReadDocument
  readonly openGong?: (gong: PretendGong) => OpenGong
  /** Another way to the same database. */
  readonly wrap?: (pool: pg.Pool) => Kysely<Tables>
  readonly clock?: HandClock
}

const ORGANIZATION = 'org_test'

export async function importWorld(options: WorldOptions = {}): Promise<World> {
  const gong = await pretendGong(options)
  const { db: plain, pool } = await testDatabase()
  const db = options.wrap?.(pool) ?? plain
  const clock = options.clock ?? handClock()
  const waiting: RunKey[] = []
  const told: string[] = []
  const queue: Queue = {
    importRun: async (run) => void waiting.push(run),
    schedule: async ({ datasetId }, { cron, timeZone }) =>
      void told.push(`schedule ${datasetId} ${cron} ${timeZone}`),
    unschedule: async ({ datasetId }) => void told.push(`unschedule ${datasetId}`),
  }
  await plain
    .insertInto('organization')
    .values({ organization_id: ORGANIZATION, name: 'Tidepool' })
    .execute()
  const member = async (name: string, role: Actor['role'] = 'data'): Promise<Actor> => {
    const memberId = `mem_${name}`
    const email = `${name}@tidepool.example`
    const ids = { organization_id: ORGANIZATION, member_id: memberId, user_id: `user_${name}` }
    await plain
      .insertInto('member')
      .values({ ...ids, email, name, role, removed_at: null })
      .execute()
    return { organizationId: ORGANIZATION, memberId, name, email, role, scopes: ['read', 'write'] }
  }
  const owner = await member('tomas')
  const openGong: OpenGong =
    options.openGong?.(gong) ??
    (async (_, { signal, progress }) => {
      const line = gong.connect({ signal, progress, clock: skippingClock() })
      return { gong: line, close: () => line.close() }
    })
  const schedules = createSchedules({ db, clock, queue })
  const product = createDatasets({
    database: { db },
    clock,
    log: quiet,
    queue,
    openGong,
    schedules,
    documents: {
      read: options.readDocument ?? (() => Promise.reject(new Error('no documents here'))),
    },
  })

  const work = async (signal = new AbortController().signal): Promise<void> => {
    for (let run = waiting.shift(); run !== undefined; run = waiting.shift()) {
      await product.imports.perform(run, signal)
    }
  }
  const files = (datasetId: string) => product.files.list(owner, datasetId)
  const text = async (datasetId: string, type: Slug, version?: number): Promise<string> => {
    const file = (await files(datasetId)).find((one) => one.type === type)
    if (file === undefined) throw new Error(`There is no file of ${type}.`)
    return textOf(plain, file.fileId, version ?? file.version)
  }
  return {
    gong,
    db: plain,
    clock,
    owner,
    product,
    schedules,
    told,
    member,
    work,
    files,
    text,
    run: (runId) => product.runs.get(owner, runId),
    async texts(datasetId) {
      const all: Record<string, string> = {}
      for (const file of await files(datasetId)) {
        all[file.type ?? file.name] = await textOf(plain, file.fileId, file.version)
      }
      return all
    },
    async imported({ types = SLUGS, limit = 100, from, statsDays = 30, ...more } = {}) {
      const { dataset, run } = await product.datasets.create(owner, {
        name: 'Everything',
        description: '',
        gong: { types, limit, from, statsDays },
        unsyncedTypes: [],
        uploadIds: more.uploadIds ?? [],
        documents: more.documents ?? [],
        sync: schedule.parse({}),
      })
      await work()
      if (run === null) throw new Error('There was nothing to import.')
      return { dataset, run: await product.runs.get(owner, run.runId) }
    },
    async sync(datasetId, fileIds) {
      const { runId } = await product.runs.syncNow(owner, datasetId, fileIds)
      await work()
      return product.runs.get(owner, runId)
    },
    async advance(ms) {
      clock.advance(ms)
      await gong.control('PUT', 'clock', { advanceMs: ms })
    },
  }
}

async function textOf(db: Kysely<Tables>, itemId: string, version: number): Promise<string> {
  const row = await db
    .selectFrom('version')
    .select('header')
    .where('item_id', '=', itemId)
    .where('version', '=', version)
    .executeTakeFirst()
  if (row === undefined) return ''
  let text = row.header
  const key = { organizationId: ORGANIZATION, fileId: itemId }
  for await (const part of versionTexts(db, key, version)) text += part
  return text
}

/** Every row of every table but those that a run is told by, with the transaction that wrote it last. */
export async function rowsBeside(
  db: Kysely<Tables>,
  runTables: readonly string[] = ['run', 'run_item'],
): Promise<Readonly<Record<string, readonly string[]>>> {
  const { rows: tables } = await sql<{ name: string }>`
    select tablename as name from pg_tables where schemaname = 'public' order by 1`.execute(db)
  const found: Record<string, readonly string[]> = {}
  for (const { name } of tables.filter((table) => !runTables.includes(table.name))) {
    const { rows } = await sql<{ place: string }>`
      select ctid::text || ' ' || xmin::text as place
      from ${sql.table(name)}`.execute(db)
    found[name] = rows.map(({ place }) => place).toSorted()
  }
  return found
}
