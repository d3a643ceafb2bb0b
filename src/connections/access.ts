/**
 * The credentials of one open connection as they are at each request: looked up again, so that a connection which was
 * cut, refused or renewed by another process is noticed within a request or so.
 */
import { gongBaseUrl, type HostRules } from '../gong/hosts.ts'
import type { Authorize } from '../gong/line.ts'
import type { Clock } from '../records/ports.ts'
import type { Database } from '../store/connect.ts'
import { findConnection, type StoredConnection } from '../store/connections.ts'
import { credentials, type Credentials, headerOf, isYoung, renewAtMs } from './credentials.ts'
import { noConnection, whyStopped } from './problems.ts'
import type { Renew } from './renewal.ts'
import type { Secrets } from './secrets.ts'

export interface AccessNeeds {
  readonly database: Pick<Database, 'db'>
  readonly secrets: Secrets
  readonly clock: Clock
  readonly hosts: HostRules
  readonly renew: Renew
}

export interface Access {
  readonly authorization: Authorize
  readonly baseUrl: () => URL
  /** Of the secret in use. */
  readonly secretVersion: () => number
  /** Tells it from other keys and tokens of the same company. */
  readonly identity: () => string
}

interface Held {
  readonly row: StoredConnection
  readonly baseUrl: URL
  readonly given: Credentials
  readonly header: string
}

/** What was seen so lately counts as seen now. */
const SEEN_MS = 500

/** `mayBeStopped`: a connection that needs action is tried all the same. Throws D-KEY where the secret cannot be read. */
export async function openAccess(
  { database: { db }, secrets, clock, hosts, renew }: AccessNeeds,
  first: StoredConnection,
  { mayBeStopped }: { readonly mayBeStopped: boolean },
): Promise<Access> {
  const place = { organizationId: first.organization_id, connectionId: first.connection_id }
  let held = await read(first)
  let seenMs = performance.now()

  async function read(row: StoredConnection): Promise<Held> {
    if (row.secret === null) throw noConnection()
    const secretPlace = { organizationId: row.organization_id, id: row.connection_id }
    const given = credentials.parse(await secrets.open(secretPlace, row.secret))
    return { row, given, header: headerOf(given), baseUrl: gongBaseUrl(row.base_url, hosts) }
  }

  async function look(): Promise<void> {
    const row = await findConnection(db, place)
    if (row === undefined || row.secret === null) throw noConnection()
    if (row.status === 'action_required' && !mayBeStopped) throw whyStopped(row)
    const { secret_version: version, base_url: baseUrl } = held.row
    if (row.secret_version !== version || row.base_url !== baseUrl) held = await read(row)
    seenMs = performance.now()
  }

  return {
    async authorization(refused) {
      if (refused !== undefined || performance.now() - seenMs > SEEN_MS) await look()
      if (isDue(held, refused, clock.now().getTime())) {
        held = await read(await renew(place, held.row.secret_version))
      }
      return held.header
    },
    baseUrl: () => held.baseUrl,
    secretVersion: () => held.row.secret_version,
    identity: () => (held.given.kind === 'key' ? held.given.accessKey : place.connectionId),
  }
}

/** Its time is over, or Gong refuses it before that. */
function isDue({ given, header }: Held, refused: string | undefined, nowMs: number): boolean {
  if (given.kind !== 'tokens') return false
  if (nowMs >= renewAtMs(given)) return true
  return refused === header && !isYoung(given, nowMs)
}
