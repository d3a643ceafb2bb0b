/**
 * Renewing tokens, exactly once however many jobs and processes want it: Gong's refresh tokens work a single time, so who
 * renews holds the connection's row, and whoever waited for it finds the new tokens there.
 *
 * The new refresh token is stored before the access token is used. Should the process die between Gong's answer and the
 * commit, the only token that still works is lost with it; the next renewal then ends in D-REFRESH, and a person connects
 * again. Nothing on our side can close that gap.
 */
import { gongBaseUrl, type HostRules } from '../gong/hosts.ts'
import type { TokenEndpoint } from '../gong/oauth.ts'
import type { Clock, Log } from '../records/ports.ts'
import { Problem } from '../records/problems.ts'
import type { Database } from '../store/connect.ts'
import {
  type ConnectionPlace,
  lockConnection,
  replaceSecret,
  type StoredConnection,
} from '../store/connections.ts'
import { credentials, type TokenPair } from './credentials.ts'
import { noConnection } from './problems.ts'
import type { Secrets } from './secrets.ts'
import type { Stop } from './stops.ts'

/** `heldVersion`: of the tokens that are too old; where the row has newer ones already, these are the answer. */
export type Renew = (place: ConnectionPlace, heldVersion: number) => Promise<StoredConnection>

export interface RenewalNeeds {
  readonly database: Pick<Database, 'db'>
  readonly secrets: Secrets
  readonly clock: Clock
  readonly log: Log
  readonly hosts: HostRules
  /** Undefined where the operator has set no OAuth client. */
  readonly tokenEndpoint: TokenEndpoint | undefined
  readonly stop: Stop
}

export function createRenewal(needs: RenewalNeeds): Renew {
  /** In this process one asks for all, so that the others do not each hold a connection to the database meanwhile. */
  const underWay = new Map<string, Promise<StoredConnection>>()
  return (place, heldVersion) => {
    const key = JSON.stringify([place.organizationId, place.connectionId, heldVersion])
    const renewal = underWay.get(key) ?? renewed(needs, place, heldVersion)
    if (underWay.get(key) !== renewal) {
      underWay.set(key, renewal)
      const done = () => underWay.delete(key)
      renewal.then(done, done)
    }
    return renewal
  }
}

async function renewed(
  needs: RenewalNeeds,
  place: ConnectionPlace,
  heldVersion: number,
): Promise<StoredConnection> {
  try {
    return await needs.database.db.transaction().execute(async (transaction) => {
      const row = await lockConnection(transaction, place)
      if (row === undefined || row.secret === null) throw noConnection()
      if (row.secret_version !== heldVersion) return row
      const { secret, expiresAt, baseUrl } = await fresh(needs, row, row.secret)
      await replaceSecret(transaction, place, { secret, expiresAt, baseUrl })
      return {
        ...row,
        secret,
        secret_version: row.secret_version + 1,
        secret_expires_at: expiresAt,
        base_url: baseUrl,
      }
    })
  } catch (error) {
    if (error instanceof Problem && error.code === 'D-REFRESH') {
      await needs.stop(place, heldVersion, error)
    }
    throw error
  }
}

async function fresh(
  { secrets, clock, tokenEndpoint, hosts, log }: RenewalNeeds,
  row: StoredConnection,
  sealed: string,
): Promise<{ secret: string; expiresAt: Date; baseUrl: string }> {
  if (tokenEndpoint === undefined) throw clientMissing()
  const place = { organizationId: row.organization_id, id: row.connection_id }
  const held = credentials.parse(await secrets.open(place, sealed))
  if (held.kind !== 'tokens') throw new Error('An access key was to be renewed.')
  const { accessToken, refreshToken, lifeMs, apiBaseUrl } = await tokenEndpoint.refresh(
    held.refreshToken,
  )
  const renewedAt = clock.now().toISOString()
  const tokens: TokenPair = { kind: 'tokens', accessToken, refreshToken, lifeMs, renewedAt }
  return {
    secret: await secrets.seal(place, tokens),
    expiresAt: new Date(Date.parse(renewedAt) + lifeMs),
    baseUrl: apiBaseUrl === undefined ? row.base_url : namedAddress(apiBaseUrl),
  }

  /** Losing the new tokens over a strange address would cost the connection: the former address stays then. */
  function namedAddress(text: string): string {
    try {
      return gongBaseUrl(text, hosts).origin
    } catch {
      log.warn({ connectionId: row.connection_id }, 'Gong named an address that is not Gong’s.')
      return row.base_url
    }
  }
}

function clientMissing(): Problem {
  return new Problem({
    code: 'D-REFUSED',
    message: 'This connection needs the OAuth client of Carryover, which is not set any more.',
    fix: 'Ask whoever runs Carryover to set GONG_OAUTH_CLIENT_ID and GONG_OAUTH_CLIENT_SECRET again, or connect with an access key.',
  })
}
