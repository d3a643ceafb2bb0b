// `GET /o/oauth2/v2/auth`, the page where a person allows or denies, and `POST /token`.
import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import { SCOPE } from './tokens.ts'
import type { Tokens } from './tokens.ts'

interface Client {
  readonly clientId: string
  readonly clientSecret: string
}

const asked = z.object({
  client_id: z.string(),
  redirect_uri: z.url({ protocol: /^http$/, hostname: /^(127\.0\.0\.1|localhost)$/ }),
  response_type: z.literal('code'),
  scope: z.literal(SCOPE),
  state: z.string().min(1),
  access_type: z.string().optional(),
  code_challenge: z.string().optional(),
  code_challenge_method: z.literal('S256').optional(),
})

const decided = asked.extend({ decision: z.enum(['allow', 'deny']) })

const exchange = z.object({
  grant_type: z.literal('authorization_code'),
  code: z.string(),
  redirect_uri: z.string(),
  code_verifier: z.string().optional(),
})
const renewal = z.object({ grant_type: z.literal('refresh_token'), refresh_token: z.string() })
const client = z.object({ client_id: z.string(), client_secret: z.string() })

export function mountSignIn(app: FastifyInstance, tokens: Tokens, known: Client): void {
  app.get('/o/oauth2/v2/auth', (request, reply) => {
    const ask = asked.safeParse(request.query)
    if (!ask.success || ask.data.client_id !== known.clientId) {
      return show(reply.code(400), '<h1>Access blocked</h1><p role="alert">Invalid request.</p>')
    }
    return show(reply, consentPage(ask.data))
  })

  app.post('/o/oauth2/v2/decide', (request, reply) => {
    const decision = decided.safeParse(request.body)
    if (!decision.success) return show(reply.code(400), '<h1>Something is missing</h1>')
    const { redirect_uri: redirectUri, state, code_challenge: challenge } = decision.data
    const back = new URL(redirectUri)
    back.searchParams.set('state', state)
    if (decision.data.decision === 'deny') back.searchParams.set('error', 'access_denied')
    else {
      const offline = decision.data.access_type === 'offline'
      back.searchParams.set('code', tokens.code({ redirectUri, challenge, offline }))
      back.searchParams.set('scope', SCOPE)
    }
    return reply.redirect(back.href, 302)
  })

  app.post('/token', (request, reply) => {
    const caller = client.safeParse(request.body).data
    if (caller?.client_id !== known.clientId || caller.client_secret !== known.clientSecret) {
      return reply.code(401).send({ error: 'invalid_client' })
    }
    const given = givenFor(request.body)
    return (
      given ?? reply.code(400).send({ error: 'invalid_grant', error_description: 'Bad Request' })
    )
  })

  app.post('/revoke', (request, reply) => {
    const sent = z
      .object({ token: z.string() })
      .safeParse({ ...toRecord(request.query), ...toRecord(request.body) })
    if (sent.success) tokens.revoke(sent.data.token)
    return reply.send({})
  })

  function givenFor(body: unknown) {
    const code = exchange.safeParse(body).data
    if (code) return tokens.redeem(code.code, code.redirect_uri, code.code_verifier)
    const token = renewal.safeParse(body).data
    return token && tokens.refresh(token.refresh_token)
  }
}

function toRecord(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {}
}

function consentPage(ask: z.output<typeof asked>): string {
  const hidden = Object.entries(ask)
    .map(([name, value = '']) => `<input type="hidden" name="${name}" value="${escape(value)}">`)
    .join('')
  return `<h1>Google (pretend)</h1>
<p>An app wants to <strong>see and download all your Google Drive files</strong>.</p>
<form method="post" action="/o/oauth2/v2/decide">${hidden}
<button name="decision" value="allow">Allow</button>
<button name="decision" value="deny">Deny</button></form>`
}

function show(reply: FastifyReply, body: string): FastifyReply {
  return reply
    .type('text/html; charset=utf-8')
    .header('content-security-policy', "default-src 'none'")
    .send(
      `<!doctype html><html lang="en"><title>Google (pretend)</title><body>${body}</body></html>`,
    )
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
