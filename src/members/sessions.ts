/** Sign-in by password, and the session that a cookie names: 7 days at most, 12 hours without use. */
import { APIError } from 'better-auth/api'
import { DEFAULTS } from '../records/defaults.ts'
import type { Actor } from '../records/member.ts'
import type { Clock } from '../records/ports.ts'
import { Problem, usage } from '../records/problems.ts'
import type { Database } from '../store/connect.ts'
import { createSignInTries } from './sign-in-tries.ts'
import { findMemberOfUser } from '../store/members.ts'
import { normalEmail } from '../records/email-address.ts'
import { actorOf } from './actor.ts'
import { type Auth, PASSWORD_LENGTH } from './auth.ts'

/** Who has signed in, and the `Set-Cookie` headers that tell the browser so. */
export interface SignedIn {
  readonly actor: Actor
  readonly cookies: readonly string[]
}

export interface Sessions {
  /** D-SIGN-IN, the same for an unknown address and a wrong password. */
  signIn(email: string, password: string): Promise<SignedIn>
  /** The `Set-Cookie` headers that take the cookie away. */
  signOut(cookie: string): Promise<readonly string[]>
  /** Ends all other sessions. */
  changePassword(
    cookie: string,
    passwords: { readonly currentPassword: string; readonly newPassword: string },
  ): Promise<readonly string[]>
  /** `cookie`: the request's header. Undefined when it names no session that still holds. */
  actorOfCookie(cookie: string): Promise<Actor | undefined>
}

const IDLE_MS = DEFAULTS.sessionIdleHours * 60 * 60_000
/** Use is written down this often at most. */
const NOTED_EVERY_MS = 10 * 60_000

export function createSessions(auth: Auth, { db }: Pick<Database, 'db'>, clock: Clock): Sessions {
  const tries = createSignInTries(clock)
  return {
    async signIn(email, password) {
      const body = { email: normalEmail(email), password }
      tries.check(body.email)
      const { headers, response } = await auth.api
        .signInEmail({ body, headers: new Headers(), returnHeaders: true })
        .catch((error: unknown) => {
          if (!isRefusal(error)) throw error
          tries.missed(body.email)
          throw refused()
        })
      const member = await findMemberOfUser(db, response.user.id)
      if (!member) throw refused()
      tries.forget(body.email)
      return { actor: actorOf(member), cookies: headers.getSetCookie() }
    },

    async signOut(cookie) {
      const { headers } = await auth.api.signOut({
        headers: new Headers({ cookie }),
        returnHeaders: true,
      })
      return headers.getSetCookie()
    },

    async changePassword(cookie, passwords) {
      const { headers } = await auth.api
        .changePassword({
          body: { ...passwords, revokeOtherSessions: true },
          headers: new Headers({ cookie }),
          returnHeaders: true,
        })
        .catch((error: unknown) => {
          throw (error instanceof APIError && passwordProblem(error)) || error
        })
      return headers.getSetCookie()
    },

    async actorOfCookie(cookie) {
      const signed = await auth.api
        .getSession({ headers: new Headers({ cookie }) })
        .catch((error: unknown) => {
          throw isRefusal(error) ? error : databaseAway(error)
        })
      if (!signed) return undefined
      const { internalAdapter } = await auth.$context
      const { token, updatedAt } = signed.session
      const now = clock.now()
      const unusedMs = now.getTime() - updatedAt.getTime()
      if (unusedMs > IDLE_MS) {
        await internalAdapter.deleteSession(token)
        return undefined
      }
      if (unusedMs > NOTED_EVERY_MS) await internalAdapter.updateSession(token, { updatedAt: now })
      const member = await findMemberOfUser(db, signed.user.id)
      return member && actorOf(member)
    },
  }
}

function isRefusal(error: unknown): boolean {
  return error instanceof APIError && error.statusCode >= 400 && error.statusCode < 500
}

/** better-auth keeps the cause to itself: a session is looked for in the database, and nowhere else. */
function databaseAway(cause: unknown): Problem {
  return new Problem({
    code: 'D-STORE',
    message: 'The database cannot be reached, so nobody can be known.',
    fix: 'Try again in a moment; an operator finds the reason in the log.',
    cause,
  })
}

function refused(): Problem {
  return new Problem({
    code: 'D-SIGN-IN',
    message: 'This e-mail address and password do not belong together.',
    fix: 'Check both, or ask an admin of your organization for a new invitation.',
  })
}

function passwordProblem({ body }: APIError): Problem | undefined {
  switch (body?.code ?? '') {
    case 'INVALID_PASSWORD':
      return usage('The current password is not right.', 'Type the password that you sign in with.')
    case 'PASSWORD_TOO_SHORT':
    case 'PASSWORD_TOO_LONG':
      return usage(
        'The new password is too short or too long.',
        `Use ${PASSWORD_LENGTH.min} to ${PASSWORD_LENGTH.max} characters.`,
      )
    case 'CREDENTIAL_ACCOUNT_NOT_FOUND':
      return new Problem({
        code: 'D-CONFLICT',
        message: 'You sign in with single sign-on and have no password here.',
        fix: 'Change the password where you sign in.',
      })
    default:
      return undefined
  }
}
