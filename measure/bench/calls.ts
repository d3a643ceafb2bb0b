/** Figure: linked calls with their transcripts as a sync writes them, beside the same rows loaded with COPY. */
import { chmod, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { makeFindable } from '../../src/accounts/account-keys.ts'
import { createMatchKeys } from '../../src/accounts/match-keys.ts'
import { systemClock } from '../../src/clock.ts'
import { basicAuthorization, createGong, type Gong } from '../../src/gong/gong.ts'
import type { Call } from '../../src/records/call.ts'
import type { Transcript } from '../../src/records/transcript.ts'
import { addClues } from '../../src/store/account-clues.ts'
import { insertAccounts } from '../../src/store/accounts.ts'
import { findAccess, setAccessConnection, updateAccess } from '../../src/store/access.ts'
import type { Database } from '../../src/store/connect.ts'
import { insertOrganization } from '../../src/store/organizations.ts'
import { takePage } from '../../src/sync/account-listing.ts'
import { linkCandidates } from '../../src/sync/account-matching.ts'
import type { Reading } from '../../src/sync/account-needs.ts'
import { openReading } from '../../src/sync/account-reading.ts'
import { readDueTranscripts } from '../../src/sync/account-transcripts.ts'
import { generatedRecords } from '../generated-records.ts'
import { withOwnDatabase } from '../own-database.ts'
import type { Figure } from './figure.ts'
import { loadWithCopy } from './calls-copy.ts'

const CALLS = 10_000
/** Made at once; a page of Gong's. */
const CHUNK = 1_000
const PAGE = 100
const LEAST_SHARE = 0.5

export function measureCalls(): Promise<Figure> {
  return withOwnDatabase(async (database, folder) => {
    const copies = join(folder, 'copies')
    await mkdir(copies)
    // PostgreSQL itself reads and writes there.
    await chmod(copies, 0o777)
    const written = await writeAll(database)
    const copied = await loadWithCopy(database, copies)
    return figureOf(written, copied)
  })
}

interface Written {
  readonly calls: number
  readonly sentences: number
  readonly ms: number
}

/** A chunk at a time is made in memory and then written: only the writing counts. */
async function writeAll(database: Database): Promise<Written> {
  const { db, pool } = database
  const organizationId = await insertOrganization(db, { name: 'Bench' })
  const calls = new Map<string, Call>()
  const transcripts = new Map<string, Transcript>()
  const reading = await readingOf(database, organizationId, gongOf(calls, transcripts))
  const known = new Set<string>()
  let ms = 0
  const write = async (): Promise<void> => {
    await addAccounts(reading, [...calls.values()], known)
    ms += await timed(() => writeChunk(reading, [...calls.values()]))
    calls.clear()
    transcripts.clear()
  }
  const nowMs = Date.now()
  for (const record of generatedRecords({ calls: CALLS, users: 40, seed: 'calls', nowMs })) {
    calls.set(record.call.id, record.call)
    transcripts.set(record.call.id, record.transcript())
    if (calls.size === CHUNK) await write()
  }
  await write()
  const { rows } = await pool.query<{ calls: number; sentences: number }>(
    'select count(*) as calls, sum(cardinality(texts)) as sentences from transcript',
  )
  return { calls: Number(rows[0]?.calls), sentences: Number(rows[0]?.sentences), ms }
}

/** As a sync lists a window, links what it meets in it, and reads the transcripts. */
async function writeChunk(reading: Reading, calls: readonly Call[]): Promise<void> {
  for (let start = 0; start < calls.length; start += PAGE) {
    await takePage(reading, calls.slice(start, start + PAGE))
  }
  await linkCandidates(reading, {
    afterEach: async () => void (await readDueTranscripts(reading)),
  })
}

async function timed(work: () => Promise<void>): Promise<number> {
  const startedMs = performance.now()
  await work()
  return performance.now() - startedMs
}

/** Answers from memory; nothing is sent. */
function gongOf(
  calls: ReadonlyMap<string, Call>,
  transcripts: ReadonlyMap<string, Transcript>,
): Gong {
  const silent = createGong({
    baseUrl: new URL('http://127.0.0.1:1'),
    authorization: basicAuthorization('', ''),
    rate: { perSecond: 1, perDay: 1 },
    clock: systemClock,
    progress: { step: () => undefined, waiting: () => undefined },
  })
  return {
    ...silent,
    async *knownCalls(ids) {
      for (const id of ids) yield* [calls.get(id) ?? []].flat()
    },
    async *transcripts(ids) {
      for (const id of ids) yield* [transcripts.get(id) ?? []].flat()
    },
  }
}

async function readingOf({ db }: Database, organizationId: string, gong: Gong): Promise<Reading> {
  const readFrom = new Date(0)
  const connection = { connectionId: 'con_bench', companyKey: 'workspace:1', mode: 'all' } as const
  await setAccessConnection(db, organizationId, { ...connection, readFrom })
  await updateAccess(db, organizationId, { confirmed_at: new Date(), confirmed_by: 'mem_bench' })
  const access = await findAccess(db, organizationId)
  if (access === undefined) throw new Error('It was just written.')
  const keys = createMatchKeys(Buffer.alloc(32, 1))
  const needs = {
    db,
    clock: systemClock,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    openConnection: () => Promise.reject(new Error('Nothing is opened.')),
    hashKeys: { of: () => Promise.resolve(keys) },
    index: { add: () => Promise.resolve(), remove: () => Promise.resolve() },
    refreshMirror: () => Promise.resolve(),
  }
  return openReading(needs, gong, access, () => undefined)
}

/** Each company that is on a call is an account, so that every call is linked. */
async function addAccounts(
  { db, organizationId, keys }: Reading,
  calls: readonly Call[],
  known: Set<string>,
): Promise<void> {
  const domains = [...new Set(calls.flatMap(domainsOf))].filter((domain) => !known.has(domain))
  for (const domain of domains) known.add(domain)
  const accounts = domains.map((domain) => ({
    accountId: `acc_${domain}`,
    name: domain,
    stage: 'Pre-onboarding',
    ownerId: null,
    kickoffOn: null,
    domains: [domain],
    contacts: [],
    crmIds: [],
  }))
  if (accounts.length === 0) return
  const now = new Date()
  await db.transaction().execute(async (transaction) => {
    const made = { organizationId, source: 'csv', createdBy: null, now } as const
    await insertAccounts(transaction, made, accounts)
    await addClues(transaction, organizationId, accounts)
    await makeFindable(transaction, organizationId, accounts, { keys, now })
  })
}

function domainsOf(call: Call): readonly string[] {
  return call.parties
    .filter(({ side }) => side !== 'Internal')
    .flatMap(({ email }) => email?.split('@')[1] ?? [])
}

function figureOf(
  { calls, sentences, ms }: Written,
  copied: { readonly copyMs: number; readonly indexMs: number },
): Figure {
  const copyMs = copied.copyMs + copied.indexMs
  const share = copyMs / ms
  const row = (what: string, took: number) => [
    what,
    Math.round(took),
    Math.round((1_000 * calls) / took),
  ]
  return {
    name: 'calls',
    title: `${calls} linked calls with ${sentences} sentences, on one PostgreSQL`,
    columns: ['', 'ms', 'calls/s'],
    rows: [
      row('a sync: stubs, keys, calls, parties, links, transcripts', ms),
      row('the same rows with COPY', copied.copyMs),
      row('the same indexes built afterwards', copied.indexMs),
    ],
    results: [
      {
        what: 'rate of a sync, as a share of COPY and indexes',
        target: `at least ${LEAST_SHARE}`,
        measured: share.toFixed(2),
        ok: share >= LEAST_SHARE,
      },
    ],
    notes: [
      'Records are made in memory before. COPY reads binary files on the server into tables without foreign keys. The words of the search index are a figure of their own.',
    ],
  }
}
