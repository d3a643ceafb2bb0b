// `GET /oauth2/authorize` and what follows in the browser: sign in, approve or deny, back to the app.
import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import type { CompanyState } from '../company.ts'
import { scopeSchema } from '../scopes.ts'
import type { GrantedScopes } from '../scopes.ts'
import type { WorldUser } from '../world.ts'
import { OAuthError } from './oauth-error.ts'
import { consentPage, errorPage, loginPage, refusalPage } from './pages.ts'
import type { Tokens } from './tokens.ts'

const PASSWORD = 'demo'
const LOOPBACK = new Set(['127.0.0.1', 'localhost', '[::1]'])

const client = z.object({ client_id: z.string(), redirect_uri: z.url({ protocol: /^http$/ }) })

const request = z.object({
  response_type: z.string().optional(),
  scope: z.string().default(''),
  state: z.string().optional(),
  code_challenge: z.string().optional(),
  code_challenge_method: z.string().optional(),
})

const login = z.object({ session: z.string(), email: z.string(), password: z.string() })
const decision = z.object({ session: z.string(), decision: z.enum(['approve', 'deny']) })

/** One browser on its way through the pages. */
interface Session {
  readonly redirectUri: string
  readonly state: string | undefined
  readonly scopes: readonly string[]
  readonly codeChallenge: string | undefined
  readonly user?: WorldUser
}

export function mountAuthorize(
  app: FastifyInstance,
  company: CompanyState,
  tokens: Tokens,
  granted: GrantedScopes,
  clientId: string,
): void {
  const { name } = company.world.company
  const users = () => company.users.items.filter(({ active, avatar }) => active && !avatar)
  const sessions = new Map<string, Session>()

  app.get('/oauth2/authorize', (received, reply) => {
    const known = client.safeParse(received.query)
    if (!known.success || known.data.client_id !== clientId) {
      return showError(reply, 'The app is not known here: client_id or redirect_uri is wrong.')
    }
    const redirectUri = known.data.redirect_uri
    if (!LOOPBACK.has(new URL(redirectUri).hostname)) {
      return showError(reply, 'The simulator sends people back to this computer only.')
    }
    const asked = request.safeParse(received.query)
    const state = asked.data?.state
    try {
      const session = randomUUID()
      sessions.set(session, { redirectUri, state, ...checked(asked.data ?? {}) })
      return show(reply, loginPage(name, users(), session))
    } catch (error) {
      if (!(error instanceof OAuthError)) throw error
      return back(reply, redirectUri, {
        error: error.code,
        error_description: error.message,
        state,
      })
    }
  })

  app.post('/oauth2/login', (received, reply) => {
    const sent = login.safeParse(received.body)
    const session = sessions.get(sent.data?.session ?? '')
    if (!sent.success || !session) return showError(reply, EXPIRED)
    const { email, password } = sent.data
    const wanted = email.trim().toLowerCase()
    const user = users().find(({ emailAddress }) => emailAddress.toLowerCase() === wanted)
    if (!user || password !== PASSWORD) {
      const sentence = 'This e-mail or password is wrong.'
      return show(reply.code(401), loginPage(name, users(), sent.data.session, sentence))
    }
    if (!user.technicalAdmin) return show(reply.code(403), refusalPage(user))
    sessions.set(sent.data.session, { ...session, user })
    return show(reply, consentPage(name, clientId, user, session.scopes, sent.data.session))
  })

  app.post('/oauth2/consent', (received, reply) => {
    const sent = decision.safeParse(received.body)
    const session = sessions.get(sent.data?.session ?? '')
    if (!sent.success || !session?.user) return showError(reply, EXPIRED)
    sessions.delete(sent.data.session)
    const { redirectUri, state, codeChallenge, user } = session
    if (sent.data.decision === 'deny') {
      return back(reply, redirectUri, { error: 'access_denied', state })
    }
    const scope = session.scopes.join(' ')
    const code = tokens.code({ userId: user.id, scope, redirectUri, codeChallenge })
    return back(reply, redirectUri, { code, state })
  })

  /** Scopes that the company does not grant at the moment are left out, as they are from the token. */
  function checked(asked: Partial<z.output<typeof request>>) {
    if (asked.response_type !== 'code') {
      throw new OAuthError('unsupported_response_type', 'Only response_type=code is supported.')
    }
    if (asked.code_challenge !== undefined && asked.code_challenge_method !== 'S256') {
      throw new OAuthError('invalid_request', 'Only code_challenge_method=S256 is supported.')
    }
    const scopes = z.array(scopeSchema).min(1).safeParse(asked.scope?.split(/\s+/).filter(Boolean))
    if (!scopes.success) {
      throw new OAuthError('invalid_scope', 'scope is missing or names a scope unknown to Gong.')
    }
    return {
      scopes: scopes.data.filter((scope) => granted.has(scope)),
      codeChallenge: asked.code_challenge,
    }
  }
}

const EXPIRED = 'This page is too old. Start again from the app.'

function show(reply: FastifyReply, html: string): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'")
    .send(html)
}

function showError(reply: FastifyReply, sentence: string): FastifyReply {
  return show(reply.code(400), errorPage(sentence))
}

function back(
  reply: FastifyReply,
  redirectUri: string,
  result: Readonly<Record<string, string | undefined>>,
): FastifyReply {
  const url = new URL(redirectUri)
  for (const [name, value] of Object.entries(result)) {
    if (value !== undefined) url.searchParams.set(name, value)
  }
  return reply.redirect(url.href, 302)
}
