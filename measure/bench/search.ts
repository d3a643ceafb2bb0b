/** Figure: how long a search over all calls takes, beside SQLite's FTS5 on the same text and with the same queries. */
import { join } from 'node:path'
import { createSearch } from '../../src/search/search.ts'
import type { Database } from '../../src/store/connect.ts'
import { withOwnDatabase } from '../own-database.ts'
import type { Figure } from './figure.ts'
import { type Fts5, loadFts5 } from './search/fts5.ts'
import { type Loaded, loadStore, LOOKER } from './search/load-store.ts'
import { type BenchQuery, benchQueries } from './search/queries.ts'
import { spokenWorld } from './search/spoken-world.ts'

const FEW_CALLS = 1_000
const MANY_CALLS = 10_000
const QUERIES = 200
const HITS = 20
const MOST_P95_MS = 60
const MOST_MEDIAN_MS = 5
const MOST_GROWTH = 2
const LEAST_TURNS_A_SECOND = 15_000

interface Measured extends Loaded {
  readonly product: Times
  readonly fts5: Times
}

interface Times {
  readonly median: number
  readonly p95: number
  readonly most: number
}

export async function measureSearch(): Promise<Figure> {
  // The same queries for both sizes: what is drawn from the calls of the smaller one.
  const queries = benchQueries(await spokenWorld(FEW_CALLS), QUERIES)
  const few = await measured(FEW_CALLS, queries)
  const many = await measured(MANY_CALLS, queries)
  return figureOf(few, many)
}

function measured(calls: number, queries: readonly BenchQuery[]): Promise<Measured> {
  return withOwnDatabase(async (database, folder) => {
    const world = await spokenWorld(calls)
    const loaded = await loadStore(database.db, world)
    const fts5 = loadFts5(join(folder, 'fts5.sqlite'), world)
    const times = await inTurns(database, fts5, queries)
    fts5.close()
    return { ...loaded, ...times }
  })
}

/** Both in one process and in turns, so that whatever slows the computer down slows both. */
async function inTurns(
  database: Database,
  fts5: Fts5,
  queries: readonly BenchQuery[],
): Promise<{ readonly product: Times; readonly fts5: Times }> {
  const clock = { now: () => new Date(), sleep: () => Promise.resolve() }
  const engine = createSearch({ ...database, clock })
  const none = { accountId: undefined, callId: undefined, side: undefined }
  const [ours, theirs]: [number[], number[]] = [[], []]
  // The first round finds nothing in memory, on either side.
  for (const isMeasured of [false, true]) {
    for (const { query, match, side } of queries) {
      const startedMs = performance.now()
      await engine.search(LOOKER, { ...none, query, limit: HITS })
      const betweenMs = performance.now()
      fts5.search(match, side)
      const endedMs = performance.now()
      if (!isMeasured) continue
      ours.push(betweenMs - startedMs)
      theirs.push(endedMs - betweenMs)
    }
  }
  return { product: timesOf(ours), fts5: timesOf(theirs) }
}

function timesOf(values: readonly number[]): Times {
  const sorted = values.toSorted((a, b) => a - b)
  const at = (share: number): number => sorted[Math.ceil(sorted.length * share) - 1] ?? 0
  return { median: at(0.5), p95: at(0.95), most: at(1) }
}

function figureOf(few: Measured, many: Measured): Figure {
  const row = (name: string, { calls, turns }: Measured, { median, p95, most }: Times) =>
    [calls, turns, name, rounded(median), rounded(p95), rounded(most)] as const
  const ratio = many.product.p95 / many.fts5.p95
  const growth = many.product.p95 / few.product.p95
  const turnsASecond = Math.round(many.turns / (many.indexMs / 1_000))
  const { median, p95 } = many.product
  return {
    name: 'search',
    title: `${QUERIES} queries over all calls, the best ${HITS} hits and the total up to 1,000, with the predicate of visibility`,
    columns: ['calls', 'turns', '', 'median ms', 'p95 ms', 'most ms'],
    rows: [few, many].flatMap((one) => [
      row('Carryover', one, one.product),
      row('SQLite FTS5', one, one.fts5),
    ]),
    results: [
      atMost('p95 / p95 of FTS5', 1, ratio, ''),
      atMost('p95', MOST_P95_MS, p95, ' ms'),
      atMost('median', MOST_MEDIAN_MS, median, ' ms'),
      atMost(`p95 of ${MANY_CALLS} / p95 of ${FEW_CALLS} calls`, MOST_GROWTH, growth, ''),
      {
        what: 'turns indexed in a second',
        target: `at least ${LEAST_TURNS_A_SECOND}`,
        measured: String(turnsASecond),
        ok: turnsASecond >= LEAST_TURNS_A_SECOND,
      },
    ],
    notes: [
      'A fifth of the queries is one of the 60 commonest words; the others are rarer words, two or three words, phrases, words of one side.',
      'FTS5 ranks with BM25 and the porter tokenizer, from a file of its own, and knows nothing of who may see what.',
    ],
  }
}

function atMost(what: string, most: number, value: number, unit: string) {
  return {
    what,
    target: `at most ${most}${unit}`,
    measured: `${value.toFixed(2)}${unit}`,
    ok: value <= most,
  }
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100
}
