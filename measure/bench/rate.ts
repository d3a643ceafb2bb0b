/** Figure: how much of the allowed rate a long import uses, against a Gong that refuses what comes too fast. */
import type { Figure } from './figure.ts'
import { pullEverything } from './pull.ts'
import { SEED, startSimulator, USERS } from './simulator.ts'

const CALLS = 6_000
/** Gong's own limit, which the simulator keeps. */
const PER_SECOND = 3
const LEAST_SHARE = 0.95

export async function measureRate(): Promise<Figure> {
  const company = { calls: CALLS, users: USERS, seed: SEED }
  await using simulator = await startSimulator(company, { rateLimit: true })
  await pullEverything(simulator.connection, PER_SECOND)
  const requests = await simulator.requests()
  const arrivals = requests.map(({ at }) => at).toSorted((a, b) => a - b)
  const refused = requests.filter(({ status }) => status === 429).length
  const seconds = ((arrivals.at(-1) ?? 0) - (arrivals[0] ?? 0)) / 1000
  const share = (arrivals.length - 1) / seconds / PER_SECOND
  return {
    name: 'rate',
    title: `an import of ${CALLS} calls with --rate ${PER_SECOND}, the limit of Gong switched on`,
    columns: ['', 'value'],
    rows: [
      ['requests', arrivals.length],
      ['seconds from the first to the last', seconds],
      ['most in any sliding second', mostInASecond(arrivals)],
    ],
    results: [
      {
        what: 'share of the rate',
        target: `at least ${percent(LEAST_SHARE)}`,
        measured: percent(share),
        ok: share >= LEAST_SHARE,
      },
      { what: 'refused with 429', target: 'none', measured: String(refused), ok: refused === 0 },
    ],
    notes: [
      'Arrivals are noted when the simulator gets to them: a page in the making delays what comes meanwhile.',
    ],
  }
}

/** `arrivals` in ascending order, in milliseconds. */
export function mostInASecond(arrivals: readonly number[]): number {
  let most = 0
  let oldest = 0
  for (const [index, atMs] of arrivals.entries()) {
    while (atMs - (arrivals[oldest] ?? atMs) >= 1000) oldest += 1
    most = Math.max(most, index - oldest + 1)
  }
  return most
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)} %`
}
