/** Members and everything by which they come in: joined here once. */
import type { Clock, Log } from '../records/ports.ts'
import type { Database } from '../store/connect.ts'
import { findMemberOfUser } from '../store/members.ts'
import { listOrganizations } from '../store/organizations.ts'
import { createApiTokens } from './api-tokens.ts'
import { createAuth, OIDC_CALLBACK_PATH, OIDC_START_PATH, type Passwords } from './auth.ts'
import { createFirstStart, type SetUp } from './first-start.ts'
import { createInvitations } from './invitations.ts'
import { createMembership } from './membership.ts'
import { createNotices } from './notices.ts'
import { createSessions, type SignedIn } from './sessions.ts'
import type { Oidc, SingleSignOn, Way } from './single-sign-on.ts'
import { createUserAccounts } from './user-accounts.ts'

export interface MembersNeeds {
  readonly database: Pick<Database, 'db'>
  /** Where people reach the product, without a path. */
  readonly baseUrl: string
  /** Signs cookies; at least 32 characters, the same in every process. */
  readonly secret: string
  readonly clock: Clock
  readonly log: Log
  readonly passwords?: Passwords | undefined
  /** Undefined: no single sign-on. */
  readonly oidc?: Oidc | undefined
  readonly hasGoogleDrive: boolean
  /** What the terminal shows; undefined where this process sets nothing up. */
  readonly setupCode?: string | undefined
  /** Offered as buttons on the sign-in page: for the demo alone. */
  readonly demoMembers?: readonly DemoMember[] | undefined
}

export interface DemoMember {
  readonly name: string
  readonly email: string
  readonly role: string
  readonly password: string
}

export interface SignInPage {
  readonly isSetUp: boolean
  /** Null while there is none, or where several share the installation. */
  readonly organizationName: string | null
  readonly oidc: { readonly name: string; readonly url: string } | null
  readonly demoMembers: readonly DemoMember[]
}

export type MembersPart = ReturnType<typeof createMembers>

export function createMembers(needs: MembersNeeds) {
  const { database, baseUrl, clock, oidc, setupCode, demoMembers = [] } = needs
  const isMember = async (userId: string): Promise<boolean> =>
    (await findMemberOfUser(database.db, userId)) !== undefined
  const auth = createAuth({ ...needs, isMember })
  const accounts = createUserAccounts(auth, database)
  const sessions = createSessions(auth, database, clock)
  const apiTokens = createApiTokens(database, clock)
  const invitations = createInvitations({ database, clock, accounts, baseUrl })
  const membership = createMembership({
    database,
    clock,
    accounts,
    hasGoogleDrive: needs.hasGoogleDrive,
  })
  const firstStart = createFirstStart({ database, clock, accounts, invitations, setupCode })

  const oneByOne = inTurn()
  const singleSignOn =
    oidc &&
    onFirstUse(() =>
      import('./single-sign-on.ts').then(({ createSingleSignOn }) =>
        createSingleSignOn({ ...needs, auth, invitations, oidc }),
      ),
    )

  async function signInPage(): Promise<SignInPage> {
    const organizations = await listOrganizations(database.db)
    const [only] = organizations.length === 1 ? organizations : []
    return {
      isSetUp: organizations.length > 0,
      organizationName: only?.name ?? null,
      oidc: oidc ? { name: oidc.name, url: OIDC_START_PATH } : null,
      demoMembers,
    }
  }

  return {
    members: { ...membership, ...invitations.forAdmins },
    tokens: apiTokens.tokens,
    notices: createNotices(database, clock),
    access: {
      ...sessions,
      signInPage,
      singleSignOn,
      isSetUp: () => firstStart.isSetUp(),
      actorOfToken: (token: string) => apiTokens.actorOfToken(token),
      lookAtInvitation: (secret: string) => invitations.look(secret),
      async setUp(answers: SetUp): Promise<SignedIn> {
        const admin = await oneByOne(() => firstStart.setUp(answers))
        return sessions.signIn(admin.email, answers.password)
      },
      async acceptInvitation(
        secret: string,
        answers: { readonly name: string; readonly password: string },
      ): Promise<SignedIn> {
        const member = await oneByOne(() => invitations.accept(secret, answers))
        return sessions.signIn(member.email, answers.password)
      },
    },
    ...firstStart.operator,
  }
}

/**
 * An account is made on a connection of its own inside a transaction on another: ten at once would hold all connections
 * and wait for an eleventh.
 */
function inTurn(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = last.then(work)
    last = mine.catch(() => undefined)
    return mine
  }
}

/** Most installations have no identity provider, and nobody signs in at a start: its code is loaded when it is wanted. */
function onFirstUse(load: () => Promise<SingleSignOn>) {
  let loaded: Promise<SingleSignOn> | undefined
  return {
    startPath: OIDC_START_PATH,
    callbackPath: OIDC_CALLBACK_PATH,
    start: async (next: string): Promise<Way> => (await (loaded ??= load())).start(next),
    finish: async (request: Parameters<SingleSignOn['finish']>[0]): Promise<Way> =>
      (await (loaded ??= load())).finish(request),
  }
}
