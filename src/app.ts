/** Joins the parts of the served product once. Nothing runs before `start`. */
import { fileURLToPath } from 'node:url'
import { existsSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { createAccountSide } from './account-side.ts'
import type { FilesDoor } from './api/door.ts'
import { createApi } from './api/server.ts'
import type { ProcessRole } from './commands.ts'
import { clientOf, oidcOf } from './sign-in-clients.ts'
import type { Config } from './config.ts'
import { createConnections } from './connections/connections.ts'
import type { MasterKey } from './connections/master-key.ts'
import { createSecrets } from './connections/secrets.ts'
import type { OpenGong } from './datasets/import-run.ts'
import { createDatasets } from './datasets/imports.ts'
import { createSchedules } from './datasets/schedules.ts'
import { createExports } from './datasets/export-zip.ts'
import { createFileContents } from './datasets/file-content.ts'
import { createVersionDiffs } from './datasets/version-diff.ts'
import { createExtraction } from './documents/extraction.ts'
import { createDocuments } from './documents/google-drive.ts'
import { createGoogleProvider } from './documents/google-oauth.ts'
import { createGoogleSecrets } from './documents/google-secrets.ts'
import { createUploads } from './documents/uploads.ts'
import type { Ground } from './ground.ts'
import { createInsightSide } from './insight-side.ts'
import { modelEnvironment } from './model-environment.ts'
import { createQueue } from './jobs/queue.ts'
import { createWorkers } from './jobs/workers.ts'
import { cookieSecret } from './keeping.ts'
import type { Passwords } from './members/auth.ts'
import { createMembers, type DemoMember } from './members/members.ts'
import type { ServerNeeds } from './operations/needs.ts'
import type { Clock, Log } from './records/ports.ts'
import { createSampleWorld, type SampleWorld } from './sample.ts'
import type { Owner } from './store/owner.ts'
import { testConnection } from './sync/connection-test.ts'
import { createTidy } from './tidy.ts'
import { version } from './version.ts'

export interface AppOptions {
  readonly config: Config
  readonly role: ProcessRole
  readonly ground: Ground
  readonly masterKey: MasterKey
  /** Keys that a rotation has not finished with. */
  readonly formerKeys: readonly MasterKey[]
  /** Where people reach the product, without a path. */
  readonly baseUrl: string
  readonly clock: Clock
  readonly log: Log
  readonly setupCode: string
  /** Where the pretend Gong of the sample world listens; a free one unless given. */
  readonly samplePort?: number | undefined
  /** Offered at the sign-in page, in the demo alone. */
  readonly demoMembers?: readonly DemoMember[]
  /** Other ways to hash them: the usual one is made to be slow. */
  readonly passwords?: Passwords
}

export interface App {
  readonly api: FastifyInstance
  readonly needs: ServerNeeds
  readonly files: FilesDoor
  readonly sample: SampleWorld
  readonly members: ReturnType<typeof createMembers>
  readonly ground: Ground
  isSetUp(): Promise<boolean>
  /** Stored credentials that the master key does not open. */
  countLost(): Promise<number>
  start(): Promise<void>
  /** Work under way is given back to the queue. */
  stop(): Promise<void>
}

const IMPORTS_AT_ONCE = 4
const PAGES = fileURLToPath(new URL('../web/dist', import.meta.url))
const GUIDE = fileURLToPath(new URL('../docs/guide', import.meta.url))

export async function createApp(options: AppOptions): Promise<App> {
  const { config, role, ground, clock, log, baseUrl, demoMembers } = options
  const { values } = config
  const { database } = ground
  const { db } = database
  const isWorker = role !== 'web'

  const queue = createQueue({
    sql: { executeSql: (text, parameters) => database.pool.query(text, parameters) },
    log,
    isWorker,
  })
  const google = clientOf(values.GOOGLE_OAUTH_CLIENT_ID, values.GOOGLE_OAUTH_CLIENT_SECRET)
  const googleClient = google && { ...google, baseUrl: values.GOOGLE_BASE_URL }
  const members = createMembers({
    database,
    baseUrl,
    secret: cookieSecret(options.masterKey),
    clock,
    log,
    oidc: oidcOf(values),
    hasGoogleDrive: google !== undefined,
    setupCode: options.setupCode,
    demoMembers,
    passwords: options.passwords,
  })

  const schedules = createSchedules({ db, clock, queue })
  const secrets = createSecrets(options.masterKey, options.formerKeys)
  const sampleHosts: string[] = []
  const connecting = createConnections({
    database,
    secrets,
    clock,
    log,
    rate: { perSecond: values.GONG_RATE_PER_SECOND, perDay: values.GONG_RATE_PER_DAY },
    hosts: {
      loopback: false,
      get allowed() {
        const app = new URL(values.GONG_APP_URL).origin
        return [...values.GONG_ALLOW_HOST, app, ...sampleHosts]
      },
    },
    gongBaseUrl: values.GONG_BASE_URL,
    gongAppUrl: values.GONG_APP_URL,
    oauthClient: clientOf(values.GONG_OAUTH_CLIENT_ID, values.GONG_OAUTH_CLIENT_SECRET),
    google: googleClient && createGoogleProvider(googleClient, clock),
    publicUrl: baseUrl,
    schedules,
    testConnection,
    onConnected: async ({ kind, ...place }) => {
      if (kind === 'shared') await accountSide.serve(place)
    },
  })
  const extraction = createExtraction()
  const uploads = createUploads({ db, clock, extraction })
  const documents = createDocuments({
    client: googleClient,
    secrets: createGoogleSecrets({ db, keeping: connecting, clock }),
    extraction,
    clock,
  })
  const openTapped: OpenGong = async (owner, options) => {
    const line = await connecting.openGong(owner, options)
    const { organizationId } = owner
    const gong = await accountSide.tap(line.gong, {
      organizationId,
      connectionId: line.connectionId,
    })
    return { gong, close: () => line.close() }
  }
  const keeping = createDatasets({
    database,
    clock,
    log,
    queue,
    documents,
    schedules,
    openGong: openTapped,
  })
  const contents = createFileContents({ db, clock })
  /** What was a member's alone goes with them: the permission to read Gong, and what was read with it. */
  const forget = async (owner: Owner): Promise<void> => {
    await connecting.connections.forget(owner)
    await keeping.forget(owner)
  }
  const accountSide = createAccountSide({
    db,
    pool: database.pool,
    clock,
    baseUrl,
    log,
    queue,
    sealer: secrets,
    openConnection: connecting.openConnection,
    connectShared: (...keys) => connecting.connections.connectShared(...keys),
  })
  const insightSide = createInsightSide({
    db,
    clock,
    log,
    queue,
    sealer: secrets,
    search: accountSide.needs.search,
    models: modelEnvironment(values),
  })
  const sample = createSampleWorld({
    connections: connecting.connections,
    datasets: keeping.datasets,
    ...accountSide.needs,
    forgetCompany: (organizationId) => accountSide.forget(organizationId),
    database,
    clock,
    allowHost: (host) => sampleHosts.push(host),
    isLimited: demoMembers === undefined,
    port: options.samplePort,
  })
  const workers = createWorkers({
    queue,
    work: {
      ...keeping.imports,
      accounts: accountSide.work,
      insights: insightSide.work,
      tidy: createTidy({ db, clock, log, uploads, forget }),
    },
    clock,
    log,
    importsAtOnce: IMPORTS_AT_ONCE,
  })

  const needs: ServerNeeds = {
    clock,
    ...accountSide.needs,
    ...insightSide.needs,
    members: {
      ...members.members,
      async remove(actor, memberId) {
        await members.members.remove(actor, memberId)
        await forget({ organizationId: actor.organizationId, memberId })
      },
    },
    tokens: members.tokens,
    notices: members.notices,
    connections: connecting.connections,
    oauth: connecting.oauth,
    documents,
    datasets: keeping.datasets,
    runs: keeping.runs,
    files: { ...keeping.files, ...contents, ...createVersionDiffs({ db }) },
    sample,
    status: async () => {
      const { running, queued } = await keeping.imports.underWay()
      return {
        version,
        role,
        database: ground.kind,
        runsUnderWay: running,
        runsQueued: queued,
        masterKey: { keyId: options.masterKey.keyId, path: options.masterKey.path },
      }
    },
  }
  const files: FilesDoor = {
    ...contents,
    ...uploads,
    ...createExports({ db, productVersion: version }),
  }
  let isWorking = false
  const api = await createApi({
    version,
    baseUrl,
    // Whoever names another address has put something in front of the server.
    isBehindProxy: values.CARRYOVER_BASE_URL !== undefined,
    log,
    clock,
    needs,
    access: members.access,
    files,
    takeDelivery: accountSide.takeDelivery,
    finishOauth: (...answer) => connecting.oauth.finish(...answer),
    masterKey: { path: options.masterKey.path, keyId: options.masterKey.keyId },
    readiness: async () => [
      ...((await isReachable(database)) ? [] : ['The database cannot be reached.']),
      ...(isWorking ? [] : ['The queue has not started yet.']),
    ],
    pagesFolder: existsSync(PAGES) ? PAGES : undefined,
    docsFolder: GUIDE,
  })

  return {
    api,
    needs,
    files,
    sample,
    members,
    ground,
    isSetUp: members.access.isSetUp,
    countLost: () => connecting.countLost(),
    async start() {
      await bootstrap(members, values)
      if (role === 'all') await sample.wake()
      await queue.start()
      if (isWorker && ground.isAlone) await queue.takeBackAll()
      if (isWorker) await workers.start()
      isWorking = true
    },
    async stop() {
      isWorking = false
      workers.interrupt()
      await api.close()
      await queue.stop()
      await insightSide.close()
      await connecting.close()
      await sample.close()
    },
  }
}

/** What the environment asks the first start to make. */
async function bootstrap(
  members: ReturnType<typeof createMembers>,
  values: Config['values'],
): Promise<void> {
  const { CARRYOVER_BOOTSTRAP_EMAIL: email, CARRYOVER_BOOTSTRAP_PASSWORD: password } = values
  if (email === undefined || password === undefined) return
  await members.bootstrap({ email, password, token: values.CARRYOVER_BOOTSTRAP_TOKEN })
}

async function isReachable({ pool }: Ground['database']): Promise<boolean> {
  return pool.query('select 1').then(
    () => true,
    () => false,
  )
}
