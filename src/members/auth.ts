/**
 * better-auth, set up for us: it keeps users, passwords, sessions and single sign-on accounts in the schema `auth`. Of its
 * routes none is offered; its functions are called.
 */
import { type BetterAuthOptions, betterAuth } from 'better-auth'
import { DEFAULTS } from '../records/defaults.ts'
import type { Log } from '../records/ports.ts'
import type { Database } from '../store/connect.ts'

export interface AuthNeeds {
  readonly database: Pick<Database, 'db'>
  /** Where people reach the product, without a path. */
  readonly baseUrl: string
  /** Signs cookies; at least 32 characters. */
  readonly secret: string
  readonly log: Log
  /** Asked before a session is made. Whoever is no member gets none. */
  readonly isMember: (userId: string) => Promise<boolean>
  /** better-auth's own (scrypt) where none are given. */
  readonly passwords?: Passwords | undefined
}

/** How passwords become hashes, and are held against them. */
export interface Passwords {
  hash(password: string): Promise<string>
  verify(given: { readonly hash: string; readonly password: string }): Promise<boolean>
}

/** Below this path lies what an identity provider sends the browser back to. */
const AUTH_PATH = '/auth'
/** Where the browser starts single sign-on. */
export const OIDC_START_PATH = `${AUTH_PATH}/oidc`
/** The operator registers this one with the provider. */
export const OIDC_CALLBACK_PATH = `${AUTH_PATH}/callback/oidc`
export const PASSWORD_LENGTH = { min: 8, max: 128 } as const

export type Auth = ReturnType<typeof createAuth>

export function createAuth(needs: AuthNeeds) {
  return betterAuth(authOptions(needs))
}

/** What both sign-in by password and single sign-on are made with. */
export function authOptions({ database, baseUrl, secret, log, isMember, passwords }: AuthNeeds) {
  return {
    appName: 'Carryover',
    baseURL: baseUrl,
    basePath: AUTH_PATH,
    secret,
    database: { db: database.db, type: 'postgres', schemaName: 'auth', transaction: true },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.min,
      maxPasswordLength: PASSWORD_LENGTH.max,
      ...(passwords && { password: passwords }),
    },
    // The end is fixed when it begins; idle ones end earlier, which sessions.ts sees to.
    session: { expiresIn: DEFAULTS.sessionDays * 24 * 60 * 60, disableSessionRefresh: true },
    advanced: {
      cookiePrefix: 'carryover',
      useSecureCookies: baseUrl.startsWith('https:'),
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax' },
      ipAddress: { disableIpTracking: true },
      // The migrations make the schema, and a test holds it against better-auth's own idea of it.
      database: { validateSchema: false },
    },
    databaseHooks: {
      session: {
        create: {
          before: async (session) => ((await isMember(session.userId)) ? undefined : false),
        },
      },
      account: {
        create: {
          // We ask the identity provider who somebody is, and nothing afterwards.
          before: (account) =>
            Promise.resolve({
              data: { ...account, accessToken: null, refreshToken: null, idToken: null },
            }),
        },
      },
    },
    account: { updateAccountOnSignIn: false },
    onAPIError: { errorURL: `${baseUrl}/login` },
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: {
      level: 'error',
      // Only the message: what comes with it may name a person.
      log: (level, message) => log.warn({ part: 'sign-in', level }, message),
    },
  } satisfies BetterAuthOptions
}
