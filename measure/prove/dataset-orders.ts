/** What a person orders from the product here, and the waiting for it. */
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { SLUGS } from '../../src/records/data-types.ts'
import { dataset, run } from '../../src/records/dataset.ts'
import { type Served, startServed } from '../served.ts'
import { type Caller, callerOf } from '../api-caller.ts'
import type { PretendWorlds } from './pretend-world.ts'

const TOKEN = 'cot_a-token-for-the-proof'
/** Fast enough for many repetitions, and slow enough that moments differ. */
const REQUESTS_PER_SECOND = 20
const LONGEST_MS = 60_000

export interface Running {
  readonly served: Served
  readonly api: Caller
}

export async function startProduct(dataDir: string, gong: PretendWorlds): Promise<Running> {
  const served = await startServed({
    dataDir,
    environment: {
      CARRYOVER_BOOTSTRAP_EMAIL: 'proof@quillbeam.example',
      CARRYOVER_BOOTSTRAP_PASSWORD: 'correct horse battery',
      CARRYOVER_BOOTSTRAP_TOKEN: TOKEN,
      GONG_BASE_URL: gong.url,
      GONG_ALLOW_HOST: new URL(gong.url).host,
      GONG_RATE_PER_SECOND: String(REQUESTS_PER_SECOND),
      GONG_RATE_PER_DAY: '1000000',
    },
  })
  return { served, api: callerOf(served.url, TOKEN) }
}

export async function connect(api: Caller, gong: PretendWorlds): Promise<void> {
  const { accessKey, accessKeySecret } = gong
  await api.ask('POST', '/connections', { accessKey, accessKeySecret })
}

const datasets = z.object({ data: z.array(dataset.pick({ datasetId: true, recentRuns: true })) })

/** The only one, with its runs; undefined where none has been made. */
export async function theDataset(
  api: Caller,
): Promise<z.output<typeof datasets>['data'][number] | undefined> {
  return datasets.parse(await api.ask('GET', '/datasets')).data[0]
}

export type Order = 'import' | 'sync'

/** Resolves when the order is taken. */
export async function place(api: Caller, order: Order): Promise<void> {
  if (order === 'import') {
    const gong = { types: SLUGS, limit: null }
    await api.ask('POST', '/datasets', { name: 'Everything', gong })
  } else {
    const { datasetId } = (await theDataset(api)) ?? {}
    await api.ask('POST', `/datasets/${datasetId}:sync`)
  }
}

/** Waits until the run of the order has ended; answers undefined where the order was never taken. */
export async function ended(api: Caller, order: Order): Promise<z.output<typeof run> | undefined> {
  const deadline = performance.now() + LONGEST_MS
  for (;;) {
    const found = await theDataset(api)
    const runs = found?.recentRuns ?? []
    const [newest] = runs
    if (newest === undefined || runs.length < (order === 'import' ? 1 : 2)) return undefined
    if (newest.finishedAt !== null) return run.parse(await api.ask('GET', `/runs/${newest.runId}`))
    if (performance.now() > deadline) throw new Error(`The run stays ${newest.status}.`)
    await wait(50)
  }
}
