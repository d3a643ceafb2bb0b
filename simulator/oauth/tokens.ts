// Codes, access tokens (a JWT that names the approving user) and refresh tokens. Codes and refresh tokens work once.
import { createHash, randomBytes } from 'node:crypto'
import { jwtVerify, SignJWT } from 'jose'
import type { Clock } from '../clock.ts'
import { OAuthError } from './oauth-error.ts'

const CODE_LIFETIME_MS = 10 * 60_000
const ACCESS_LIFETIME_SEC = 86_400

/** What a technical admin has approved. */
interface Approval {
  readonly userId: string
  readonly scope: string
  readonly redirectUri: string
  readonly codeChallenge: string | undefined
}

interface TokenPair {
  readonly access_token: string
  readonly refresh_token: string
  readonly expires_in: number
  readonly scope: string
}

export interface Tokens {
  code(approval: Approval): string
  redeem(
    code: string,
    proof: { redirectUri?: string | undefined; codeVerifier?: string | undefined },
    lifetimeSec?: number,
  ): Promise<TokenPair>
  refresh(refreshToken: string, lifetimeSec?: number): Promise<TokenPair>
  /** Undefined for what is not an access token of ours, or has expired. */
  scopesOf(accessToken: string): Promise<ReadonlySet<string> | undefined>
}

type Grant = Pick<Approval, 'userId' | 'scope'>

/** `lifeSec`: of access tokens whose client does not ask for another. */
export function createTokens(clock: Clock, lifeSec = ACCESS_LIFETIME_SEC): Tokens {
  const key = randomBytes(32)
  const codes = new Map<string, Approval & { readonly expiresMs: number }>()
  const refreshTokens = new Map<string, Grant>()

  async function pair(grant: Grant, lifetimeSec = lifeSec): Promise<TokenPair> {
    const nowSec = Math.floor(clock.nowMs() / 1000)
    const refreshToken = secret()
    refreshTokens.set(refreshToken, grant)
    const accessToken = await new SignJWT({ uid: grant.userId, scope: grant.scope, jti: secret() })
      .setProtectedHeader({ alg: 'HS256' })
      .setIssuedAt(nowSec)
      .setExpirationTime(nowSec + lifetimeSec)
      .sign(key)
    return {
      access_token: accessToken,
      refresh_token: refreshToken,
      expires_in: lifetimeSec,
      scope: grant.scope,
    }
  }

  return {
    code(approval) {
      const code = secret()
      codes.set(code, { ...approval, expiresMs: clock.nowMs() + CODE_LIFETIME_MS })
      return code
    },

    async redeem(code, { redirectUri, codeVerifier }, lifetimeSec) {
      const approval = codes.get(code)
      codes.delete(code)
      if (!approval || approval.expiresMs <= clock.nowMs()) {
        throw new OAuthError('invalid_grant', 'The code is unknown, used or older than 10 minutes.')
      }
      if (redirectUri !== approval.redirectUri) {
        throw new OAuthError('invalid_grant', 'redirect_uri is not the one of the authorization.')
      }
      const { codeChallenge } = approval
      if (codeChallenge !== undefined && challengeOf(codeVerifier ?? '') !== codeChallenge) {
        throw new OAuthError('invalid_grant', 'code_verifier does not fit the code_challenge.')
      }
      return pair({ userId: approval.userId, scope: approval.scope }, lifetimeSec)
    },

    async refresh(refreshToken, lifetimeSec) {
      const grant = refreshTokens.get(refreshToken)
      if (!refreshTokens.delete(refreshToken) || !grant) {
        throw new OAuthError('invalid_grant', 'The refresh token is unknown or already used.')
      }
      return pair(grant, lifetimeSec)
    },

    async scopesOf(accessToken) {
      try {
        const currentDate = new Date(clock.nowMs())
        const options = { algorithms: ['HS256'], currentDate }
        const { payload } = await jwtVerify<{ scope: string }>(accessToken, key, options)
        return new Set(payload.scope.split(' '))
      } catch {
        return undefined
      }
    },
  }
}

function secret(): string {
  return randomBytes(24).toString('base64url')
}

function challengeOf(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url')
}
