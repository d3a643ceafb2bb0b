// Codes that are good once, access tokens that end, and refresh tokens that stay until the person takes them back.
import { createHash, randomBytes } from 'node:crypto'

export interface Approval {
  readonly redirectUri: string
  readonly challenge: string | undefined
  /** Google gives a refresh token only to those who ask for one. */
  readonly offline: boolean
}

export interface GivenTokens {
  readonly access_token: string
  readonly refresh_token?: string
  readonly expires_in: number
  readonly scope: string
  readonly token_type: 'Bearer'
}

export const SCOPE = 'https://www.googleapis.com/auth/drive.readonly'

export interface Tokens {
  code(approval: Approval): string
  /** Undefined where the code, its address or its verifier is not right. */
  redeem(code: string, redirectUri: string, verifier: string | undefined): GivenTokens | undefined
  refresh(refreshToken: string): GivenTokens | undefined
  isGood(accessToken: string): boolean
  revoke(token: string): void
  revokeAll(): void
  expireAll(): void
}

export function createTokens(lifeSec: number): Tokens {
  const codes = new Map<string, Approval>()
  const refreshTokens = new Set<string>()
  /** When each ends. */
  const accessTokens = new Map<string, number>()

  function give(): Omit<GivenTokens, 'refresh_token'> {
    const token = `ya29.${random()}`
    accessTokens.set(token, Date.now() + lifeSec * 1_000)
    return { access_token: token, expires_in: lifeSec, scope: SCOPE, token_type: 'Bearer' }
  }

  return {
    code(approval) {
      const code = `4/${random()}`
      codes.set(code, approval)
      return code
    },
    redeem(code, redirectUri, verifier) {
      const approval = codes.get(code)
      codes.delete(code)
      if (approval?.redirectUri !== redirectUri) return undefined
      if (approval.challenge !== undefined && hash(verifier ?? '') !== approval.challenge) {
        return undefined
      }
      if (!approval.offline) return give()
      const refreshToken = `1//${random()}`
      refreshTokens.add(refreshToken)
      return { ...give(), refresh_token: refreshToken }
    },
    refresh(refreshToken) {
      if (!refreshTokens.has(refreshToken)) return undefined
      // Only the newest is good here, so that whoever keeps an old one is found out.
      accessTokens.clear()
      return give()
    },
    isGood: (accessToken) => (accessTokens.get(accessToken) ?? 0) > Date.now(),
    revoke(token) {
      refreshTokens.delete(token)
      accessTokens.clear()
    },
    revokeAll() {
      refreshTokens.clear()
      accessTokens.clear()
    },
    expireAll: () => accessTokens.clear(),
  }
}

function random(): string {
  return randomBytes(18).toString('base64url')
}

function hash(verifier: string): string {
  return createHash('sha256').update(verifier).digest('base64url')
}
