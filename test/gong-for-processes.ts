/** A pretend Gong that processes of the product read, and a dataset of it. */
import { onTestFinished, vi } from 'vitest'
import { z } from 'zod'
import { type Caller } from '../measure/api-caller.ts'
import { startSimulator } from '../simulator/server.ts'
import { openWorld } from '../simulator/worlds/open.ts'
import type { Slug } from '../src/records/data-types.ts'
import { dataset, type Run, run } from '../src/records/dataset.ts'

export interface GongForProcesses {
  readonly accessKey: string
  readonly accessKeySecret: string
  /** What leads a process to it. */
  readonly environment: Readonly<Record<string, string>>
  /** How often it has been asked so far. */
  requests(): Promise<number>
}

export async function gongForProcesses(): Promise<GongForProcesses> {
  const world = await openWorld({ calls: 40, users: 6, seed: '7', nowMs: Date.now() })
  const simulator = await startSimulator({ world, rateLimit: false, pageSize: 10 })
  onTestFinished(() => simulator.close())
  const { url, accessKey, accessKeySecret } = simulator
  return {
    accessKey,
    accessKeySecret,
    environment: {
      GONG_BASE_URL: url,
      GONG_ALLOW_HOST: new URL(url).host,
      GONG_RATE_PER_SECOND: '50',
    },
    async requests() {
      const answer = await fetch(`${url}/_simulator/requests`)
      return z.array(z.unknown()).parse(await answer.json()).length
    },
  }
}

const made = z.object({ dataset, run })

/** Connects, and orders an import of these types. */
export async function orderImport(
  api: Caller,
  { accessKey, accessKeySecret }: GongForProcesses,
  types: readonly Slug[],
): Promise<z.output<typeof made>> {
  await api.ask('POST', '/connections', { accessKey, accessKeySecret })
  const order = { name: 'Of this test', gong: { types, limit: null } }
  return made.parse(await api.ask('POST', '/datasets', order))
}

export async function runOf(api: Caller, runId: string): Promise<Run> {
  return run.parse(await api.ask('GET', `/runs/${runId}`))
}

export async function endOf(api: Caller, runId: string): Promise<Run> {
  return vi.waitFor(
    async () => {
      const found = await runOf(api, runId)
      if (found.finishedAt === null) throw new Error(`The run is ${found.status}.`)
      return found
    },
    { timeout: 25_000, interval: 100 },
  )
}

export async function sync(api: Caller, datasetId: string): Promise<Run> {
  const { runId } = run.parse(await api.ask('POST', `/datasets/${datasetId}:sync`))
  return endOf(api, runId)
}
