/** A pretend Gong for one test: over real HTTP, on a free port, closed when the test ends. */
import { onTestFinished } from 'vitest'
import type { CallParts } from '../src/gong/calls.ts'
import { basicAuthorization, createGong, type Gong, type GongOptions } from '../src/gong/gong.ts'
import type { Clock, Progress } from '../src/records/ports.ts'
import type { Fault } from '../simulator/fault-kinds.ts'
import { startSimulator } from '../simulator/server.ts'
import { openWorld } from '../simulator/worlds/open.ts'
import type { World } from '../simulator/world.ts'

export const NOW = new Date('2026-04-09T14:00:00Z')

export interface PretendOptions {
  readonly calls?: number
  readonly users?: number
  readonly pageSize?: number
  readonly rateLimit?: boolean
  readonly faults?: readonly Fault[]
  /** A folder, instead of a generated world. */
  readonly world?: string
  /** Changes the world before it is served. */
  readonly change?: (world: World) => World
}

export interface LoggedRequest {
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly body: {
    readonly cursor?: string
    readonly filter?: Readonly<Record<string, unknown>>
  } | null
  readonly status: number | null
  readonly at: string
}

export interface PretendGong {
  readonly url: string
  readonly world: World
  /** Requests that reached it, in order of arrival. */
  requests(path?: string): Promise<LoggedRequest[]>
  /** `PUT`, `POST`, `PATCH` or `DELETE` below `/_simulator/`. */
  control(method: string, path: string, body?: unknown): Promise<unknown>
  connect(options?: Partial<GongOptions> & { readonly secret?: string }): Gong
}

export async function pretendGong(options: PretendOptions = {}): Promise<PretendGong> {
  const { calls = 3, users = 4, world: path, change = (world: World) => world } = options
  const nowMs = NOW.getTime()
  const world = change(
    await openWorld(
      path === undefined ? { calls, users, seed: '7', nowMs } : { world: path, nowMs },
    ),
  )
  const simulator = await startSimulator({
    world,
    nowMs,
    rateLimit: options.rateLimit ?? false,
    ...(options.pageSize !== undefined && { pageSize: options.pageSize }),
    ...(options.faults && { faults: options.faults }),
  })
  onTestFinished(() => simulator.close())

  const control = async (method: string, where: string, body?: unknown): Promise<unknown> => {
    const response = await fetch(`${simulator.url}/_simulator/${where}`, {
      method,
      headers: { 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    const answer: unknown = await response.json()
    if (!response.ok) throw new Error(`${method} ${where}: ${JSON.stringify(answer)}`)
    return answer
  }

  return {
    url: simulator.url,
    world,
    control,
    async requests(where) {
      const response = await fetch(`${simulator.url}/_simulator/requests`)
      const all: LoggedRequest[] = JSON.parse(await response.text())
      return where === undefined ? all : all.filter((request) => request.path === where)
    },
    connect({ secret = simulator.accessKeySecret, ...rest } = {}) {
      const gong = createGong({
        baseUrl: new URL(simulator.url),
        authorization: basicAuthorization(simulator.accessKey, secret),
        rate: { perSecond: 100, perDay: 10_000 },
        clock: skippingClock(),
        progress: silent,
        ...rest,
      })
      onTestFinished(() => gong.close())
      return gong
    },
  }
}

export const silent: Progress = { step: () => undefined, waiting: () => undefined }

export interface SkippingClock extends Clock {
  /** Every wait that was asked for, in milliseconds. */
  readonly sleeps: readonly number[]
}

/** Time that jumps over every wait instead of waiting; `onSleep` lets another clock follow. */
export function skippingClock(
  onSleep: (ms: number) => Promise<unknown> = () => Promise.resolve(),
): SkippingClock {
  const sleeps: number[] = []
  let skippedMs = NOW.getTime() - Date.now()
  return {
    sleeps,
    now: () => new Date(Date.now() + skippedMs),
    async sleep(ms) {
      sleeps.push(ms)
      skippedMs += ms
      await onSleep(ms)
    },
  }
}

export async function all<Item>(
  pages: AsyncGenerator<{ readonly items: readonly Item[] }>,
): Promise<Item[]> {
  const items: Item[] = []
  for await (const page of pages) items.push(...page.items)
  return items
}

/** Everything up to the present of the pretend Gong. */
export const EVER = { from: undefined, to: NOW }
export const EVERYTHING = {
  parties: true,
  topicsAndTrackers: true,
  crm: 'fields',
  details: true,
} as const satisfies CallParts
