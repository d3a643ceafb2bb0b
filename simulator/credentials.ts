// Who is asking: an access key (Basic) or an OAuth access token (Bearer), and which scopes it may use.
import { timingSafeEqual } from 'node:crypto'
import type { GrantedScopes, Scope } from './scopes.ts'

export interface Caller {
  may(scope: Scope): boolean
}

export interface AccessKey {
  readonly accessKey: string
  readonly accessKeySecret: string
}

export interface Credentials {
  /** Undefined for a missing, wrong or expired credential. */
  caller(authorization: string | undefined): Promise<Caller | undefined>
}

/** The scopes that an access token carries, undefined if it is not one of ours or too old. */
export type TokenScopes = (token: string) => Promise<ReadonlySet<string> | undefined>

export function createCredentials(
  key: AccessKey,
  granted: GrantedScopes,
  tokenScopes: TokenScopes,
): Credentials {
  const basic = basicCredential(key.accessKey, key.accessKeySecret)
  return {
    async caller(authorization = '') {
      const [, scheme = '', credential = ''] = /^(\w+) +(\S+)$/.exec(authorization) ?? []
      if (/^basic$/i.test(scheme) && sameText(credential, basic)) {
        return { may: (scope) => granted.has(scope) }
      }
      if (!/^bearer$/i.test(scheme)) return undefined
      const own = await tokenScopes(credential)
      return own && { may: (scope) => own.has(scope) && granted.has(scope) }
    },
  }
}

export function basicCredential(name: string, secret: string): string {
  return Buffer.from(`${name}:${secret}`).toString('base64')
}

export function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}
