/** The API over a real database, for tests. Parts that a test does not ask for refuse to work. */
import type { FastifyInstance } from 'fastify'
import { onTestFinished } from 'vitest'
import { createApi } from '../src/api/server.ts'
import type { Door } from '../src/api/door.ts'
import { systemClock } from '../src/clock.ts'
import { createMembers, type MembersNeeds, type MembersPart } from '../src/members/members.ts'
import type { ServerNeeds } from '../src/operations/needs.ts'
import type { Actor, Role } from '../src/records/member.ts'
import type { Log, LogFields } from '../src/records/ports.ts'
import type { Database } from '../src/store/connect.ts'
import { insertOrganization, listOrganizations } from '../src/store/organizations.ts'
import { testDatabase } from './database.ts'
import { fastPasswords } from './fast-passwords.ts'

export const BASE_URL = 'http://carryover.test'
export const PASSWORD = 'correct horse battery'
export const SETUP_CODE = 'setup-code-1234'

export interface ApiUnderTest {
  readonly app: FastifyInstance
  readonly database: Database
  readonly part: MembersPart
  readonly logged: readonly (LogFields & { readonly message: string })[]
  /** A member of an organization; of the first one unless given. */
  readonly member: (role: Role, more?: { organization?: string; email?: string }) => Promise<Actor>
  /** The session cookie as a browser sends it back. */
  readonly signIn: (email: string, password?: string) => Promise<string>
}

export interface Overrides {
  readonly members?: Partial<MembersNeeds>
  readonly needs?: Partial<ServerNeeds>
  readonly door?: Partial<Door>
}

export async function apiUnderTest(overrides: Overrides = {}): Promise<ApiUnderTest> {
  const database = await testDatabase()
  const logged: (LogFields & { readonly message: string })[] = []
  const write = (fields: LogFields, message: string): void => {
    logged.push({ ...fields, message })
  }
  const log: Log = { info: write, warn: write, error: write }
  const part = createMembers({
    database,
    baseUrl: overrides.door?.baseUrl ?? BASE_URL,
    secret: 'a secret for tests that is long enough',
    clock: systemClock,
    log,
    hasGoogleDrive: false,
    setupCode: SETUP_CODE,
    passwords: fastPasswords,
    ...overrides.members,
  })
  const app = await createApi({
    version: '0.0.0',
    baseUrl: BASE_URL,
    log,
    clock: systemClock,
    needs: { ...absentNeeds, ...part, ...overrides.needs },
    access: part.access,
    files: { content: absent, stageUpload: absent, exportZip: absent },
    takeDelivery: absent,
    finishOauth: undefined,
    masterKey: { path: '/somewhere/master.key', keyId: 'k1' },
    readiness: async () => [],
    pagesFolder: undefined,
    docsFolder: undefined,
    ...overrides.door,
  })
  onTestFinished(() => app.close())

  let count = 0
  return {
    app,
    database,
    part,
    logged,
    async member(role, { organization = 'First', email } = {}) {
      count += 1
      const found = (await listOrganizations(database.db)).find(({ name }) => name === organization)
      const organizationId =
        found?.organization_id ?? (await insertOrganization(database.db, { name: organization }))
      return part.seedMember({
        organizationId,
        name: `Member ${count}`,
        email: email ?? `member${count}@example.com`,
        role,
        password: PASSWORD,
      })
    },
    async signIn(email, password = PASSWORD) {
      const { cookies } = await part.access.signIn(email, password)
      return cookieOf(cookies)
    },
  }
}

/** What a browser sends back of the cookies it was given. */
export function cookieOf(setCookies: readonly string[]): string {
  return setCookies.map((line) => line.split(';')[0] ?? '').join('; ')
}

export function absent(): never {
  throw new Error('this test did not give the part')
}

/** Parts whose every use is one too many. */
function absentPart<Part extends object>(): Part {
  return new Proxy<Part>(Object.create(null), { get: () => absent })
}

export const absentNeeds: ServerNeeds = {
  clock: systemClock,
  accounts: absentPart(),
  links: absentPart(),
  calls: absentPart(),
  search: absentPart(),
  insights: absentPart(),
  risks: absentPart(),
  handoffs: absentPart(),
  ai: absentPart(),
  accountAccess: absentPart(),
  viewers: absentPart(),
  hooks: absentPart(),
  trust: absentPart(),
  members: {
    me: absent,
    list: absent,
    changeRole: absent,
    remove: absent,
    invitations: absent,
    invite: absent,
    revokeInvitation: absent,
  },
  tokens: { list: absent, create: absent, revoke: absent },
  connections: {
    list: absent,
    get: absent,
    test: absent,
    connect: absent,
    check: absent,
    changeBaseUrl: absent,
    disconnect: absent,
    impact: absent,
    resumable: absent,
    resume: absent,
    budget: absent,
    events: absent,
  },
  oauth: { settings: absent, start: absent, attempt: absent },
  documents: { state: absent, list: absent, disconnect: absent },
  datasets: {
    list: absent,
    get: absent,
    create: absent,
    change: absent,
    remove: absent,
    add: absent,
    changeSync: absent,
    estimate: absent,
  },
  files: { list: absent, get: absent, versions: absent, diff: absent, remove: absent },
  runs: { list: absent, get: absent, syncNow: absent, cancel: absent, retry: absent },
  notices: { list: absent, markRead: absent },
  sample: { start: absent, remove: absent },
  status: absent,
}

/** What a program sends that has a token of an admin with these scopes. */
export async function token(
  api: ApiUnderTest,
  scopes: ('read' | 'write' | 'admin')[] = ['read', 'write', 'admin'],
) {
  const admin = await api.member('admin')
  const { secret } = await api.part.tokens.create(admin, { name: 't', scopes, expiresInDays: null })
  return { authorization: `Bearer ${secret}` }
}

/** One request below `/api/v1`. */
export function send(
  { app: server }: ApiUnderTest,
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: string,
  headers: Record<string, string>,
  payload?: object,
) {
  return server.inject({ method, url: `/api/v1${path}`, headers, ...(payload && { payload }) })
}
