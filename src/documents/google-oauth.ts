/** Google's sign-in: where a person gives permission to read their Drive, and what that permission becomes. */
import type { OAuth2Client } from 'google-auth-library'
import { z } from 'zod'
import type { OauthProvider } from '../connections/oauth-provider.ts'
import type { Clock } from '../records/ports.ts'
import { notAsDocumented, signInProblem } from './google-problems.ts'

/** What an operator registers at Google, and where Google is if not at its own addresses. */
export interface GoogleClient {
  readonly clientId: string
  readonly clientSecret: string
  readonly baseUrl?: string | undefined
}

/** What is kept, encrypted, of a person's permission. */
export const googleTokens = z.object({
  kind: z.literal('google'),
  accessToken: z.string(),
  refreshToken: z.string(),
  /** Of the access token. */
  expiresAt: z.iso.datetime(),
})
export type GoogleTokens = z.infer<typeof googleTokens>

/** Reads, and nothing else. */
export const GOOGLE_SCOPE = 'https://www.googleapis.com/auth/drive.readonly'

export function createGoogleProvider(client: GoogleClient, clock: Clock): OauthProvider {
  return {
    authorizeUrl({ state, challenge, redirectUri }) {
      const query = new URLSearchParams({
        client_id: client.clientId,
        response_type: 'code',
        scope: GOOGLE_SCOPE,
        redirect_uri: redirectUri,
        state,
        code_challenge: challenge,
        code_challenge_method: 'S256',
        // Only so does Google give what renews the permission, a second time as well.
        access_type: 'offline',
        prompt: 'consent',
      })
      return `${placesOf(client).authUrl}?${query.toString()}`
    },

    async exchange({ code, verifier, redirectUri }) {
      const google = await openGoogleClient(client)
      const { tokens } = await google
        .getToken({ code, codeVerifier: verifier, redirect_uri: redirectUri })
        .catch((error: unknown) => {
          throw signInProblem(error)
        })
      const secret = keptTokens(tokens, undefined, clock)
      return {
        method: 'google',
        baseUrl: placesOf(client).driveUrl,
        companyKey: 'google',
        companyName: null,
        userCount: null,
        checks: null,
        secret,
        expiresAt: new Date(secret.expiresAt),
      }
    },
  }
}

/** The library is large, and few need it: loaded on first use. */
export async function openGoogleClient(client: GoogleClient): Promise<OAuth2Client> {
  const { OAuth2Client } = await import('google-auth-library')
  const { authUrl, tokenUrl, revokeUrl } = placesOf(client)
  return new OAuth2Client({
    clientId: client.clientId,
    clientSecret: client.clientSecret,
    endpoints: { oauth2AuthBaseUrl: authUrl, oauth2TokenUrl: tokenUrl, oauth2RevokeUrl: revokeUrl },
  })
}

export function placesOf({ baseUrl }: GoogleClient) {
  const at = (own: string, path: string): string =>
    baseUrl === undefined ? own : new URL(path, baseUrl).href
  return {
    authUrl: at('https://accounts.google.com/o/oauth2/v2/auth', '/o/oauth2/v2/auth'),
    tokenUrl: at('https://oauth2.googleapis.com/token', '/token'),
    revokeUrl: at('https://oauth2.googleapis.com/revoke', '/revoke'),
    driveUrl: at('https://www.googleapis.com/', '/'),
  }
}

const given = z.object({
  access_token: z.string().min(1),
  refresh_token: z.string().min(1).nullish(),
  expiry_date: z.number().nullish(),
})
const HOUR_MS = 3_600_000

/** A renewal brings an access token; the token that renews stays the same unless Google gives another. */
export function keptTokens(
  tokens: unknown,
  refreshToken: string | undefined,
  clock: Clock,
): GoogleTokens {
  const read = given.safeParse(tokens)
  const renewing = read.data?.refresh_token ?? refreshToken
  if (!read.success || renewing === undefined) throw notAsDocumented(read.error)
  const expiresAt = new Date(read.data.expiry_date ?? clock.now().getTime() + HOUR_MS)
  return {
    kind: 'google',
    accessToken: read.data.access_token,
    refreshToken: renewing,
    expiresAt: expiresAt.toISOString(),
  }
}
