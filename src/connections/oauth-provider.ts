/** Somebody else's sign-in, by which a member connects: Gong's is here, others are given from outside. */
import { gongBaseUrl, type HostRules } from '../gong/hosts.ts'
import { authorizeUrl, OAUTH_SCOPES, type OauthClient, type TokenEndpoint } from '../gong/oauth.ts'
import type { Clock } from '../records/ports.ts'
import type { ConnectionKind } from '../store/connections.ts'
import type { TokenPair } from './credentials.ts'
import type { Proven } from './keeping.ts'
import type { Trials } from './trial.ts'

export interface OauthProvider {
  /** `challenge`: SHA-256 of the PKCE verifier in base64url. */
  authorizeUrl(ask: {
    readonly kind: ConnectionKind
    readonly state: string
    readonly challenge: string
    readonly redirectUri: string
  }): string
  /** What came back becomes credentials, which were tried once. Throws a problem that the member is shown. */
  exchange(approval: {
    readonly organizationId: string
    readonly code: string
    readonly verifier: string
    readonly redirectUri: string
  }): Promise<Proven>
}

const DEFAULT_API = 'https://api.gong.io'

export function createGongProvider({
  client,
  tokenEndpoint,
  hosts,
  trials,
  clock,
}: {
  readonly client: OauthClient
  readonly tokenEndpoint: TokenEndpoint
  readonly hosts: HostRules
  readonly trials: Trials
  readonly clock: Clock
}): OauthProvider {
  return {
    authorizeUrl: (ask) => authorizeUrl(client, { ...ask, scopes: OAUTH_SCOPES[ask.kind] }),

    async exchange({ organizationId, ...approval }) {
      const { accessToken, refreshToken, lifeMs, apiBaseUrl } = await tokenEndpoint.redeem(approval)
      const renewedAt = clock.now().toISOString()
      const baseUrl = gongBaseUrl(apiBaseUrl ?? DEFAULT_API, hosts)
      const found = await trials.light({
        organizationId,
        baseUrl,
        // On the common host, where nothing else is known, an approval is a company of its own.
        access: refreshToken,
        authorization: () => Promise.resolve(`Bearer ${accessToken}`),
      })
      const secret = { kind: 'tokens', accessToken, refreshToken, lifeMs, renewedAt } as const
      return {
        method: 'oauth',
        baseUrl: baseUrl.origin,
        companyKey: found.companyKey,
        companyName: found.companyName,
        userCount: found.userCount,
        checks: null,
        secret: secret satisfies TokenPair,
        expiresAt: new Date(Date.parse(renewedAt) + lifeMs),
      }
    },
  }
}
