/** Members with connections to a pretend Gong, on a database of their own: what tests of connections begin with. */
import { randomBytes } from 'node:crypto'
import { onTestFinished } from 'vitest'
import { systemClock } from '../src/clock.ts'
import { type ConnectionsOptions, createConnections } from '../src/connections/connections.ts'
import { type MasterKey, parseMasterKey } from '../src/connections/master-key.ts'
import { createSecrets } from '../src/connections/secrets.ts'
import type { Actor } from '../src/records/member.ts'
import type { Clock, Log, LogFields } from '../src/records/ports.ts'
import { Problem } from '../src/records/problems.ts'
import { newId } from '../src/records/ids.ts'
import { connect, type Database } from '../src/store/connect.ts'
import type { Owner } from '../src/store/owner.ts'
import { testConnection } from '../src/sync/connection-test.ts'
import { testDatabaseConfig } from './database.ts'
import { NOW, type PretendGong, pretendGong, type PretendOptions } from './pretend-gong.ts'

export const KEYS = {
  accessKey: 'demo-key',
  accessKeySecret: 'demo-secret',
  baseUrl: undefined,
} as const
export const PUBLIC_URL = 'http://127.0.0.1:4680'
export const UNTIL_DONE = { signal: new AbortController().signal, progress: silentProgress() }

export type Carryover = ReturnType<typeof createConnections>

export interface Stopped {
  readonly owner: Owner
  readonly problem: Problem
}

export interface Installation extends Carryover {
  readonly gong: PretendGong
  readonly database: Database
  readonly poolConfig: Awaited<ReturnType<typeof testDatabaseConfig>>
  readonly masterKey: MasterKey
  readonly ines: Actor
  readonly maya: Actor
  /** In the order in which they came. */
  readonly stopped: readonly Stopped[]
  readonly logged: readonly LogFields[]
  /** Another process of the same installation, or the same one with something changed. */
  readonly again: (changes?: Partial<ConnectionsOptions>) => Carryover
}

export interface InstallationOptions extends PretendOptions {
  /** Of access tokens; without it no OAuth client is set. */
  readonly tokenLifeSec?: number
  readonly changes?: Partial<ConnectionsOptions>
}

/** Ines is an admin, Maya is not. Everything is closed when the test ends. */
export async function installation(options: InstallationOptions = {}): Promise<Installation> {
  const gong = await pretendGong(options)
  const poolConfig = await testDatabaseConfig()
  const database = connect({ server: poolConfig })
  const masterKey = randomKey()
  const [ines, maya] = await addPeople(database)
  const stopped: Stopped[] = []
  const logged: LogFields[] = []
  const note = (fields: LogFields) => logged.push(fields)
  const again = (changes: Partial<ConnectionsOptions> = {}): Carryover => {
    const made = createConnections({
      database,
      secrets: createSecrets(masterKey),
      clock: clockFrom(NOW),
      log: { info: note, warn: note, error: note } satisfies Log,
      rate: { perSecond: 100, perDay: 10_000 },
      hosts: { allowed: [], loopback: true },
      gongBaseUrl: gong.url,
      gongAppUrl: gong.url,
      oauthClient: {
        clientId: 'demo-client',
        clientSecret: 'demo-client-secret',
        ...(options.tokenLifeSec !== undefined && { tokenLifeSec: options.tokenLifeSec }),
      },
      google: undefined,
      publicUrl: PUBLIC_URL,
      schedules: {
        stop: (owner, problem) => Promise.resolve(stopped.push({ owner, problem })),
        resumable: () => Promise.resolve(stopped.length),
        resume: () => Promise.resolve(stopped.splice(0).length),
        impact: () => Promise.resolve({ datasets: 2, schedules: 1, runsUnderWay: 0 }),
      },
      testConnection,
      ...options.changes,
      ...changes,
    })
    onTestFinished(() => made.close())
    return made
  }
  onTestFinished(() => database.close())
  const first = again()
  return { ...first, gong, database, poolConfig, masterKey, ines, maya, stopped, logged, again }
}

export function randomKey(): MasterKey {
  return parseMasterKey(randomBytes(32).toString('base64url'), 'a test', null)
}

async function addPeople({ db }: Database): Promise<[ines: Actor, maya: Actor]> {
  const organizationId = newId('org')
  await db
    .insertInto('organization')
    .values({ organization_id: organizationId, name: 'Tidepool' })
    .execute()
  const people = [
    { name: 'Ines', role: 'admin' },
    { name: 'Maya', role: 'csm' },
  ] as const
  const [ines, maya] = people.map(({ name, role }): Actor => {
    const email = `${name.toLowerCase()}@tidepool.example`
    return { organizationId, memberId: newId('mem'), name, email, role, scopes: ['read', 'write'] }
  })
  if (ines === undefined || maya === undefined) throw new Error('Two people were made.')
  for (const { memberId, name, email, role } of [ines, maya]) {
    const row = { organization_id: organizationId, member_id: memberId, user_id: memberId }
    await db
      .insertInto('member')
      .values({ ...row, name, email, role, removed_at: null })
      .execute()
  }
  return [ines, maya]
}

/** As a person does it in Gong's pages; answers with what the browser is sent back to. */
export async function approve(
  authorizeUrl: string,
  decision: 'approve' | 'deny' = 'approve',
): Promise<URL> {
  const page = await fetch(authorizeUrl, { redirect: 'manual' })
  const text = await page.text()
  const session = /name="session" value="([^"]+)"/.exec(text)?.[1] ?? ''
  const email = /name="email"[^>]* value="([^"]+)"/.exec(text)?.[1] ?? ''
  const post = (path: string, fields: Record<string, string>) =>
    fetch(new URL(path, authorizeUrl), {
      method: 'POST',
      body: new URLSearchParams(fields),
      redirect: 'manual',
    })
  await post('/oauth2/login', { session, email, password: 'demo' })
  const back = await post('/oauth2/consent', { session, decision })
  return new URL(back.headers.get('location') ?? '')
}

/** What the callback of a browser hands over. */
export function answerOf(back: URL) {
  const get = (name: string) => back.searchParams.get(name) ?? undefined
  return {
    code: get('code'),
    state: get('state'),
    error: get('error'),
    errorDescription: get('error_description'),
  }
}

/** Connects a member through Gong's own sign-in. */
export async function connectByOauth(of: Carryover, actor: Actor): Promise<void> {
  const { authorizeUrl } = await of.oauth.start(actor, 'gong', undefined)
  const { problem } = await of.oauth.finish('gong', answerOf(await approve(authorizeUrl)), actor)
  if (problem !== undefined) throw problem
}

/** What it was refused with. */
export async function problemOf(work: Promise<unknown>): Promise<Problem> {
  const error = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  )
  if (error instanceof Problem) return error
  throw new Error('A problem was expected.', { cause: error })
}

/** Everything that stands in the tables, as one text. */
export async function everyByte({ pool }: Database): Promise<string> {
  const { rows } = await pool.query<{ name: string }>(
    `select quote_ident(tablename) as name from pg_tables where schemaname = 'public'`,
  )
  const texts = await Promise.all(
    rows.map(async ({ name }) => {
      const all = await pool.query<{ text: string | null }>(
        `select string_agg(t::text, E'\\n') as text from ${name} t`,
      )
      return all.rows[0]?.text ?? ''
    }),
  )
  return texts.join('\n')
}

/** Begins where the pretend Gong's clock does, and runs at the pace of real time. */
function clockFrom(start: Date): Clock {
  const startedMs = Date.now()
  return { ...systemClock, now: () => new Date(start.getTime() + Date.now() - startedMs) }
}

function silentProgress() {
  return { step: () => undefined, waiting: () => undefined }
}
