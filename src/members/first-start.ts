/** How an installation gets its first people: set-up by a code from the terminal, by the environment, or as a demo. */
import { type Actor, type Role, SCOPES } from '../records/member.ts'
import type { Clock } from '../records/ports.ts'
import { Problem, usage } from '../records/problems.ts'
import type { Database } from '../store/connect.ts'
import { findMemberByEmail, insertMember, type StoredMember } from '../store/members.ts'
import { insertOrganization, listOrganizations, lockFirstStart } from '../store/organizations.ts'
import { hasToken, insertToken } from '../store/tokens.ts'
import { normalEmail } from '../records/email-address.ts'
import { actorOf } from './actor.ts'
import { hintOf } from './api-tokens.ts'
import { type Invitations, OPERATOR } from './invitations.ts'
import { hashOf, isSame } from './secrets.ts'
import type { UserAccounts } from './user-accounts.ts'

export interface FirstStartNeeds {
  readonly database: Pick<Database, 'db'>
  readonly clock: Clock
  readonly accounts: UserAccounts
  readonly invitations: Pick<Invitations, 'make'>
  /** Shown in the terminal; undefined where this process sets nothing up. */
  readonly setupCode: string | undefined
}

export interface SetUp {
  readonly code: string
  readonly organizationName: string
  readonly name: string
  readonly email: string
  readonly password: string
}

export interface Bootstrap {
  readonly email: string
  readonly password: string
  /** The part of the address before the @ unless given. */
  readonly name?: string | undefined
  /** Becomes an API token with all scopes. */
  readonly token?: string | undefined
  readonly organizationName?: string | undefined
}

/** A code that was missed this often is worth nothing any more. */
const TRIES = 20
const SHORTEST_TOKEN = 8

export function createFirstStart(needs: FirstStartNeeds) {
  const { database, clock, accounts, invitations, setupCode } = needs
  const { db } = database
  let misses = 0

  function checkCode(code: string): void {
    if (setupCode === undefined || misses >= TRIES) {
      throw new Problem({
        code: 'D-SIGN-IN',
        message: 'The set-up code of this start is not good any more.',
        fix: 'Start Carryover again: the terminal shows a new one.',
      })
    }
    if (isSame(code.trim(), setupCode)) return
    misses += 1
    throw new Problem({
      code: 'D-SIGN-IN',
      message: 'This is not the set-up code.',
      fix: 'Look at the terminal in which Carryover was started: it shows the code.',
    })
  }

  async function addMember(
    trx: typeof db,
    member: {
      readonly organizationId: string
      readonly name: string
      readonly email: string
      readonly role: Role
      readonly password: string
    },
  ): Promise<StoredMember> {
    const { organizationId, name, role, password } = member
    const email = normalEmail(member.email)
    const userId = await accounts.create({ email, name, password })
    return insertMember(trx, { organizationId, userId, email, name, role })
  }

  async function addToken(trx: typeof db, admin: StoredMember, token: string): Promise<void> {
    const tokenHash = hashOf(token)
    if (await hasToken(trx, tokenHash)) return
    await insertToken(trx, {
      organizationId: admin.organization_id,
      memberId: admin.member_id,
      name: 'First start',
      tokenHash,
      hint: hintOf(token),
      scopes: SCOPES,
      createdAt: clock.now(),
      expiresAt: null,
    })
  }

  return {
    async isSetUp(): Promise<boolean> {
      return (await listOrganizations(db)).length > 0
    },

    /** The first organization with its admin. D-SIGN-IN for a wrong code, D-CONFLICT when there is one already. */
    async setUp({ code, organizationName, ...admin }: SetUp): Promise<StoredMember> {
      checkCode(code)
      return db.transaction().execute(async (trx) => {
        await lockFirstStart(trx)
        if ((await listOrganizations(trx)).length > 0) throw isSetUpAlready()
        const organizationId = await insertOrganization(trx, { name: organizationName })
        return addMember(trx, { ...admin, organizationId, role: 'admin' })
      })
    },

    /** For whoever runs the program. */
    operator: {
      /** What the environment asks for, once: what is there already stays as it is. */
      async bootstrap({
        email,
        password,
        name = email.split('@')[0] ?? email,
        token,
        organizationName = 'My organization',
      }: Bootstrap): Promise<Actor> {
        if (token !== undefined && token.length < SHORTEST_TOKEN) {
          throw usage(
            `The API token for the first start has fewer than ${SHORTEST_TOKEN} characters.`,
            'Choose a long random one.',
          )
        }
        return db.transaction().execute(async (trx) => {
          await lockFirstStart(trx)
          const known = await findMemberByEmail(trx, normalEmail(email))
          const [first] = await listOrganizations(trx)
          const organizationId =
            first?.organization_id ?? (await insertOrganization(trx, { name: organizationName }))
          const admin =
            known ??
            (await addMember(trx, {
              organizationId,
              name,
              email,
              role: 'admin',
              password,
            }))
          if (token !== undefined) await addToken(trx, admin, token)
          return actorOf(admin)
        })
      },

      /** A further organization, empty but for the link that lets its first admin in. */
      createOrganization: async ({
        name,
        adminEmail,
      }: {
        readonly name: string
        readonly adminEmail: string
      }): Promise<{ readonly organizationId: string; readonly url: string }> => {
        return db.transaction().execute(async (trx) => {
          const organizationId = await insertOrganization(trx, { name })
          const { url } = await invitations.make(trx, {
            organizationId,
            email: adminEmail,
            role: 'admin',
            invitedBy: OPERATOR,
          })
          return { organizationId, url }
        })
      },

      /** A member that needs no invitation, for the demo and for tests; the same one the second time. */
      async seedMember(member: {
        readonly organizationId: string
        readonly name: string
        readonly email: string
        readonly role: Role
        readonly password: string
      }): Promise<Actor> {
        const known = await findMemberByEmail(db, normalEmail(member.email))
        return actorOf(known ?? (await db.transaction().execute((trx) => addMember(trx, member))))
      },
    },
  }
}

function isSetUpAlready(): Problem {
  return new Problem({
    code: 'D-CONFLICT',
    message: 'Carryover is set up already.',
    fix: 'Sign in, or ask an admin for an invitation.',
  })
}
