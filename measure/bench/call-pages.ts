/** Figure: how long the data of a call's page take on 10,000 linked calls, and the transcript of a call of three hours. */
import type pg from 'pg'
import { createCallReading } from '../../src/accounts/call-page.ts'
import { systemClock } from '../../src/clock.ts'
import type { Actor } from '../../src/records/member.ts'
import { accountCall, callTranscript } from '../../src/records/account-call.ts'
import type { Database } from '../../src/store/connect.ts'
import { withOwnDatabase } from '../own-database.ts'
import type { Figure } from './figure.ts'

const CALLS = 10_000
const TURNS = 150
const LONG_TURNS = 4_000
const PAGES = 400
const TRANSCRIPTS = 30
const PAGE_MS = 15
const LOOKER: Actor = {
  organizationId: 'org_bench',
  memberId: 'mem_all',
  name: 'All',
  email: 'all@us.example',
  role: 'csm',
  scopes: ['read'],
}
const WHOLE = { fromMs: undefined, toMs: undefined, speakerId: undefined }

export function measureCallPages(): Promise<Figure> {
  return withOwnDatabase(measured)
}

async function measured({ db, pool }: Database): Promise<Figure> {
  await fill(pool)
  const calls = createCallReading({ db, clock: systemClock })
  const page = (n: number) => async () =>
    JSON.stringify(accountCall.parse(await calls.get(LOOKER, callId(n))))
  const long = async () =>
    JSON.stringify(callTranscript.parse(await calls.transcript(LOOKER, callId(0), WHOLE)))
  const bare = () => pool.query('select 1')
  // As in a server that has been asked before.
  for (let n = 1; n <= 50; n += 1) await page(n)()
  const pagesMs = await timed(PAGES, (n) => page(1 + ((n * 7_919) % (CALLS - 1)))())
  const longMs = await timed(TRANSCRIPTS, long)
  const bareMs = await timed(PAGES, bare)
  const p95Ms = shareOf(pagesMs, 0.95)
  return {
    name: 'call-pages',
    title: 'milliseconds, one asked after the other',
    columns: ['what', 'median', 'p95'],
    rows: [
      [`the page of one of ${CALLS} calls`, shareOf(pagesMs, 0.5), p95Ms],
      [`the transcript of ${LONG_TURNS} turns`, shareOf(longMs, 0.5), shareOf(longMs, 0.95)],
      ['a bare query', shareOf(bareMs, 0.5), shareOf(bareMs, 0.95)],
    ],
    results: [
      {
        what: 'p95 of the page of a call',
        target: `at most ${PAGE_MS} ms`,
        measured: `${p95Ms} ms`,
        ok: p95Ms <= PAGE_MS,
      },
    ],
    notes: [
      'With the visibility predicate, checked by the shape of the answer and written as JSON.',
    ],
  }
}

async function timed(times: number, work: (n: number) => Promise<unknown>): Promise<number[]> {
  const tookMs: number[] = []
  for (let n = 0; n < times; n += 1) {
    const startedMs = performance.now()
    await work(n)
    tookMs.push(performance.now() - startedMs)
  }
  return tookMs
}

function shareOf(tookMs: readonly number[], share: number): number {
  const sorted = tookMs.toSorted((a, b) => a - b)
  const ms = sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return Math.round(ms * 10) / 10
}

function callId(n: number): string {
  return `call_${n}`
}

/** Call 0 is the long one; all have two sentences a turn, three parties, a link, an outline and trackers. */
async function fill(pool: pg.Pool): Promise<void> {
  const details = {
    topics: [{ name: 'Price', durationSec: 300 }],
    outline: Array.from({ length: 6 }, (_, n) => ({
      title: `Chapter ${n}`,
      startSec: n * 300,
      durationSec: 300,
      items: [{ text: 'A point', startSec: n * 300 + 20 }],
    })),
    trackers: Array.from({ length: 8 }, (_, n) => ({
      name: `Tracker ${n}`,
      count: 4,
      occurrences: [10, 300, 600, 900].map((startSec) => ({ startSec: startSec + n })),
      phrases: [],
    })),
    keyPoints: ['One', 'Two', 'Three'],
    brief: 'What was talked about, in a few sentences that are as long as such sentences are.',
  }
  for (const statement of STATEMENTS) await pool.query(statement)
  await pool.query(
    `insert into call (organization_id, call_id, workspace_id, host_id, url, title, started_at,
       duration_sec, scope, type, type_source, details, crm, transcript_state, linked_at, updated_at)
     select 'org_bench', 'call_' || n, 'w1', 'u2', 'https://app.gong.io/call?id=' || n, 'Call ' || n,
       now() - n * interval '1 hour', 1800, 'External', 'demo', 'title', $1, '[]', 'here', now(), now()
     from generate_series(0, ${CALLS - 1}) n`,
    [JSON.stringify(details)],
  )
  for (const statement of PARTS) await pool.query(statement)
  await pool.query('analyze')
}

const STATEMENTS = [
  `insert into organization (organization_id, name) values ('org_bench', 'Bench')`,
  `insert into member (organization_id, member_id, user_id, email, name, role)
   values ('org_bench', 'mem_all', 'user_all', 'all@us.example', 'All', 'csm')`,
  `insert into gong_user (organization_id, user_id, email, name, is_active)
   select 'org_bench', 'u' || n, 'u' || n || '@us.example', 'User ' || n, true from generate_series(1, 200) n`,
  `insert into viewer (organization_id, member_id, user_id, basis, email, mapped_at)
   values ('org_bench', 'mem_all', 'u1', 'mapped', 'all@us.example', now())`,
  `insert into mirror (organization_id, refreshed_at) values ('org_bench', now())`,
  `insert into gong_workspace values ('org_bench', 'w1', 'Sales')`,
  `insert into gong_profile (organization_id, profile_id, workspace_id, name, calls_level)
   values ('org_bench', 'p1', 'w1', 'All', 'all')`,
  `insert into gong_profile_user values ('org_bench', 'p1', 'u1')`,
  `insert into account (organization_id, account_id, name, stage, source)
   select 'org_bench', 'acc_' || n, 'Account ' || n, 'Live', 'hand' from generate_series(0, 499) n`,
  `insert into stub (organization_id, call_id, started_at, state, has_deal, hash, seen_at)
   select 'org_bench', 'call_' || n, now() - n * interval '1 hour', 'open', false, 'hash', now()
   from generate_series(0, ${CALLS - 1}) n`,
]

const PARTS = [
  `insert into call_party (organization_id, call_id, position, name, email, user_id, speaker_id, side, attended)
   select 'org_bench', 'call_' || n, p, 'Person ' || p, 'p' || p || '@customer.example',
     case when p = 0 then 'u2' end, 's' || p, case when p = 0 then 'Internal' else 'External' end, true
   from generate_series(0, ${CALLS - 1}) n, generate_series(0, 2) p`,
  `insert into link (organization_id, account_id, call_id, state, reasons, decided_at)
   select 'org_bench', 'acc_' || n % 500, 'call_' || n, 'linked',
     '[{"rule":"domain","value":"customer.example","of":null}]', now()
   from generate_series(0, ${CALLS - 1}) n`,
  `insert into transcript (organization_id, call_id, hash, texts, starts_ms, ends_ms, turn_starts,
     turn_speakers, turn_topics)
   select 'org_bench', 'call_' || n, 'hash',
     array(select 'A sentence of a usual length, and the number ' || s from generate_series(1, turns * 2) s),
     array(select s * 2600 from generate_series(1, turns * 2) s),
     array(select s * 2600 + 2400 from generate_series(1, turns * 2) s),
     array(select (t - 1) * 2 from generate_series(1, turns) t),
     array(select 's' || t % 3 from generate_series(1, turns) t),
     array(select 'Topic ' || t / 25 from generate_series(1, turns) t)
   from generate_series(0, ${CALLS - 1}) n,
     lateral (select case when n = 0 then ${LONG_TURNS} else ${TURNS} end as turns) size`,
]
