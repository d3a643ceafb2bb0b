/** Figure: how many requests a complete import costs, beside the fewest that are possible. */
import { z } from 'zod'
import { openWorld } from '../../simulator/worlds/open.ts'
import type { Figure } from './figure.ts'
import { pullEverything } from './pull.ts'
import { requestFloor } from './request-floor.ts'
import { type LoggedRequest, SEED, startSimulator, USERS } from './simulator.ts'

const COMPANY = { calls: 1_000, users: USERS, seed: SEED }
const UNHURRIED = 100

/** 1,000 calls and 120 users in one workspace as well; counted or computed from their published code. */
const PEERS = [
  'For comparison, peers on 1,000 calls and 120 users, mostly of two types (calls and transcripts):',
  '  Onyx 20 · Dust 22 or more (with users) · Nango 32 · Airbyte 32 to 42 · Grapevine 104 and more, every hour ·',
  '  sim 1,010 · older Airbyte, Meltano about 1,020 · n8n 2,002',
]

export async function measureRequests(): Promise<Figure> {
  const nowMs = Date.now()
  await using simulator = await startSimulator(COMPANY, { rateLimit: false, nowMs })
  await pullEverything(simulator.connection, UNHURRIED)
  const requests = await simulator.requests()
  const floor = requestFloor(await simulator.world(), await measuredUsers(requests, nowMs))
  const used = Map.groupBy(requests, ({ method, path }) => `${method} ${path}`)
  const rows = [...new Set([...floor.keys(), ...used.keys()])].map(
    (path) => [path, floor.get(path) ?? 0, used.get(path)?.length ?? 0] as const,
  )
  const least = rows.reduce((sum, [, count]) => sum + count, 0)
  const spent = requests.length
  const isEqual = rows.every(([, possible, counted]) => possible === counted)
  return {
    name: 'requests',
    title: `a complete import of ${COMPANY.calls} calls and ${COMPANY.users} users, all eleven types`,
    columns: ['path', 'floor', 'used'],
    rows: [...rows, ['all', least, spent]],
    results: [
      {
        what: 'requests, path by path',
        target: `the floor, ${least}`,
        measured: String(spent),
        ok: isEqual,
      },
    ],
    notes: [...PEERS, `  Carryover for calls and transcripts alone: ${twoTypes(rows)}`],
  }
}

function twoTypes(rows: readonly (readonly [string, number, number])[]): number {
  return rows
    .filter(([path]) => /\/v2\/calls\/(extensive|transcript)$/.test(path))
    .reduce((sum, [, , used]) => sum + used, 0)
}

const statsBody = z.object({ filter: z.object({ fromDate: z.string(), toDate: z.string() }) })

/** How many users the same world, opened here, has statistics of in the period that was asked for. */
async function measuredUsers(requests: readonly LoggedRequest[], nowMs: number): Promise<number> {
  const asked = requests.find(({ path }) => path === '/v2/stats/interaction')
  const { filter } = statsBody.parse(asked?.body)
  const world = await openWorld({ ...COMPANY, nowMs })
  return world.users.filter(
    (user) => !user.avatar && world.interaction(user, filter.fromDate, filter.toDate),
  ).length
}
