/** The whole product over account files: a pretend Gong of their calls, the served product that reads it, and its API. */
import { chmod } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { startSimulator } from '../../../simulator/server.ts'
import { openWorld } from '../../../simulator/worlds/open.ts'
import { accountSyncState } from '../../../src/records/access.ts'
import { callInsights } from '../../../src/records/moment.ts'
import { riskRules } from '../../../src/records/risk.ts'
import { type Caller, callerOf } from '../../api-caller.ts'
import { startServed } from '../../served.ts'
import { withTemporaryFolder } from '../../temporary-folder.ts'
import { type AccountFile, namesOf, writeWithoutLabels } from './account-files.ts'
import type { Findings } from './places.ts'
import { findingsOf } from './product-findings.ts'

const TOKEN = 'cot_a-token-for-the-evaluation'
const DAY_MS = 24 * 3_600_000
const LOOK_AGAIN_MS = 250
/** Of all calls together, which are read one after the other. */
const LONGEST_MS = 30 * 60_000
/** Calls that have not come so long after everything else was done belong to no account. */
const PATIENCE_MS = 5_000

export interface FoundByProduct {
  readonly findings: Findings
  /** Calls of the files that the product has not read. */
  readonly unread: readonly string[]
}

export function findByProduct(accounts: readonly AccountFile[]): Promise<FoundByProduct> {
  return withTemporaryFolder(async (folder) => {
    // Started by root, PostgreSQL runs as another user, who has to pass.
    await chmod(folder, 0o711)
    const worldFolder = join(folder, 'world')
    await writeWithoutLabels(accounts, worldFolder)
    const world = await openWorld({ world: worldFolder, nowMs: Date.now() })
    const simulator = await startSimulator({ world, rateLimit: false })
    try {
      const product = await startServed({
        dataDir: join(folder, 'data'),
        environment: {
          CARRYOVER_BOOTSTRAP_EMAIL: `evaluation@${world.company.domain}`,
          CARRYOVER_BOOTSTRAP_PASSWORD: 'correct horse battery',
          CARRYOVER_BOOTSTRAP_TOKEN: TOKEN,
          GONG_BASE_URL: simulator.url,
          GONG_ALLOW_HOST: new URL(simulator.url).host,
          GONG_RATE_PER_SECOND: '100',
          GONG_RATE_PER_DAY: '1000000',
        },
      })
      try {
        const api = callerOf(product.url, TOKEN)
        const ids = await setUp(api, accounts, simulator)
        const unread = await allRead(api, accounts)
        return { findings: await findingsOf(api, accounts, ids), unread }
      } catch (error) {
        // What the product logged says more than its answer does.
        process.stderr.write(product.output())
        throw error
      } finally {
        await product.stop()
      }
    } finally {
      await simulator.close()
    }
  })
}

/** As an admin does it on the first day. Answers the id of each account by the slug of its file. */
async function setUp(
  api: Caller,
  accounts: readonly AccountFile[],
  { accessKey, accessKeySecret }: { readonly accessKey: string; readonly accessKeySecret: string },
): Promise<ReadonlyMap<string, string>> {
  const rules = riskRules.parse(await api.ask('GET', '/risk-rules'))
  await api.ask('PUT', '/risk-rules', { ...rules, ...namesOf(accounts) })
  const ids = new Map<string, string>()
  for (const { slug, account } of accounts) {
    const made = await api.ask('POST', '/accounts', {
      name: account.name,
      domains: [account.domain, ...account.aliasDomains],
      contacts: account.contacts,
      crmIds: [
        { kind: 'account', id: account.crmAccountId },
        ...(account.crmDealId === null ? [] : [{ kind: 'deal', id: account.crmDealId }]),
      ],
    })
    ids.set(slug, z.object({ accountId: z.string() }).parse(made).accountId)
  }
  await api.ask('POST', '/connections', { kind: 'shared', accessKey, accessKeySecret })
  await api.ask('PUT', '/access/open-to-all', { isOpenToAll: true })
  await api.ask('PUT', '/access', { mode: 'all', readFrom: dayBefore(accounts) })
  return ids
}

function dayBefore(accounts: readonly AccountFile[]): string {
  const times = accounts.flatMap(({ calls }) => calls.map(({ started }) => Date.parse(started)))
  return new Date(Math.min(...times) - DAY_MS).toISOString().slice(0, 10)
}

/** Answers the calls that never came. */
async function allRead(api: Caller, accounts: readonly AccountFile[]): Promise<readonly string[]> {
  const unread = new Set(
    accounts.flatMap(({ calls }) =>
      calls.filter(({ sentences }) => sentences.length > 0).map(({ id }) => id),
    ),
  )
  const deadlineMs = performance.now() + LONGEST_MS
  let movedMs = performance.now()
  for (;;) {
    const isIdle = await isSyncDone(api)
    for (const callId of unread) {
      if (!(await isRead(api, callId))) continue
      unread.delete(callId)
      movedMs = performance.now()
    }
    const nowMs = performance.now()
    if (unread.size === 0 || (isIdle && nowMs - movedMs > PATIENCE_MS)) return [...unread]
    if (nowMs > deadlineMs) throw new Error(`${unread.size} calls were not read in time.`)
    if (!isIdle) movedMs = nowMs
    await wait(LOOK_AGAIN_MS)
  }
}

async function isSyncDone(api: Caller): Promise<boolean> {
  const state = accountSyncState.parse(await api.ask('GET', '/access/sync'))
  if (state.problem !== null) throw new Error(`Gong was not read: ${state.problem.message}`)
  return state.status === 'idle' && state.succeededAt !== null
}

/** A call that is not linked yet is not there. */
async function isRead(api: Caller, callId: string): Promise<boolean> {
  const answer = await api.ask('GET', `/calls/${callId}/moments`).catch(() => undefined)
  const state = answer === undefined ? 'none' : callInsights.parse(answer).state
  return state === 'read' || state === 'language'
}
