/** A member's connection to Gong: tried, kept, checked, cut. The doors' side of it; jobs read through `lines.ts`. */
import { gongBaseUrl } from '../gong/hosts.ts'
import type { TokenEndpoint } from '../gong/oauth.ts'
import type { Connection, Trial } from '../records/connection.ts'
import type { Log } from '../records/ports.ts'
import { Problem, usage } from '../records/problems.ts'
import {
  type ConnectionKind,
  currentConnection,
  findConnection,
  listOthersConnections,
  sharedConnection,
  type StoredConnection,
  updateChecked,
} from '../store/connections.ts'
import { countServedBy } from '../store/access.ts'
import type { Owner } from '../store/owner.ts'
import { insertEvent, listEvents } from '../store/events.ts'
import { readQuota } from '../store/gong-quota.ts'
import { openAccess } from './access.ts'
import { credentials } from './credentials.ts'
import { type Keeping, placeOf } from './keeping.ts'
import { type KeyPair, type KeyTrialNeeds, tryKeys } from './key-trial.ts'
import type { Lines, LineNeeds } from './lines.ts'
import { alreadyConnected, noConnection, notFound } from './problems.ts'
import type { Schedules } from './stops.ts'
import type { Found } from './trial.ts'
import { connectionView, eventView } from './views.ts'

export interface ConnectionsNeeds extends LineNeeds, KeyTrialNeeds {
  readonly log: Log
  /** Gong's pages, where keys and apps are removed. */
  readonly appUrl: string
  readonly keeping: Keeping
  readonly lines: Lines
  readonly schedules: Schedules
  readonly tokenEndpoint: TokenEndpoint | undefined
}

/** Whoever asks, as much of them as matters here. */
export interface Asker extends Owner {
  readonly role: string
}

export function createConnectionDoor(needs: ConnectionsNeeds) {
  const { clock, keeping, lines, schedules, rate } = needs
  const { db } = needs.database

  /** The asker's own or, for an admin, the shared one, also a former one; somebody else's does not exist for them. */
  async function own(asker: Asker, connectionId: string): Promise<StoredConnection> {
    const { organizationId, memberId, role } = asker
    const row = await findConnection(db, { organizationId, connectionId })
    const isTheirs = row?.kind === 'shared' ? role === 'admin' : row?.member_id === memberId
    if (row === undefined || !isTheirs || row.method === 'google') throw notFound()
    return row
  }

  async function ownConnected(asker: Asker, connectionId: string): Promise<StoredConnection> {
    const row = await own(asker, connectionId)
    if (row.disconnected_at !== null) throw noConnection()
    return row
  }

  /** What a check found becomes what is known of the connection. */
  async function keepFound(
    row: StoredConnection,
    found: Found,
    change: { readonly baseUrl: URL; readonly by: string; readonly text: string },
  ): Promise<Connection> {
    const allowed = found.types.filter((type) => type.allowed).length
    const updated = await updateChecked(db, placeOf(row), {
      ...found,
      baseUrl: change.baseUrl.origin,
      checks: found.types,
      checkedAt: clock.now(),
    })
    if (updated === undefined) throw noConnection()
    await insertEvent(db, {
      organizationId: row.organization_id,
      memberId: change.by,
      subjectId: row.connection_id,
      kind: 'connection.checked',
      text: `${change.text}: ${allowed} of ${found.types.length} types available.`,
    })
    return connectionView(updated)
  }

  async function connect(asker: Asker, keys: KeyPair, kind: ConnectionKind): Promise<Connection> {
    const former = await (kind === 'shared'
      ? sharedConnection(db, asker.organizationId)
      : currentConnection(db, asker, 'gong'))
    if (former?.status === 'connected') throw alreadyConnected(former, kind)
    const found = await tryKeys(needs, asker.organizationId, keys, kind)
    const { accessKey, accessKeySecret } = keys
    const proven = {
      ...found,
      method: 'api_key',
      baseUrl: found.baseUrl.origin,
      checks: found.types,
      secret: { kind: 'key', accessKey, accessKeySecret },
      expiresAt: null,
    } as const
    const { connectionId, replaced } = await keeping.keep(asker, proven, kind)
    if (replaced !== undefined) await lines.cut(replaced)
    const { organizationId } = asker
    const row = await findConnection(db, { organizationId, connectionId })
    if (row === undefined) throw noConnection()
    return connectionView(row)
  }

  async function check(asker: Asker, connectionId: string): Promise<Connection> {
    const row = await ownConnected(asker, connectionId)
    const access = await openAccess(needs, row, { mayBeStopped: true })
    try {
      await access.authorization()
      const baseUrl = access.baseUrl()
      const candidate = {
        organizationId: asker.organizationId,
        baseUrl,
        access: access.identity(),
        authorization: access.authorization,
        onRefused: (problem: Problem) => needs.stop(placeOf(row), access.secretVersion(), problem),
      }
      const found = await needs.trials.whole(candidate, row.kind)
      const text = row.status === 'connected' ? 'Checked' : 'Works again'
      return await keepFound(row, found, { baseUrl, by: asker.memberId, text })
    } catch (error) {
      // That Gong refuses it is an answer, and stands in the connection by now.
      if (!(error instanceof Problem) || !error.endsConnection) throw error
      return connectionView(await ownConnected(asker, connectionId))
    }
  }

  async function end(row: StoredConnection, by: string | null): Promise<number> {
    const owner = { organizationId: row.organization_id, memberId: row.member_id }
    const refreshToken = await revocable(row)
    await keeping.end(row, by)
    await lines.cut(row.connection_id)
    const feedsDatasets = row.kind === 'personal' && row.method !== 'google'
    const stopped = feedsDatasets ? await schedules.stop(owner, noConnection()) : 0
    if (refreshToken !== undefined) await revoke(refreshToken, row.connection_id)
    return stopped
  }

  /** A lost master key must not keep anybody from disconnecting. */
  async function revocable(row: StoredConnection): Promise<string | undefined> {
    const { method, secret } = row
    if (method !== 'oauth' || secret === null || needs.tokenEndpoint === undefined) return undefined
    const place = { organizationId: row.organization_id, id: row.connection_id }
    const held = credentials.safeParse(
      await needs.secrets.open(place, secret).catch(() => undefined),
    )
    return held.success && held.data.kind === 'tokens' ? held.data.refreshToken : undefined
  }

  async function revoke(refreshToken: string, connectionId: string): Promise<void> {
    try {
      await needs.tokenEndpoint?.revoke(refreshToken)
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error)
      needs.log.warn({ connectionId, why }, 'Gong was not told that a token is no longer used.')
    }
  }

  return {
    async list(asker: Asker) {
      const row = await currentConnection(db, asker, 'gong')
      const isAdmin = asker.role === 'admin'
      const shared = isAdmin ? await sharedConnection(db, asker.organizationId) : undefined
      const others = isAdmin ? await listOthersConnections(db, asker) : []
      return {
        own: [row, shared].flatMap((one) => (one === undefined ? [] : connectionView(one))),
        others: others.map(({ name, status, connected_at: connectedAt }) => ({
          memberName: name,
          status,
          connectedAt: connectedAt.toISOString(),
        })),
      }
    },

    get: async (asker: Asker, connectionId: string) =>
      connectionView(await own(asker, connectionId)),

    async test(asker: Asker, keys: KeyPair, kind: ConnectionKind = 'personal'): Promise<Trial> {
      const { organizationId } = asker
      const found = await tryKeys(needs, organizationId, keys, kind)
      const { companyKey, companyName, userCount, types, requests, advice } = found
      const { usedToday } = await readQuota(db, { organizationId, companyKey })
      const leftToday = Math.max(0, rate.perDay - usedToday)
      const baseUrl = found.baseUrl.origin
      return { types, requests, baseUrl, companyName, userCount, leftToday, advice }
    },

    connect: (asker: Asker, keys: KeyPair) => connect(asker, keys, 'personal'),

    /** The connection of all accounts. Whether the asker may is not asked here. */
    connectShared: (asker: Asker, keys: KeyPair) => connect(asker, keys, 'shared'),

    check,

    async changeBaseUrl(asker: Asker, connectionId: string, text: string): Promise<Connection> {
      const row = await ownConnected(asker, connectionId)
      if (row.method === 'oauth') throw addressFromGong()
      const baseUrl = gongBaseUrl(text, needs.hosts)
      const access = await openAccess(needs, row, { mayBeStopped: true })
      const candidate = {
        organizationId: asker.organizationId,
        baseUrl,
        access: access.identity(),
        authorization: access.authorization,
      }
      const found = await needs.trials.whole(candidate, row.kind)
      return keepFound(row, found, {
        baseUrl,
        by: asker.memberId,
        text: `Reads from ${baseUrl.origin} now`,
      })
    },

    async disconnect(asker: Asker, connectionId: string) {
      const row = await ownConnected(asker, connectionId)
      const stoppedSchedules = await end(row, asker.memberId)
      return { removeInGongUrl: placeInGong(needs.appUrl, row.method), stoppedSchedules }
    },

    async impact(asker: Asker, connectionId: string) {
      const row = await own(asker, connectionId)
      const accounts = await countServedBy(db, placeOf(row))
      const ofDatasets =
        row.kind === 'personal'
          ? await schedules.impact(asker)
          : { datasets: 0, schedules: 0, runsUnderWay: 0 }
      return { ...ofDatasets, accounts }
    },

    resumable: async (asker: Asker) => ({ schedules: await schedules.resumable(asker) }),

    async resume(asker: Asker) {
      const row = await currentConnection(db, asker, 'gong')
      if (row?.status !== 'connected') throw noConnection()
      return { schedules: await schedules.resume(asker) }
    },

    async budget(asker: Asker, connectionId: string) {
      const row = await own(asker, connectionId)
      const { organizationId } = asker
      const quota = await readQuota(db, { organizationId, companyKey: row.company_key })
      return {
        usedToday: quota.usedToday,
        perDay: rate.perDay,
        perSecond: rate.perSecond,
        resetsAt: quota.resetsAt.toISOString(),
        pausedUntil: quota.pausedUntil?.toISOString() ?? null,
      }
    },

    async events(
      asker: Asker,
      connectionId: string,
      { limit, cursor }: { readonly limit: number; readonly cursor: string | undefined },
    ) {
      await own(asker, connectionId)
      const before = cursor === undefined ? undefined : eventIdOf(cursor)
      const subject = { organizationId: asker.organizationId, subjectId: connectionId }
      const rows = await listEvents(db, subject, { limit: limit + 1, before })
      const data = rows.slice(0, limit).map(eventView)
      const hasMore = rows.length > limit
      return { data, hasMore, nextCursor: hasMore ? (data.at(-1)?.eventId ?? null) : null }
    },

    /** Ends everything that a member has connected: for members who go. */
    async forget(owner: Owner): Promise<void> {
      for (const source of ['gong', 'google'] as const) {
        const row = await currentConnection(db, owner, source)
        if (row !== undefined) await end(row, null)
      }
    },
  }
}

function eventIdOf(cursor: string): number {
  if (/^\d{1,15}$/.test(cursor)) return Number(cursor)
  throw usage('The cursor is not one that this list gave.', 'Ask for the first page again.')
}

function addressFromGong(): Problem {
  return usage(
    'Gong itself names the address of a connection that was made by its sign-in.',
    'Leave it, or disconnect and connect with an access key.',
  )
}

/** Where a technical administrator finds access keys, or apps that were allowed. */
function placeInGong(appUrl: string, method: StoredConnection['method']): string {
  const path = method === 'oauth' ? '/company/api-authentication' : '/company/api'
  return new URL(path, appUrl).href
}
