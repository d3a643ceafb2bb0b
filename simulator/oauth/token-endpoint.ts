// `POST /oauth2/generate-customer-token`: a code or a refresh token becomes an access token; query or form will do.
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { basicCredential, sameText } from '../credentials.ts'
import { OAuthError } from './oauth-error.ts'
import type { Tokens } from './tokens.ts'

export interface OAuthClient {
  readonly clientId: string
  readonly clientSecret: string
}

const parameters = z.object({
  grant_type: z.string(),
  code: z.string().optional(),
  redirect_uri: z.string().optional(),
  code_verifier: z.string().optional(),
  refresh_token: z.string().optional(),
  /** Seconds; Gong's own parameter. */
  validity_duration: z.coerce.number().int().positive().optional(),
})

type Parameters = z.output<typeof parameters>

export function mountTokenEndpoint(
  app: FastifyInstance,
  tokens: Tokens,
  client: OAuthClient,
  customerBaseUrl: () => string,
): void {
  const credential = `Basic ${basicCredential(client.clientId, client.clientSecret)}`

  app.post('/oauth2/generate-customer-token', async (request, reply) => {
    if (!sameText(request.headers.authorization ?? '', credential)) {
      throw new OAuthError('invalid_client', 'The client id or the client secret is wrong.')
    }
    const sent = parameters.safeParse({ ...objectOf(request.query), ...objectOf(request.body) })
    if (!sent.success) {
      throw new OAuthError('invalid_request', 'grant_type is missing or a parameter is malformed.')
    }
    const pair = await tokenPair(tokens, sent.data)
    return reply.header('cache-control', 'no-store').send({
      ...pair,
      token_type: 'bearer',
      api_base_url_for_customer: customerBaseUrl(),
    })
  })
}

function tokenPair(tokens: Tokens, sent: Parameters) {
  const { grant_type: grantType, validity_duration: lifetimeSec } = sent
  switch (grantType) {
    case 'authorization_code': {
      const proof = { redirectUri: sent.redirect_uri, codeVerifier: sent.code_verifier }
      return tokens.redeem(required(sent.code, 'code'), proof, lifetimeSec)
    }
    case 'refresh_token':
      return tokens.refresh(required(sent.refresh_token, 'refresh_token'), lifetimeSec)
    default:
      throw new OAuthError('unsupported_grant_type', `Gong knows no grant type '${grantType}'.`)
  }
}

function required(value: string | undefined, name: string): string {
  if (!value) throw new OAuthError('invalid_request', `${name} is missing.`)
  return value
}

function objectOf(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {}
}
