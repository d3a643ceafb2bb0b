/**
 * Gong's OAuth on the wire: where a person is sent to approve, and the endpoint that gives and renews tokens. Tokens name
 * the address of their company's API, and a refresh token works once: its answer brings the next one.
 */
import { Agent, type Dispatcher, request } from 'undici'
import { z } from 'zod'
import type { Connection } from '../records/connection.ts'
import { DATA_TYPES } from '../records/data-types.ts'
import type { Clock } from '../records/ports.ts'
import { Problem } from '../records/problems.ts'
import { faultWaitMs } from './retry-after.ts'

/** What an operator registers in Gong. */
export interface OauthClient {
  readonly clientId: string
  readonly clientSecret: string
  /** Where people and tokens are asked: `https://app.gong.io`, never the company's API host. */
  readonly appUrl: URL
  /** Where a token can be made worthless; Gong documents no such place. */
  readonly revokeUrl?: URL
  /** How long access tokens shall live; a day, which is Gong's own choice, unless given. */
  readonly tokenLifeSec?: number
}

export interface Tokens {
  readonly accessToken: string
  readonly refreshToken: string
  readonly lifeMs: number
  /** As Gong named it, not checked; undefined where it named none. */
  readonly apiBaseUrl: string | undefined
}

export interface TokenEndpoint {
  /** Throws D-STATE when Gong does not know the code, or not any more. */
  redeem(approval: {
    readonly code: string
    readonly verifier: string
    readonly redirectUri: string
  }): Promise<Tokens>
  /** Throws D-REFRESH when Gong does not accept the token; it is never sent again then. */
  refresh(refreshToken: string): Promise<Tokens>
  /** Makes the token worthless where the client knows a place for that; else nothing. */
  revoke(refreshToken: string): Promise<void>
  close(): Promise<void>
}

/**
 * What is asked for by each kind of connection. A personal one reads all that the eleven types need; the shared one reads
 * calls and who may see them, and never a setting of the company.
 */
export const OAUTH_SCOPES = {
  personal: [...new Set(Object.values(DATA_TYPES).flatMap((type) => type.scopes))],
  shared: [
    'api:calls:read:basic',
    'api:calls:read:extensive',
    'api:calls:read:transcript',
    'api:users:read',
    'api:workspaces:read',
    'api:library:read',
    'api:call-user-access:read',
    'api:permission-profile:read',
  ],
} as const satisfies Readonly<Record<Connection['kind'], readonly string[]>>

/** `challenge`: SHA-256 of the PKCE verifier in base64url. */
export function authorizeUrl(
  { clientId, appUrl }: OauthClient,
  ask: {
    readonly scopes: readonly string[]
    readonly state: string
    readonly challenge: string
    readonly redirectUri: string
  },
): string {
  const query = {
    client_id: clientId,
    response_type: 'code',
    scope: ask.scopes.join(' '),
    redirect_uri: ask.redirectUri,
    state: ask.state,
    code_challenge: ask.challenge,
    code_challenge_method: 'S256',
  }
  // Gong documents spaces as %20, which URLSearchParams would write as +.
  const pairs = Object.entries(query).map(([name, value]) => `${name}=${encodeURIComponent(value)}`)
  return `${new URL('/oauth2/authorize', appUrl).href}?${pairs.join('&')}`
}

const TOKEN_PATH = '/oauth2/generate-customer-token'
/** A person waits in front of the first tries, and jobs wait behind them all. */
const TRIES = 4
const SILENCE_MS = 10_000
const DAY_SEC = 86_400

export function createTokenEndpoint(client: OauthClient, clock: Clock): TokenEndpoint {
  const agent = new Agent({
    connect: { timeout: SILENCE_MS },
    headersTimeout: SILENCE_MS,
    bodyTimeout: SILENCE_MS,
  })
  const credential = Buffer.from(`${client.clientId}:${client.clientSecret}`).toString('base64')

  async function grant(parameters: Readonly<Record<string, string>>): Promise<Answer> {
    const life = client.tokenLifeSec
    const response = await request(new URL(TOKEN_PATH, client.appUrl), {
      method: 'POST',
      dispatcher: agent,
      headers: { authorization: `Basic ${credential}`, accept: 'application/json' },
      // Gong documents the query, although most providers take these from the body.
      query: {
        ...parameters,
        client_id: client.clientId,
        ...(life !== undefined && { validity_duration: String(life) }),
      },
    })
    return { status: response.statusCode, body: await readJson(response) }
  }

  /** An answer that is worth judging: faults of the network and of Gong are tried again. */
  async function settledGrant(parameters: Readonly<Record<string, string>>): Promise<Answer> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        const answer = await grant(parameters)
        if (answer.status < 500 && answer.status !== 429) return answer
        if (attempt >= TRIES) throw unreachable(`it answered with status ${answer.status}`)
      } catch (cause) {
        if (cause instanceof Problem) throw cause
        if (attempt >= TRIES) throw unreachable(messageOf(cause), cause)
      }
      await clock.sleep(faultWaitMs(attempt))
    }
  }

  async function tokens(
    parameters: Readonly<Record<string, string>>,
    notAccepted: Problem,
  ): Promise<Tokens> {
    const { status, body } = await settledGrant(parameters)
    if (status !== 200) throw refusal(status, body, notAccepted)
    const read = tokenShape.safeParse(body)
    if (!read.success) throw odd(read.error)
    return {
      accessToken: read.data.access_token,
      refreshToken: read.data.refresh_token,
      lifeMs: read.data.expires_in * 1_000,
      apiBaseUrl: read.data.api_base_url_for_customer ?? undefined,
    }
  }

  return {
    redeem: ({ code, verifier, redirectUri }) =>
      tokens(
        {
          grant_type: 'authorization_code',
          code,
          redirect_uri: redirectUri,
          code_verifier: verifier,
        },
        codeNotAccepted(),
      ),
    refresh: (refreshToken) =>
      tokens({ grant_type: 'refresh_token', refresh_token: refreshToken }, tokenNotAccepted()),
    async revoke(refreshToken) {
      if (client.revokeUrl === undefined) return
      const { statusCode, body } = await request(client.revokeUrl, {
        method: 'POST',
        dispatcher: agent,
        headers: {
          authorization: `Basic ${credential}`,
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: new URLSearchParams({ token: refreshToken }).toString(),
      })
      await body.dump()
      if (statusCode >= 400) throw new Error(`The revoke endpoint answered with ${statusCode}.`)
    },
    close: () => agent.destroy(),
  }
}

interface Answer {
  readonly status: number
  /** Undefined where it was no JSON. */
  readonly body: unknown
}

const tokenShape = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1),
  expires_in: z.coerce.number().positive().default(DAY_SEC),
  api_base_url_for_customer: z.string().nullish(),
})
const errorShape = z.object({ error: z.string() })

async function readJson(response: Dispatcher.ResponseData): Promise<unknown> {
  const text = await response.body.text()
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Gong does not document these errors: RFC 6749's are understood, and a bare 401 is about the client, as there. */
function refusal(status: number, body: unknown, notAccepted: Problem): Problem {
  const error = errorShape.safeParse(body).data?.error
  if (error === 'invalid_client' || (status === 401 && error === undefined)) {
    return new Problem({
      code: 'D-REFUSED',
      message: 'Gong does not accept the OAuth client of this Carryover.',
      fix: 'Ask whoever runs it to compare GONG_OAUTH_CLIENT_ID and GONG_OAUTH_CLIENT_SECRET with the integration in Gong.',
      endpoint: `POST ${TOKEN_PATH}`,
    })
  }
  if (error === 'invalid_grant' || error === 'access_denied') return notAccepted
  return new Problem({
    code: 'D-REFUSED',
    message: `Gong refused to give a token with status ${status}${error === undefined ? '' : ` (${error})`}.`,
    fix: 'Try again; if it stays, compare the redirect URI and the scopes with the integration in Gong.',
    endpoint: `POST ${TOKEN_PATH}`,
  })
}

function codeNotAccepted(): Problem {
  return new Problem({
    code: 'D-STATE',
    message:
      'Gong did not accept what its own page sent back: it is older than ten minutes, or was used already.',
    fix: 'Connect again.',
    endpoint: `POST ${TOKEN_PATH}`,
  })
}

function tokenNotAccepted(): Problem {
  return new Problem({
    code: 'D-REFRESH',
    message: 'Could not renew the Gong login: Gong does not accept the stored permission any more.',
    fix: 'Connect again; if that does not help, look in Gong whether the app was removed.',
    endpoint: `POST ${TOKEN_PATH}`,
  })
}

function unreachable(why: string, cause?: unknown): Problem {
  return new Problem({
    code: 'D-UNREACHABLE',
    message: `Gong's token endpoint could not be reached in ${TRIES} tries: ${why}.`,
    fix: "Look at Gong's status page, and try again later; the connection stays as it is.",
    endpoint: `POST ${TOKEN_PATH}`,
    cause,
  })
}

function odd(cause: unknown): Problem {
  return new Problem({
    code: 'D-ANSWER',
    message: "Gong's answer with tokens is not as documented.",
    fix: 'Try again; if it stays, report it to the maintainers.',
    endpoint: `POST ${TOKEN_PATH}`,
    cause,
  })
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
