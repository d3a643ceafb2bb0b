/** A pretend Gong in a process of its own, so that its work is not counted as the product's. */
import { z } from 'zod'
import type { Connection } from '../carryover.ts'
import { firstLine, startNode, stop } from '../children.ts'

const ready = z.object({ url: z.url(), accessKey: z.string(), accessKeySecret: z.string() })

const numbers = z.object({
  calls: z.number(),
  publicCalls: z.number(),
  users: z.number(),
  workspaces: z.number(),
  profiles: z.number(),
  folders: z.number(),
  answeredScorecards: z.number(),
})

export type WorldNumbers = z.output<typeof numbers>

const requests = z.array(
  z.object({
    method: z.string(),
    path: z.string(),
    body: z.unknown(),
    status: z.number().nullable(),
    at: z.iso.datetime().transform((text) => Date.parse(text)),
  }),
)

export type LoggedRequest = z.output<typeof requests>[number]

export interface RunningSimulator extends AsyncDisposable {
  readonly connection: Connection
  /** How much there is of everything. */
  world(): Promise<WorldNumbers>
  /** In order of arrival; `at` is epoch milliseconds. */
  requests(): Promise<LoggedRequest[]>
}

export interface GeneratedCompany {
  readonly calls: number
  readonly users: number
  readonly seed: string
}

/** Of every measurement that needs nothing special. */
export const SEED = 'bench'
export const USERS = 120

export async function startSimulator(
  { calls, users, seed }: GeneratedCompany,
  options: { readonly rateLimit: boolean; readonly nowMs?: number },
): Promise<RunningSimulator> {
  const { rateLimit, nowMs = Date.now() } = options
  const size = ['--calls', String(calls), '--users', String(users), '--seed', seed]
  const clock = ['--clock', new Date(nowMs).toISOString()]
  const limit = rateLimit ? [] : ['--no-rate-limit']
  const words = ['simulator/main.ts', '--port', '0', ...size, ...clock, ...limit]
  const child = startNode(words)
  const connection = ready.parse(JSON.parse(await firstLine(child)))
  const look = async (path: string): Promise<unknown> => {
    const response = await fetch(`${connection.url}/_simulator/${path}`)
    return response.json()
  }
  return {
    connection,
    world: async () => numbers.parse(await look('world')),
    requests: async () => requests.parse(await look('requests')),
    [Symbol.asyncDispose]: () => stop(child),
  }
}
