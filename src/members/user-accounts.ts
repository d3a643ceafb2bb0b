/** Accounts that people sign in with: made for an invitation, the first set-up or a demo; gone with the member. */
import { Problem, usage } from '../records/problems.ts'
import type { Database } from '../store/connect.ts'
import { findMemberOfUser } from '../store/members.ts'
import { type Auth, PASSWORD_LENGTH } from './auth.ts'

export interface NewUser {
  readonly email: string
  readonly name: string
  readonly password: string
}

export interface UserAccounts {
  /**
   * The id of a new user. D-CONFLICT when a member signs in with this address already, D-USAGE when the password is too
   * short or too long.
   */
  create(user: NewUser): Promise<string>
  /** Ends all sessions too. */
  remove(userId: string): Promise<void>
}

export function createUserAccounts(auth: Auth, { db }: Pick<Database, 'db'>): UserAccounts {
  return {
    async create({ email, name, password }) {
      checkPassword(password)
      const { internalAdapter, password: passwords } = await auth.$context
      const known = await internalAdapter.findUserByEmail(email)
      if (known) {
        if (await findMemberOfUser(db, known.user.id)) throw taken()
        // Left by a removal or a set-up that was cut off.
        await internalAdapter.deleteUser(known.user.id)
      }
      const hash = await passwords.hash(password)
      const user = await internalAdapter.createUser(
        // Whoever came by a link that was sent to this address, or by the code of the terminal, is believed.
        { email, name, emailVerified: true },
        { method: 'email-password' },
      )
      await internalAdapter.linkAccount({
        userId: user.id,
        providerId: 'credential',
        accountId: user.id,
        password: hash,
      })
      return user.id
    },

    async remove(userId) {
      const { internalAdapter } = await auth.$context
      await internalAdapter.deleteUser(userId)
    },
  }
}

function checkPassword(password: string): void {
  if (password.length < PASSWORD_LENGTH.min) {
    throw usage(
      `The password has fewer than ${PASSWORD_LENGTH.min} characters.`,
      'Choose a longer one; a few words in a row are easy to keep in mind.',
    )
  }
  if (password.length > PASSWORD_LENGTH.max) {
    throw usage(
      `The password has more than ${PASSWORD_LENGTH.max} characters.`,
      'Choose a shorter one.',
    )
  }
}

function taken(): Problem {
  return new Problem({
    code: 'D-CONFLICT',
    message: 'Somebody signs in with this e-mail address already.',
    fix: 'Sign in with it, or ask for an invitation to another address.',
  })
}
