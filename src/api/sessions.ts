/** Coming in: sign-in, first set-up, invitations, passwords, single sign-on. Nobody guesses fast here. */
import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { me } from '../operations/members.ts'
import { ROLES } from '../records/member.ts'
import { Problem } from '../records/problems.ts'
import { about } from './about.ts'
import type { Door, SignedIn } from './door.ts'
import { parse } from './input.ts'
import { ROOT, urlOf } from './paths.ts'
import { refuseOtherSites, tokenOf, type WhoAsks } from './who-asks.ts'

const TAG = 'session'
/** By address and route. */
const SLOW = { max: 10, timeWindow: '1 minute' } as const

const password = z.string().min(1, 'type a password').max(200)
const name = z.string().trim().min(1, 'write your name').max(120)
const email = z.string().trim().min(1, 'write your e-mail address').max(200)

const credentials = z.object({ email, password })
const passwords = z.object({ currentPassword: password, newPassword: password })
const setUpAnswers = z.object({
  code: z.string().min(1, 'type the code that the terminal shows').max(100),
  organizationName: z.string().trim().min(1, 'name your organization').max(120),
  name,
  email: z.email('write an e-mail address').max(200),
  password,
})
const invitationAnswers = z.object({ name, password })
const link = z.object({ token: z.string().min(1).max(100) })

const signInPage = z.object({
  isSetUp: z.boolean(),
  organizationName: z.string().nullable(),
  oidc: z.object({ name: z.string(), url: z.string() }).nullable(),
  demoMembers: z.array(
    z.object({ name: z.string(), email: z.string(), role: z.string(), password: z.string() }),
  ),
})
const setUpPage = z.object({
  isNeeded: z.boolean(),
  /** Absent once it is not needed. */
  masterKey: z.object({ path: z.string().nullable(), keyId: z.string() }).optional(),
})
const invitationPage = z.object({
  email: z.string(),
  organizationName: z.string(),
  role: z.enum(ROLES),
})

export function mountSessions(app: FastifyInstance, door: Door, whoAsks: WhoAsks): void {
  const { access, baseUrl, needs } = door

  /** Answers as `GET /me` does. */
  async function welcome(
    reply: FastifyReply,
    signedIn: SignedIn,
    status: number,
  ): Promise<unknown> {
    const { output } = await me.call(needs, {}, signedIn.actor)
    giveCookies(reply, signedIn.cookies)
    return reply.code(status).send(output)
  }

  app.get(
    `${ROOT}/sign-in`,
    {
      config: {
        about: () =>
          about({
            name: 'get-sign-in',
            summary: 'Say how people sign in here.',
            tag: TAG,
            isPublic: true,
            output: signInPage,
          }),
      },
    },
    (_request, reply) => access.signInPage().then((page) => noStore(reply).send(page)),
  )

  app.post(
    `${ROOT}/session`,
    {
      config: {
        rateLimit: SLOW,
        about: () =>
          about({
            name: 'sign-in',
            summary: 'Sign in by e-mail address and password; sets the session cookie.',
            tag: TAG,
            isPublic: true,
            body: credentials,
            output: me.output,
          }),
      },
    },
    async (request, reply) => {
      refuseOtherSites(request, baseUrl)
      const given = parse(credentials, request.body)
      return welcome(reply, await access.signIn(given.email, given.password), 200)
    },
  )

  app.delete(
    `${ROOT}/session`,
    {
      config: {
        about: () => about({ name: 'sign-out', summary: 'Sign out.', tag: TAG, status: 204 }),
      },
    },
    async (request, reply) => {
      refuseOtherSites(request, baseUrl)
      giveCookies(reply, await access.signOut(request.headers.cookie ?? ''))
      return reply.code(204).send()
    },
  )

  app.post(
    `${ROOT}/password`,
    {
      config: {
        rateLimit: SLOW,
        about: () =>
          about({
            name: 'change-password',
            summary: 'Change my password; ends my other sessions.',
            tag: TAG,
            body: passwords,
            status: 204,
          }),
      },
    },
    async (request, reply) => {
      if (tokenOf(request) !== undefined) throw onlyAtBrowser()
      await whoAsks.actorOf(request)
      const given = parse(passwords, request.body)
      giveCookies(reply, await access.changePassword(request.headers.cookie ?? '', given))
      return reply.code(204).send()
    },
  )

  app.get(
    `${ROOT}/setup`,
    {
      config: {
        about: () =>
          about({
            name: 'get-setup',
            summary: 'Say whether the first set-up is still needed.',
            tag: TAG,
            isPublic: true,
            output: setUpPage,
          }),
      },
    },
    async (_request, reply) => {
      const isNeeded = !(await access.isSetUp())
      return noStore(reply).send(isNeeded ? { isNeeded, masterKey: door.masterKey } : { isNeeded })
    },
  )

  app.post(
    `${ROOT}/setup`,
    {
      config: {
        rateLimit: SLOW,
        about: () =>
          about({
            name: 'set-up',
            summary: 'Make the first admin, with the code that the terminal shows.',
            tag: TAG,
            isPublic: true,
            body: setUpAnswers,
            status: 201,
            output: me.output,
          }),
      },
    },
    async (request, reply) => {
      refuseOtherSites(request, baseUrl)
      return welcome(reply, await access.setUp(parse(setUpAnswers, request.body)), 201)
    },
  )

  app.get(
    urlOf(`${ROOT}/invitation/{token}`),
    {
      config: {
        rateLimit: SLOW,
        about: () =>
          about({
            name: 'get-invitation',
            summary: 'Show what an invitation link is for.',
            tag: TAG,
            isPublic: true,
            params: link,
            output: invitationPage,
          }),
      },
    },
    async (request, reply) => {
      const { token } = parse(link, request.params)
      return noStore(reply).send(await access.lookAtInvitation(token))
    },
  )

  app.post(
    urlOf(`${ROOT}/invitation/{token}`),
    {
      config: {
        rateLimit: SLOW,
        about: () =>
          about({
            name: 'accept-invitation',
            summary: 'Make my account by an invitation link, and sign in.',
            tag: TAG,
            isPublic: true,
            params: link,
            body: invitationAnswers,
            status: 201,
            output: me.output,
          }),
      },
    },
    async (request, reply) => {
      refuseOtherSites(request, baseUrl)
      const { token } = parse(link, request.params)
      const given = parse(invitationAnswers, request.body)
      return welcome(reply, await access.acceptInvitation(token, given), 201)
    },
  )
}

export function giveCookies(reply: FastifyReply, cookies: readonly string[]): void {
  if (cookies.length > 0) noStore(reply).header('set-cookie', [...cookies])
}

function noStore(reply: FastifyReply): FastifyReply {
  return reply.header('cache-control', 'no-store')
}

function onlyAtBrowser(): Problem {
  return new Problem({
    code: 'D-NOT-ALLOWED',
    message: 'An API token cannot change a password.',
    fix: 'Sign in at the browser to change it.',
  })
}
