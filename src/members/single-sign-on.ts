/**
 * Single sign-on with an OpenID Connect provider that the operator has set. Whoever comes from there becomes a member by
 * an open invitation for their verified address, or by the operator's default role; nobody else gets in.
 */
import { type BetterAuthOptions, betterAuth } from 'better-auth'
import { genericOAuth } from 'better-auth/plugins/generic-oauth'
import type { Role } from '../records/member.ts'
import { ownPath } from '../records/own-path.ts'
import { Problem } from '../records/problems.ts'
import type { Clock } from '../records/ports.ts'
import { isInvited } from '../store/invitations.ts'
import { findMemberOfUser, insertMember } from '../store/members.ts'
import { listOrganizations } from '../store/organizations.ts'
import { type Auth, type AuthNeeds, authOptions, OIDC_CALLBACK_PATH } from './auth.ts'
import { normalEmail } from '../records/email-address.ts'
import type { Invitations } from './invitations.ts'

export interface Oidc {
  /** As `https://login.example.com`, or the whole address of the discovery document. */
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** What people call it: "Sign in with …". */
  readonly name: string
  /** For those without an invitation; nobody comes in so without it. */
  readonly defaultRole?: Role | undefined
  /** Every address that it tells is its owner's, even when it does not say `email_verified`. */
  readonly trustsEmail?: boolean | undefined
}

export interface SingleSignOnNeeds extends Omit<AuthNeeds, 'isMember'> {
  readonly clock: Clock
  /** Finds users; the same tables. */
  readonly auth: Auth
  readonly invitations: Pick<Invitations, 'acceptFor'>
  readonly oidc: Oidc
}

/** Where the browser goes next, and the `Set-Cookie` headers that it takes along. */
export interface Way {
  readonly location: string
  readonly cookies: readonly string[]
}

export interface SingleSignOn {
  /** To the provider; `next` is the path to go on at afterwards. D-UNREACHABLE when it cannot be found. */
  start(next: string): Promise<Way>
  /** Back from the provider: signed in, or to `/login?problem=…` with a `SignInProblem`. */
  finish(request: { readonly query: string; readonly cookie: string }): Promise<Way>
}

const PROVIDER = 'oidc'

/** What the page says of each is the page's affair. */
type SignInProblem = 'not-invited' | 'email-not-verified' | 'denied' | 'expired' | 'failed'

const PROBLEM_OF_ERROR: Readonly<Record<string, SignInProblem>> = {
  not_invited: 'not-invited',
  unable_to_create_session: 'not-invited',
  email_not_verified: 'email-not-verified',
  account_not_linked: 'email-not-verified',
  email_not_found: 'email-not-verified',
  access_denied: 'denied',
  state_not_found: 'expired',
  state_mismatch: 'expired',
  state_security_mismatch: 'expired',
  please_restart_the_process: 'expired',
  invalid_code: 'expired',
}

export function createSingleSignOn(needs: SingleSignOnNeeds): SingleSignOn {
  const { baseUrl, oidc, log } = needs
  let client: Promise<Client> | undefined

  /** Made at the first sign-in, and again while the provider could not be found. */
  function found(): Promise<Client> {
    client ??= createClient(needs).catch((error: unknown) => {
      client = undefined
      throw error
    })
    return client
  }

  return {
    async start(next) {
      const { auth } = await found()
      const { headers, response } = await auth.api.signInSocial({
        body: { provider: PROVIDER, callbackURL: next, errorCallbackURL: '/login' },
        headers: new Headers(),
        returnHeaders: true,
      })
      if (response.url === undefined) throw notReachable(oidc)
      return { location: response.url, cookies: headers.getSetCookie() }
    },

    async finish({ query, cookie }) {
      const { auth } = await found()
      const answer = await auth.handler(
        new Request(`${baseUrl}${OIDC_CALLBACK_PATH}?${query}`, { headers: { cookie } }),
      )
      const cookies = answer.headers.getSetCookie()
      const location = new URL(answer.headers.get('location') ?? '/login?error=no_answer', baseUrl)
      const error = location.searchParams.get('error')
      if (error === null) {
        return { location: ownPath(location.pathname + location.search), cookies }
      }
      const problem = PROBLEM_OF_ERROR[error] ?? 'failed'
      log.warn(
        { part: 'sign-in', error, problem },
        'a sign-in at the identity provider came to nothing',
      )
      return { location: `/login?problem=${problem}`, cookies }
    },
  }
}

type Client = Awaited<ReturnType<typeof createClient>>

async function createClient(needs: SingleSignOnNeeds) {
  const { oidc } = needs
  const options = authOptions({ ...needs, isMember: (userId) => admit(needs, userId) })
  const auth = betterAuth({
    ...options,
    user: { validateUserInfo: ({ user, source }) => judge(needs, user, source.action) },
    plugins: [
      genericOAuth({
        config: [
          {
            providerId: PROVIDER,
            name: oidc.name,
            discoveryUrl: discoveryUrl(oidc),
            clientId: oidc.clientId,
            clientSecret: oidc.clientSecret,
            scopes: ['openid', 'email', 'profile'],
            requireIdTokenVerification: true,
            // Some providers write the word "false", which would count as true.
            mapProfileToUser: (profile) => ({
              emailVerified:
                oidc.trustsEmail === true || String(profile['email_verified']) === 'true',
            }),
          },
        ],
      }),
    ],
  } satisfies BetterAuthOptions)
  // A provider whose discovery document cannot be read is left out, with nothing but a line in the log.
  const { socialProviders } = await auth.$context
  if (!socialProviders.some(({ id }) => id === PROVIDER)) throw notReachable(oidc)
  return { auth }
}

/** Before an account is made or tied to a member: is the address proven, and is anybody waiting for it? */
async function judge(
  { database, clock, oidc }: SingleSignOnNeeds,
  user: { readonly email?: string | undefined; readonly emailVerified?: boolean | undefined },
  action: 'create-user' | 'link-account' | 'sign-in',
): Promise<{ readonly error: string } | undefined> {
  if (action === 'sign-in') return undefined
  if (user.emailVerified !== true || user.email === undefined)
    return { error: 'email_not_verified' }
  if (action === 'link-account' || oidc.defaultRole !== undefined) return undefined
  const invited = await isInvited(database.db, normalEmail(user.email), clock.now())
  return invited ? undefined : { error: 'not_invited' }
}

/** Before a session: makes the user a member where an invitation or the default role allows it. */
async function admit(
  { database: { db }, auth, invitations, oidc }: SingleSignOnNeeds,
  userId: string,
): Promise<boolean> {
  if (await findMemberOfUser(db, userId)) return true
  const { internalAdapter } = await auth.$context
  const user = await internalAdapter.findUserById(userId)
  if (!user?.emailVerified) return false
  const email = normalEmail(user.email)
  const name = user.name || email
  if (await invitations.acceptFor(email, { userId, name })) return true
  const [organization, ...others] = await listOrganizations(db)
  // With several organizations nobody could say which one is meant.
  if (oidc.defaultRole === undefined || !organization || others.length > 0) return false
  const organizationId = organization.organization_id
  await insertMember(db, { organizationId, userId, email, name, role: oidc.defaultRole })
  return true
}

const DISCOVERY = '/.well-known/openid-configuration'

function discoveryUrl({ issuer }: Oidc): string {
  return issuer.includes(DISCOVERY) ? issuer : issuer.replace(/\/$/, '') + DISCOVERY
}

function notReachable({ name }: Oidc): Problem {
  return new Problem({
    code: 'D-UNREACHABLE',
    message: `${name} could not be reached, or does not say how to sign in.`,
    fix: 'Try again in a minute; an operator can check the address of the identity provider.',
  })
}
