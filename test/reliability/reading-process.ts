/** Run by `node`: one process of an installation, whose workers read Gong as fast as they may, until their time is over. */
import { systemClock } from '../../src/clock.ts'
import { createConnections } from '../../src/connections/connections.ts'
import { parseMasterKey } from '../../src/connections/master-key.ts'
import { createSecrets } from '../../src/connections/secrets.ts'
import { Problem } from '../../src/records/problems.ts'
import { connect } from '../../src/store/connect.ts'
import { testConnection } from '../../src/sync/connection-test.ts'
import type { ReadingJob, WorkerEnd } from './reading-processes.ts'

const job: ReadingJob = JSON.parse(process.argv[2] ?? '')
const nothing = () => Promise.resolve(0)
const silent = () => undefined
const database = connect({ server: job.databaseUrl })
const connections = createConnections({
  database,
  secrets: createSecrets(parseMasterKey(job.masterKey, 'the job', null)),
  clock: { ...systemClock, now: () => new Date(Date.now() + job.clockAheadMs) },
  log: { info: silent, warn: silent, error: silent },
  rate: job.rate,
  hosts: { allowed: [], loopback: true },
  gongBaseUrl: job.gongUrl,
  gongAppUrl: job.gongUrl,
  oauthClient: {
    clientId: 'demo-client',
    clientSecret: 'demo-client-secret',
    ...(job.tokenLifeSec !== null && { tokenLifeSec: job.tokenLifeSec }),
  },
  google: undefined,
  publicUrl: 'http://127.0.0.1:4680',
  schedules: {
    stop: nothing,
    resumable: nothing,
    resume: nothing,
    impact: () => Promise.resolve({ datasets: 0, schedules: 0, runsUnderWay: 0 }),
  },
  testConnection,
})

const endMs = Date.now() + job.forMs
const ends = await Promise.all(
  job.owners.flatMap((owner) => Array.from({ length: job.workers }, () => work(owner))),
)
await connections.close()
await database.close()
process.stdout.write(JSON.stringify(ends))

async function work(owner: ReadingJob['owners'][number]): Promise<WorkerEnd> {
  let reads = 0
  try {
    const { gong } = await connections.openGong(owner, {
      signal: new AbortController().signal,
      progress: { step: silent, waiting: silent },
    })
    for (; Date.now() < endMs; reads += 1) await gong.trackers()
    return { reads, code: null, retryAfterMs: null }
  } catch (error) {
    if (!(error instanceof Problem)) throw error
    return { reads, code: error.code, retryAfterMs: error.retryAfterMs ?? null }
  }
}
