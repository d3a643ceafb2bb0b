/** Joins the parts of this folder: what the product, its doors and its jobs need of connections. */
import type { HostRules } from '../gong/hosts.ts'
import type { Rate } from '../gong/limiter.ts'
import { createTokenEndpoint, OAUTH_SCOPES, type OauthClient } from '../gong/oauth.ts'
import type { Clock, Log } from '../records/ports.ts'
import type { Problem } from '../records/problems.ts'
import type { Database } from '../store/connect.ts'
import {
  allSecrets,
  baseUrlsFromGong,
  type ConnectionPlace,
  currentConnection,
  type Source,
} from '../store/connections.ts'
import type { Owner } from '../store/owner.ts'
import { createConnectionDoor } from './connection-door.ts'
import { createKeeping, placeOf } from './keeping.ts'
import { createLines, type Lines, type OpenOptions } from './lines.ts'
import { createGongProvider, type OauthProvider } from './oauth-provider.ts'
import { type Connected, createOauth } from './oauth.ts'
import { createRenewal } from './renewal.ts'
import type { Secrets } from './secrets.ts'
import { createSharedLimiters } from './shared-limiter.ts'
import { createStop, type Schedules } from './stops.ts'
import { createTrials, type TestConnection } from './trial.ts'

export interface ConnectionsOptions {
  readonly database: Database
  readonly secrets: Secrets
  readonly clock: Clock
  readonly log: Log
  /** Of each Gong company, for all processes together. */
  readonly rate: Rate
  /** That of `gongBaseUrl` is allowed besides: the operator has named it. */
  readonly hosts: HostRules
  /** Where Gong's API is asked unless a member says otherwise. */
  readonly gongBaseUrl: string
  /** Where Gong's own pages are. */
  readonly gongAppUrl: string
  /** Undefined where the operator has set no client. */
  readonly oauthClient: Omit<OauthClient, 'appUrl'> | undefined
  /** Google's sign-in, where the operator has set a client. */
  readonly google: OauthProvider | undefined
  /** Where people reach the product, without a path. */
  readonly publicUrl: string
  readonly schedules: Schedules
  readonly testConnection: TestConnection
  /** Hears of every connection that somebody's sign-in at Gong made. */
  readonly onConnected?: ((connected: Connected) => Promise<void>) | undefined
}

export function createConnections(options: ConnectionsOptions) {
  const { database, secrets, clock, log, rate, schedules } = options
  const hosts: HostRules = {
    loopback: options.hosts.loopback,
    // Asked each time: the sample world's host becomes known when it is started.
    get allowed() {
      return [...options.hosts.allowed, new URL(options.gongBaseUrl).origin]
    },
  }
  const client = options.oauthClient && {
    ...options.oauthClient,
    appUrl: new URL(options.gongAppUrl),
  }
  const tokenEndpoint = client && createTokenEndpoint(client, clock)
  const limiterOf = createSharedLimiters({ database, rate, clock })
  const trials = createTrials({ clock, rate, limiterOf, testConnection: options.testConnection })
  const keeping = createKeeping({ database, secrets, clock })
  const stop = createStop({ database, schedules, clock, log })
  const renew = createRenewal({ database, secrets, clock, log, hosts, tokenEndpoint, stop })
  const lineNeeds = { database, secrets, clock, hosts, renew, rate, limiterOf, stop }
  const lines: Lines = createLines(lineNeeds)
  const gong =
    client && tokenEndpoint
      ? createGongProvider({ client, tokenEndpoint, hosts, trials, clock })
      : undefined

  return {
    connections: createConnectionDoor({
      ...lineNeeds,
      log,
      keeping,
      lines,
      trials,
      schedules,
      tokenEndpoint,
      defaultBaseUrl: options.gongBaseUrl,
      appUrl: options.gongAppUrl,
      namedByGong: (organizationId) => baseUrlsFromGong(database.db, organizationId),
    }),
    oauth: createOauth({
      database,
      secrets,
      clock,
      log,
      keeping,
      lines,
      publicUrl: options.publicUrl,
      providers: { ...(gong && { gong }), ...(options.google && { google: options.google }) },
      gongAppUrl: options.gongAppUrl,
      scopes: OAUTH_SCOPES,
      onConnected: options.onConnected,
    }),
    /** For whoever reads Gong for a member. Refusals are told to the owner by the line itself. */
    openGong: (owner: Owner, options: OpenOptions) => lines.open(owner, options),
    /** For whoever reads Gong for the accounts. */
    openConnection: (place: ConnectionPlace, options: OpenOptions) =>
      lines.openPlace(place, options),
    /** The member's connection does not work any more; a second time does nothing. */
    refused: async (owner: Owner, problem: Problem): Promise<void> => {
      const row = await currentConnection(database.db, owner, 'gong')
      if (row !== undefined) await stop(placeOf(row), row.secret_version, problem)
    },
    /** Stored credentials that no known key opens: another key was here before. */
    async countLost(): Promise<number> {
      const sealed = await allSecrets(database.db)
      return sealed.filter((one) => !secrets.isOurs(one)).length
    },
    /** The decrypted secret of the member's current connection. */
    openSecret: (owner: Owner, source: Source) => keeping.openSecret(owner, source),
    /** A renewed secret for it; false where there is none any more. */
    storeSecret: (owner: Owner, source: Source, secret: unknown, expiresAt: Date | null) =>
      keeping.storeSecret(owner, source, secret, expiresAt),
    async close(): Promise<void> {
      await lines.closeAll()
      await tokenEndpoint?.close()
    },
  }
}
