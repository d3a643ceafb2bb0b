/** Figure: the most memory that an import holds, which must not grow with the number of calls. */
import { existsSync } from 'node:fs'
import type { Figure } from './figure.ts'
import { type Pulled, pullEverything } from './pull.ts'
import { SEED, startSimulator, USERS } from './simulator.ts'

const FEWER = 5_000
const MORE = 20_000
const UNHURRIED = 100
const MEGABYTE = 1e6
const MOST_MEGABYTES = 250
const MOST_GROWTH = 0.2

export async function measureMemory(): Promise<Figure> {
  if (!existsSync('/proc/self/status')) {
    throw new Error('The memory figure needs Linux: it reads /proc. Measure the others with --only')
  }
  const fewer = await pullOf(FEWER)
  const more = await pullOf(MORE)
  const growth = more.peakBytes / fewer.peakBytes - 1
  const highest = Math.max(fewer.peakBytes, more.peakBytes) / MEGABYTE
  const row = (calls: number, { seconds, bytes, peakBytes }: Pulled) => [
    calls,
    Math.round(peakBytes / MEGABYTE),
    Math.round(seconds * 10) / 10,
    Math.round(bytes / MEGABYTE),
    Math.round((bytes / MEGABYTE / seconds) * 10) / 10,
    Math.round(calls / seconds),
  ]
  return {
    name: 'memory',
    title: 'complete imports of two companies, all eleven types',
    columns: ['calls', 'peak MB', 'seconds', 'MB of text', 'MB/s', 'calls/s'],
    rows: [row(FEWER, fewer), row(MORE, more)],
    results: [
      {
        what: 'peak memory',
        target: `at most ${MOST_MEGABYTES} MB`,
        measured: `${Math.round(highest)} MB`,
        ok: highest <= MOST_MEGABYTES,
      },
      {
        what: `growth from ${FEWER} to ${MORE} calls`,
        target: `at most ${MOST_GROWTH * 100} %`,
        measured: `${Math.round(growth * 100)} %`,
        ok: growth <= MOST_GROWTH,
      },
    ],
    notes: ['The speed is that of the simulator, which makes the calls up as they are asked for.'],
  }
}

async function pullOf(calls: number): Promise<Pulled> {
  const company = { calls, users: USERS, seed: SEED }
  await using simulator = await startSimulator(company, { rateLimit: false })
  // Awaited here: the simulator stops where this function returns.
  return await pullEverything(simulator.connection, UNHURRIED)
}
