/**
 * The sample world: an invented company behind a pretend Gong of our own, so that everything can be seen working without
 * a Gong. It is started when an organization has it, on a free port, and goes with the process.
 */
import type { Simulator } from '../simulator/server.ts'
import type { Actor } from './records/member.ts'
import type { Clock } from './records/ports.ts'
import { SLUGS } from './records/data-types.ts'
import { DEFAULTS } from './records/defaults.ts'
import type { ServerNeeds } from './operations/needs.ts'
import { Problem } from './records/problems.ts'
import { makeSampleAccounts, removeSampleAccounts } from './sample-accounts.ts'
import { findAccess } from './store/access.ts'
import type { Database } from './store/connect.ts'
import { currentConnection } from './store/connections.ts'
import type { Owner } from './store/owner.ts'
import { findOrganization } from './store/organizations.ts'
import {
  datasetsFromSample,
  hasGongDatasets,
  hasSamples,
  markSample,
  moveSamples,
  sampleAnchor,
  sampleReaders,
} from './store/samples.ts'

export type SampleNeeds = Pick<
  ServerNeeds,
  'accounts' | 'accountAccess' | 'connections' | 'datasets'
> & {
  readonly database: Pick<Database, 'db'>
  readonly clock: Clock
  /** Everything that was read of Gong for the accounts goes. */
  readonly forgetCompany: (organizationId: string) => Promise<void>
  /** Where the pretend Gong answers: a key may be sent there from now on. */
  readonly allowHost: (host: string) => void
  /** Where the pretend Gong listens; a free one when undefined. */
  readonly port: number | undefined
  /** It keeps to Gong's limits; not in the demo, where nobody wants to wait. */
  readonly isLimited: boolean
}

export interface SampleWorld {
  /** Throws D-CONFLICT where the member reads a Gong, or has: sample calls would mix with theirs. */
  start(actor: Actor): Promise<{ readonly datasetId: string }>
  /** Connects a further member, without a dataset. */
  connect(actor: Actor): Promise<void>
  /** The sample company's customers, whose calls this admin's connection reads. */
  addAccounts(actor: Actor): Promise<void>
  remove(actor: Actor): Promise<void>
  /** Wakes the pretend Gong if an organization has the sample world. */
  wake(): Promise<void>
  close(): Promise<void>
}

export function createSampleWorld(needs: SampleNeeds): SampleWorld {
  const { connections, datasets, database, clock, allowHost, isLimited, port } = needs
  const { db } = database
  let running: Promise<Simulator> | undefined

  /** The pretend Gong is loaded only for those who ask for it. */
  const gong = (): Promise<Simulator> =>
    (running ??= (async () => {
      const { startSimulator } = await import('../simulator/server.ts')
      const { openWorld } = await import('../simulator/worlds/open.ts')
      const anchor = (await sampleAnchor(db)) ?? clock.now()
      const world = await openWorld({ world: 'demo', nowMs: anchor.getTime() })
      const simulator = await startSimulator({
        world,
        rateLimit: isLimited,
        ...(port !== undefined && { port }),
      })
      allowHost(new URL(simulator.url).host)
      return simulator
    })())

  const connect = async (actor: Actor): Promise<void> => {
    const { url, accessKey, accessKeySecret } = await gong()
    await connections.connect(actor, { accessKey, accessKeySecret, baseUrl: url })
    await markSample(db, actor.organizationId, true)
  }

  const accountNeeds = { db, accounts: needs.accounts, access: needs.accountAccess }
  const addAccounts = (actor: Actor): Promise<void> =>
    makeSampleAccounts(accountNeeds, actor, clock.now())

  return {
    connect,
    addAccounts,
    async start(actor) {
      if (await hasOwnGong(db, actor)) throw hasOwn()
      await connect(actor)
      const servesAccounts = (await findAccess(db, actor.organizationId))?.connection_id != null
      if (actor.role === 'admin' && !servesAccounts) await addAccounts(actor)
      const { dataset } = await datasets.create(actor, {
        name: 'Sample calls',
        description: 'Everything that the invented company has in Gong.',
        gong: {
          types: SLUGS,
          limit: DEFAULTS.recordLimit,
          from: undefined,
          statsDays: DEFAULTS.statsDays,
        },
        unsyncedTypes: [],
        uploadIds: [],
        documents: [],
        sync: DEFAULTS.sync,
      })
      return { datasetId: dataset.datasetId }
    },
    async remove(actor) {
      const { organizationId } = actor
      // Where it never was, a connection to this machine is one that the operator allowed.
      if ((await findOrganization(db, organizationId))?.is_sample !== true) return
      await removeSampleAccounts(accountNeeds, actor)
      const access = await findAccess(db, organizationId)
      const readers = await sampleReaders(db, organizationId)
      if (readers.some(({ connectionId }) => connectionId === access?.connection_id)) {
        await needs.forgetCompany(organizationId)
      }
      for (const { connectionId, memberId } of readers) {
        const owner: Actor = { ...actor, memberId }
        await connections.disconnect(owner, connectionId)
        for (const datasetId of await datasetsFromSample(db, { organizationId, memberId })) {
          await datasets.remove(owner, datasetId)
        }
      }
      await markSample(db, organizationId, false)
    },
    async wake() {
      if (!(await hasSamples(db))) return
      const { url } = await gong()
      await moveSamples(db, url)
    },
    async close() {
      await (await running)?.close()
    },
  }
}

async function hasOwnGong(db: Database['db'], owner: Owner): Promise<boolean> {
  const connection = await currentConnection(db, owner, 'gong')
  return connection !== undefined || (await hasGongDatasets(db, owner))
}

function hasOwn(): Problem {
  return new Problem({
    code: 'D-CONFLICT',
    message:
      'You are connected to Gong, or have datasets from it: the sample world would mix with them.',
    fix: 'Disconnect and delete these datasets first, or look at the sample world in a server of its own: carryover serve --demo.',
  })
}
