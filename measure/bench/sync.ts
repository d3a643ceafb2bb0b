/** Figure: what a sync costs in which nothing has changed, in requests and in writing. */
import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { openWorld } from '../../simulator/worlds/open.ts'
import { SLUGS } from '../../src/records/data-types.ts'
import { dataset, file, run } from '../../src/records/dataset.ts'
import { type Caller, callerOf } from '../api-caller.ts'
import { type Served, startServed } from '../served.ts'
import { askStore } from '../store-question.ts'
import { withTemporaryFolder } from '../temporary-folder.ts'
import type { Figure } from './figure.ts'
import {
  type LoggedRequest,
  type RunningSimulator,
  SEED,
  startSimulator,
  USERS,
} from './simulator.ts'

const COMPANY = { calls: 1_000, users: USERS, seed: SEED }
const PAGE = 100
/** The newest calls, which every sync looks at again. */
const TRAILING_MS = 14 * 24 * 3_600_000
const TOKEN = 'cot_a-token-for-the-bench'
const CALL_PATHS: readonly string[] = ['POST /v2/calls/extensive', 'POST /v2/calls/transcript']

/** By arithmetic from their published code, for 1,000 calls a week and 120 users. */
const PEERS = [
  'Calls and transcripts alone; peers in steady state read their trailing windows anew, changed or not:',
  '  Nango 14 days every hour, about 62 requests each time · Onyx a day every 10 minutes · Grapevine everything, every hour',
  '  (104 requests and more for 1,000 calls) · older Airbyte, Meltano and sim one request for each transcript in the window.',
]

export function measureSync(): Promise<Figure> {
  return withTemporaryFolder(async (folder) => {
    // Started by root, PostgreSQL runs as another user, who has to pass.
    await chmod(folder, 0o711)
    const dataDir = join(folder, 'data')
    const nowMs = Date.now()
    await using simulator = await startSimulator(COMPANY, { rateLimit: false, nowMs })
    const product = await startServed({ dataDir, environment: environmentFor(simulator) })
    try {
      return figureOf(await measured(product, dataDir, simulator), await callsInWindow(nowMs))
    } finally {
      await product.stop()
    }
  })
}

function environmentFor({ connection }: RunningSimulator): Record<string, string> {
  return {
    CARRYOVER_BOOTSTRAP_EMAIL: 'bench@quillbeam.example',
    CARRYOVER_BOOTSTRAP_PASSWORD: 'correct horse battery',
    CARRYOVER_BOOTSTRAP_TOKEN: TOKEN,
    GONG_BASE_URL: connection.url,
    GONG_ALLOW_HOST: new URL(connection.url).host,
    GONG_RATE_PER_SECOND: '100',
    GONG_RATE_PER_DAY: '1000000',
  }
}

interface Measured {
  readonly imported: readonly LoggedRequest[]
  readonly synced: readonly LoggedRequest[]
  readonly writtenTables: readonly string[]
  readonly areSameBytes: boolean
  readonly seconds: number
}

const made = z.object({ dataset, run })
const files = z.object({ data: z.array(file) })

async function measured(
  product: Served,
  dataDir: string,
  simulator: RunningSimulator,
): Promise<Measured> {
  const requests = (): Promise<LoggedRequest[]> => simulator.requests()
  const api = callerOf(product.url, TOKEN)
  const { accessKey, accessKeySecret } = simulator.connection
  await api.ask('POST', '/connections', { accessKey, accessKeySecret })
  const tried = (await requests()).length
  const order = { name: 'Everything', gong: { types: SLUGS, limit: null } }
  const { dataset: kept, run: first } = made.parse(await api.ask('POST', '/datasets', order))
  await ended(api, first.runId)
  const imported = (await requests()).slice(tried)
  const bytes = async (): Promise<string> => {
    const { data } = files.parse(await api.ask('GET', `/datasets/${kept.datasetId}/files`))
    return data.map(({ fileId, version, sha256 }) => `${fileId} ${version} ${sha256}`).join()
  }
  const [rowsBefore, bytesBefore] = [await rows(dataDir), await bytes()]
  const startedMs = performance.now()
  const { runId } = run.parse(await api.ask('POST', `/datasets/${kept.datasetId}:sync`))
  await ended(api, runId)
  const seconds = Math.round((performance.now() - startedMs) / 100) / 10
  const rowsAfter = await rows(dataDir)
  return {
    imported,
    synced: (await requests()).slice(tried + imported.length),
    writtenTables: Object.keys(rowsBefore).filter(
      (table) => rowsBefore[table] !== rowsAfter[table],
    ),
    areSameBytes: bytesBefore === (await bytes()),
    seconds,
  }
}

async function ended(api: Caller, runId: string): Promise<void> {
  for (;;) {
    const found = run.parse(await api.ask('GET', `/runs/${runId}`))
    if (found.finishedAt === null) await wait(100)
    else if (found.status === 'succeeded') return
    else throw new Error(`The run ended as ${found.status}: ${JSON.stringify(found.problem)}`)
  }
}

/** All but what tells of the run itself, of requests that were counted, and of the token that was used. */
const WATCHED = [
  'dataset',
  'item',
  'block',
  'version',
  'covered_window',
  'seen_call',
  'owed_transcript',
  'connection',
  'notice',
]

/** Every write gives a row a new xmin: the same numbers mean that nobody has written. */
function rows(dataDir: string): Promise<Readonly<Record<string, string>>> {
  const columns = WATCHED.map(
    (table) =>
      `(select concat(count(*), ' ', sum(xmin::text::bigint), ' ', max(xmin::text::bigint)) from ${table}) as ${table}`,
  )
  return askStore<Record<string, string>>(dataDir, `select ${columns.join(', ')}`).then((row) =>
    Object.fromEntries(Object.entries(row).map(([table, seen]) => [table, String(seen)])),
  )
}

async function callsInWindow(nowMs: number): Promise<number> {
  const { calls } = await openWorld({ ...COMPANY, nowMs })
  return calls.filter(({ startedMs }) => startedMs >= nowMs - TRAILING_MS).length
}

function figureOf(
  { imported, synced, writtenTables, areSameBytes, seconds }: Measured,
  recentCalls: number,
): Figure {
  const byPath = (list: readonly LoggedRequest[]) =>
    Map.groupBy(list, ({ method, path }) => `${method} ${path}`)
  const [before, now] = [byPath(imported), byPath(synced)]
  const count = (path: string): number => now.get(path)?.length ?? 0
  const pages = Math.ceil(recentCalls / PAGE)
  const ofCalls = CALL_PATHS.reduce((sum, path) => sum + count(path), 0)
  return {
    name: 'sync',
    title: `a sync of ${COMPANY.calls} calls in which nothing has changed, all eleven types, in ${seconds} s`,
    columns: ['path', 'import', 'sync'],
    rows: [
      ...[...before.keys()].map(
        (path) => [path, before.get(path)?.length ?? 0, count(path)] as const,
      ),
      ['all', imported.length, synced.length],
    ],
    results: [
      {
        what: `pages of calls, ${recentCalls} of them in the trailing window`,
        target: `${pages}, and nothing else for calls`,
        measured: `${count('POST /v2/calls/extensive')}, and ${ofCalls - count('POST /v2/calls/extensive')} else`,
        ok: ofCalls === pages,
      },
      {
        what: "rows written but the run's own",
        target: 'none',
        measured: writtenTables.length === 0 ? 'none' : `in ${writtenTables.join(', ')}`,
        ok: writtenTables.length === 0,
      },
      {
        what: 'bytes of the files',
        target: 'the same',
        measured: areSameBytes ? 'the same' : 'others',
        ok: areSameBytes,
      },
    ],
    notes: PEERS,
  }
}
