/** The whole product for one test: a real PostgreSQL, a pretend Gong, the server on a port, and people who sign in. */
import { randomBytes } from 'node:crypto'
import { createServer } from 'node:net'
import { onTestFinished } from 'vitest'
import type { Fault } from '../simulator/fault-kinds.ts'
import { startSimulator } from '../simulator/server.ts'
import { openWorld } from '../simulator/worlds/open.ts'
import type { World } from '../simulator/world.ts'
import { type App, createApp } from '../src/app.ts'
import { systemClock } from '../src/clock.ts'
import { readConfig } from '../src/config.ts'
import { parseMasterKey } from '../src/connections/master-key.ts'
import type { Actor, Role } from '../src/records/member.ts'
import type { Clock, LogFields } from '../src/records/ports.ts'
import { connect } from '../src/store/connect.ts'
import { insertOrganization } from '../src/store/organizations.ts'
import { testDatabaseConfig } from './database.ts'
import { fastPasswords } from './fast-passwords.ts'
import type { LoggedRequest } from './pretend-gong.ts'

export const PASSWORD = 'correct horse battery'

export interface ProductOptions {
  /** Of a generated world; the demo's unless given. */
  readonly calls?: number
  readonly users?: number
  readonly pageSize?: number
  readonly rateLimit?: boolean
  readonly faults?: readonly Fault[]
  readonly change?: (world: World) => World
  /** Of the access tokens that the pretend Gong gives; a day unless given. */
  readonly tokenLifeSec?: number
  /** Where its token answers say that the API is; at the pretend Gong itself unless given. */
  readonly customerBaseUrl?: string
  /** Environment variables beyond those that lead to the pretend Gong. */
  readonly environment?: Readonly<Record<string, string>>
  readonly clock?: Clock
  /** Nobody has set it up yet. */
  readonly isNew?: boolean
}

export interface Product {
  readonly url: string
  readonly app: App
  readonly gong: ProductGong
  readonly setupCode: string
  /** Everything that was logged. */
  readonly logged: readonly LogFields[]
  /** A member with this role; the first one of a role is `<role>@quillbeam.example`. */
  member(role: Role, email?: string): Promise<Actor>
  /** Calls the API as this member would from a browser. */
  as(email: string): Promise<Caller>
}

/** Answers the status and the parsed body. */
export type Caller = (
  method: string,
  path: string,
  body?: unknown,
) => Promise<{ readonly status: number; readonly body: unknown; readonly headers: Headers }>

export interface ProductGong {
  readonly url: string
  readonly accessKey: string
  readonly accessKeySecret: string
  requests(path?: string): Promise<LoggedRequest[]>
  /** `PUT`, `POST`, `PATCH` or `DELETE` below `/_simulator/`. */
  control(method: string, path: string, body?: unknown): Promise<unknown>
}

export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const gong = await startGong(options)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const database = connect({ server: await testDatabaseConfig() })
  onTestFinished(() => database.close())
  const logged: LogFields[] = []
  const write = (fields: LogFields, message: string): void =>
    void logged.push({ ...fields, message })
  const setupCode = '246810'
  const app = await createApp({
    config: readConfig({
      GONG_BASE_URL: gong.url,
      GONG_APP_URL: gong.url,
      GONG_OAUTH_CLIENT_ID: 'demo-client',
      GONG_OAUTH_CLIENT_SECRET: 'demo-client-secret',
      GONG_RATE_PER_SECOND: '50',
      ...options.environment,
    }),
    role: 'all',
    ground: { database, kind: 'embedded', isAlone: false, close: () => database.close() },
    masterKey: parseMasterKey(randomBytes(32).toString('base64url'), 'the test', null),
    formerKeys: [],
    baseUrl: url,
    clock: options.clock ?? systemClock,
    log: { info: write, warn: write, error: write },
    setupCode,
    passwords: fastPasswords,
  })
  onTestFinished(() => app.stop())
  await app.start()
  await app.api.listen({ host: '127.0.0.1', port })
  const organizationId =
    options.isNew === true
      ? undefined
      : await insertOrganization(database.db, { name: 'Quillbeam' })

  return {
    url,
    app,
    gong,
    setupCode,
    logged,
    async member(role, email = `${role}@quillbeam.example`) {
      if (organizationId === undefined) throw new Error('Nobody has set this product up.')
      const name = email.split('@')[0] ?? email
      return app.members.seedMember({ organizationId, name, email, role, password: PASSWORD })
    },
    async as(email) {
      const answer = await fetch(`${url}/api/v1/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin: url },
        body: JSON.stringify({ email, password: PASSWORD }),
      })
      const cookie = answer.headers
        .getSetCookie()
        .map((line) => line.split(';')[0])
        .join('; ')
      return async (method, path, body) => {
        const response = await fetch(`${url}/api/v1${path}`, {
          method,
          headers: {
            cookie,
            origin: url,
            ...(body !== undefined && { 'content-type': 'application/json' }),
          },
          ...(body !== undefined && { body: JSON.stringify(body) }),
        })
        const text = await response.text()
        const isJson = response.headers.get('content-type')?.includes('json') === true
        const parsed: unknown = isJson && text !== '' ? JSON.parse(text) : text
        return { status: response.status, body: parsed, headers: response.headers }
      }
    },
  }
}

async function startGong(options: ProductOptions): Promise<ProductGong> {
  const { calls, users, change = (world: World) => world } = options
  const nowMs = Date.now()
  const world = change(
    await openWorld(
      calls === undefined
        ? { world: 'demo', nowMs }
        : { calls, users: users ?? 6, seed: '7', nowMs },
    ),
  )
  const simulator = await startSimulator({
    world,
    rateLimit: options.rateLimit ?? false,
    ...(options.pageSize !== undefined && { pageSize: options.pageSize }),
    ...(options.faults && { faults: options.faults }),
    ...(options.tokenLifeSec !== undefined && { tokenLifeSec: options.tokenLifeSec }),
    ...(options.customerBaseUrl !== undefined && { customerBaseUrl: options.customerBaseUrl }),
  })
  onTestFinished(() => simulator.close())
  return {
    url: simulator.url,
    accessKey: simulator.accessKey,
    accessKeySecret: simulator.accessKeySecret,
    async requests(where) {
      const response = await fetch(`${simulator.url}/_simulator/requests`)
      const all: LoggedRequest[] = JSON.parse(await response.text())
      return where === undefined ? all : all.filter((request) => request.path === where)
    },
    async control(method, where, body) {
      const response = await fetch(`${simulator.url}/_simulator/${where}`, {
        method,
        headers: { 'content-type': 'application/json' },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      const answer: unknown = await response.json()
      if (!response.ok) throw new Error(`${method} ${where}: ${JSON.stringify(answer)}`)
      return answer
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen({ host: '127.0.0.1', port: 0 }, () => {
      const address = probe.address()
      const port = typeof address === 'object' && address ? address.port : 0
      probe.close(() => resolve(port))
    })
  })
}
