/** Figure: how long a new account takes to find its calls among all stubs, and all calls to find their accounts. */
import { makeFindable } from '../../src/accounts/account-keys.ts'
import { createMatcher, isInternalOnly } from '../../src/accounts/match.ts'
import { createMatchKeys, type MatchKeys } from '../../src/accounts/match-keys.ts'
import { addClues } from '../../src/store/account-clues.ts'
import { insertAccounts } from '../../src/store/accounts.ts'
import type { Database } from '../../src/store/connect.ts'
import { matchCandidates } from '../../src/store/match-candidates.ts'
import { insertOrganization } from '../../src/store/organizations.ts'
import { writeStubs } from '../../src/store/stub-writes.ts'
import { withOwnDatabase } from '../own-database.ts'
import type { Figure } from './figure.ts'
import { PERIOD_START, worldAccount, worldCall } from './matching-world.ts'

const CALLS = 100_000
const ACCOUNTS = 10_000
/** Made one by one, after all others. */
const NEW_ACCOUNTS = 40
const NEW_ACCOUNT_MS = 100
const ALL_MS = 10_000
const BATCH = 5_000
const OWN_DOMAINS: ReadonlySet<string> = new Set(['us.example'])
const EVERYTHING = { mode: 'all', readFrom: PERIOD_START, workspaceIds: [], teamKeys: [] } as const
const now = new Date()

export function measureMatching(): Promise<Figure> {
  return withOwnDatabase(measured)
}

async function measured({ db, pool }: Database): Promise<Figure> {
  const organizationId = await insertOrganization(db, { name: 'Bench' })
  const keys = createMatchKeys(Buffer.alloc(32, 1))
  const stubsMs = await timed(() => writeAllStubs({ db, organizationId, keys }))
  await pool.query('analyze')
  const others = Array.from({ length: ACCOUNTS - NEW_ACCOUNTS }, (_, n) => n)
  const accountsMs = await timed(() => makeAccounts({ db, organizationId, keys }, others))
  const findMs: number[] = []
  let found = 0
  for (let n = ACCOUNTS - NEW_ACCOUNTS; n < ACCOUNTS; n += 1) {
    const startedMs = performance.now()
    await makeAccounts({ db, organizationId, keys }, [n])
    const calls = await matchCandidates(db, organizationId, EVERYTHING, `acc_${n}`)
    findMs.push(performance.now() - startedMs)
    found += calls.length
  }
  await pool.query('analyze')
  let candidates: readonly string[] = []
  const joinMs = await timed(async () => {
    candidates = await matchCandidates(db, organizationId, EVERYTHING)
  })
  const { rulesMs, linked } = matchAll()
  const slowest = Math.max(...findMs)
  const allMs = joinMs + rulesMs
  const row = (what: string, ms: number, calls: number) => [what, Math.round(ms), calls]
  return {
    name: 'matching',
    title: `${CALLS} calls, ${ACCOUNTS} accounts, on one PostgreSQL`,
    columns: ['', 'ms', 'calls'],
    rows: [
      row('stubs with their keys written', stubsMs, CALLS),
      row('accounts with their keys written', accountsMs, 0),
      row('a new account, median: saved, calls found', median(findMs), found / NEW_ACCOUNTS),
      row('a new account, slowest', slowest, found / NEW_ACCOUNTS),
      row('all accounts meet all stubs by their keys', joinMs, candidates.length),
      row('all rules asked of all calls', rulesMs, linked),
    ],
    results: [
      {
        what: 'a new account finds its calls, slowest',
        target: `at most ${NEW_ACCOUNT_MS} ms`,
        measured: `${slowest.toFixed(1)} ms`,
        ok: slowest <= NEW_ACCOUNT_MS,
      },
      {
        what: 'all calls matched with all accounts',
        target: `at most ${ALL_MS / 1_000} s`,
        measured: `${(allMs / 1_000).toFixed(1)} s`,
        ok: allMs <= ALL_MS,
      },
      {
        what: 'calls that meet by keys and belong by rules',
        target: 'the same',
        measured: `${candidates.length} and ${linked}`,
        ok: candidates.length === linked,
      },
    ],
    notes: ['Of a new account: its transaction with keys, and the question which stubs they meet.'],
  }
}

interface Place {
  readonly db: Database['db']
  readonly organizationId: string
  readonly keys: MatchKeys
}

async function writeAllStubs({ db, organizationId, keys }: Place): Promise<void> {
  for (let start = 0; start < CALLS; start += BATCH) {
    const stubs = Array.from({ length: BATCH }, (_, at) => {
      const call = worldCall(start + at, ACCOUNTS)
      const isOpen = !isInternalOnly(call, OWN_DOMAINS)
      return {
        callId: call.callId,
        startedAt: call.startedAt,
        state: isOpen ? ('open' as const) : ('internal' as const),
        hasDeal: call.crm.length > 0,
        hash: call.callId,
        keys: isOpen ? keys.ofCall(call, OWN_DOMAINS) : [],
      }
    })
    await writeStubs(db, organizationId, stubs, now)
  }
}

async function makeAccounts(
  { db, organizationId, keys }: Place,
  numbers: readonly number[],
): Promise<void> {
  const accounts = numbers.map((n) => {
    const { contacts, ...account } = worldAccount(n)
    return {
      ...account,
      name: `Company ${n}`,
      stage: 'Pre-onboarding',
      ownerId: null,
      kickoffOn: null,
      contacts: contacts.map(({ email }) => ({ email, name: null, title: null })),
    }
  })
  await db.transaction().execute(async (transaction) => {
    const made = { organizationId, source: 'csv', createdBy: null, now } as const
    await insertAccounts(transaction, made, accounts)
    await addClues(transaction, organizationId, accounts)
    await makeFindable(transaction, organizationId, accounts, { keys, now })
  })
}

/** In memory, as a sync asks of the calls that it reads. */
function matchAll(): { rulesMs: number; linked: number } {
  const calls = Array.from({ length: CALLS }, (_, n) => worldCall(n, ACCOUNTS))
  const accounts = Array.from({ length: ACCOUNTS }, (_, n) => worldAccount(n))
  const startedMs = performance.now()
  const matcher = createMatcher(accounts, OWN_DOMAINS)
  const linked = calls.filter((call) => matcher.match(call).size > 0).length
  return { rulesMs: performance.now() - startedMs, linked }
}

async function timed(work: () => Promise<void>): Promise<number> {
  const startedMs = performance.now()
  await work()
  return performance.now() - startedMs
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
