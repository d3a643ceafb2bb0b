/** A member's connection to Gong: tried, kept, checked, cut. The doors' side of it; jobs read through `lines.ts`. */
import { gongBaseUrl } from '../gong/hosts.ts'
import type { TokenEndpoint } from '../gong/oauth.ts'
import type { Connection, Trial } from '../records/connection.ts'
import type { Log } from '../records/ports.ts'
import { Problem, usage } from '../records/problems.ts'
import {
  currentConnection,
  findConnection,
  listOthersConnections,
  type StoredConnection,
  updateChecked,
} from '../store/connections.ts'
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

  /** The asker's own, also a former one; somebody else's does not exist for them. */
  async function own(asker: Owner, connectionId: string): Promise<StoredConnection> {
    const { organizationId, memberId } = asker
    const row = await findConnection(db, { organizationId, connectionId })
    if (row === undefined || row.member_id !== memberId || row.method === 'google') throw notFound()
    return row
  }

  async function ownConnected(asker: Owner, connectionId: string): Promise<StoredConnection> {
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

  async function check(asker: Asker, connectionId: string): Promise<Connection> {
    const row = await ownConnected(asker, connectionId)
    const access = await openAccess(needs, row, { mayBeStopped: true })
    try {
      await access.authorization()
      const baseUrl = access.baseUrl()
      const found = await needs.trials.whole({
        organizationId: asker.organizationId,
        baseUrl,
        access: access.identity(),
        authorization: access.authorization,
        onRefused: (problem) => needs.stop(placeOf(row), access.secretVersion(), problem),
      })
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
    const stopped = row.method === 'google' ? 0 : await schedules.stop(owner, noConnection())
    if (refreshToken !== undefined) await revoke(refreshToken, row.connection_id)
    return stopped
  }

  /** A lost master key must not keep anybody from disconnecting. */
  async function revocable(row: StoredConnection): Promise<string | undefined> {
    if (row.method !== 'oauth' || needs.tokenEndpoint === undefined) return undefined
    const owner = { organizationId: row.organization_id, memberId: row.member_id }
    const opened = await keeping.openSecret(owner, 'gong').catch(() => undefined)
    const held = credentials.safeParse(opened?.secret)
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
      const others = asker.role === 'admin' ? await listOthersConnections(db, asker) : []
      return {
        own: row === undefined ? [] : [connectionView(row)],
        others: others.map(({ name, status, connected_at: connectedAt }) => ({
          memberName: name,
          status,
          connectedAt: connectedAt.toISOString(),
        })),
      }
    },

    get: async (asker: Asker, connectionId: string) =>
      connectionView(await own(asker, connectionId)),

    async test(asker: Asker, keys: KeyPair): Promise<Trial> {
      const { organizationId } = asker
      const found = await tryKeys(needs, organizationId, keys)
      const { companyKey, companyName, userCount, types, requests, advice } = found
      const { usedToday } = await readQuota(db, { organizationId, companyKey })
      const leftToday = Math.max(0, rate.perDay - usedToday)
      const baseUrl = found.baseUrl.origin
      return { types, requests, baseUrl, companyName, userCount, leftToday, advice }
    },

    async connect(asker: Asker, keys: KeyPair): Promise<Connection> {
      const former = await currentConnection(db, asker, 'gong')
      if (former?.status === 'connected') throw alreadyConnected(former)
      const found = await tryKeys(needs, asker.organizationId, keys)
      const { accessKey, accessKeySecret } = keys
      const { replaced } = await keeping.keep(asker, {
        ...found,
        method: 'api_key',
        baseUrl: found.baseUrl.origin,
        checks: found.types,
        secret: { kind: 'key', accessKey, accessKeySecret },
        expiresAt: null,
      })
      if (replaced !== undefined) await lines.cut(replaced)
      const row = await currentConnection(db, asker, 'gong')
      if (row === undefined) throw noConnection()
      return connectionView(row)
    },

    check,

    async changeBaseUrl(asker: Asker, connectionId: string, text: string): Promise<Connection> {
      const row = await ownConnected(asker, connectionId)
      if (row.method === 'oauth') throw addressFromGong()
      const baseUrl = gongBaseUrl(text, needs.hosts)
      const access = await openAccess(needs, row, { mayBeStopped: true })
      const found = await needs.trials.whole({
        organizationId: asker.organizationId,
        baseUrl,
        access: access.identity(),
        authorization: access.authorization,
      })
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
      await own(asker, connectionId)
      return { ...(await schedules.impact(asker)), accounts: 0 }
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
