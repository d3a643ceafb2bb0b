/**
 * Where Gong and Google send the browser back to. A window of its own tells the page that opened it and closes; a
 * browser that stayed in its tab goes on to where it came from.
 */
import type { FastifyInstance, FastifyReply } from 'fastify'
import { z } from 'zod'
import type { Door, FinishedOauth, OauthProvider } from './door.ts'
import { parse } from './input.ts'
import { withQuery } from '../records/own-path.ts'
import { nothingHere, sendProblem, tell } from './problems.ts'
import type { WhoAsks } from './who-asks.ts'

const PROVIDERS = { gong: 'Gong', google: 'Google Drive' } as const
const SCRIPT_PATH = '/oauth/close.js'

const answer = z.object({
  code: z.string().max(4_000).optional(),
  state: z.string().max(1_000).optional(),
  error: z.string().max(200).optional(),
  error_description: z.string().max(2_000).optional(),
})

/** What the page that opened the window hears, by BroadcastChannel and by postMessage. */
export interface OauthMessage {
  readonly type: 'carryover-oauth'
  readonly provider: OauthProvider
  /** Null when the state belongs to no attempt. */
  readonly attempt: string | null
  /** Null when it succeeded. */
  readonly problem: { readonly code: string; readonly message: string; readonly fix: string } | null
}

export function mountOauthCallbacks(app: FastifyInstance, door: Door, whoAsks: WhoAsks): void {
  for (const provider of ['gong', 'google'] as const) {
    app.get(`/oauth/${provider}/callback`, async (request, reply) => {
      if (!door.finishOauth) return sendProblem(request, reply, nothingHere())
      const given = parse(answer, request.query)
      try {
        const actor = await whoAsks.actorOrNobody(request)
        const finished = await door.finishOauth(
          provider,
          {
            code: given.code,
            state: given.state,
            error: given.error,
            errorDescription: given.error_description,
          },
          actor,
        )
        return goOn(reply, provider, finished)
      } catch (error) {
        const { code, detail, fix } = tell(error)
        door.log.error({ requestId: request.id, provider, error }, 'a callback failed')
        const problem = { code, message: detail, fix }
        return goOn(reply, provider, { attemptId: undefined, returnTo: undefined, problem })
      }
    })
  }

  app.get(SCRIPT_PATH, (_request, reply) =>
    reply
      .header('content-type', 'text/javascript; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(SCRIPT),
  )
}

function goOn(
  reply: FastifyReply,
  provider: OauthProvider,
  { attemptId, returnTo, problem }: FinishedOauth,
): FastifyReply {
  reply.header('cache-control', 'no-store')
  if (returnTo !== undefined) {
    const end = problem ? { problem: problem.code } : { connected: provider }
    return reply.redirect(
      withQuery(returnTo, { ...(attemptId && { attempt: attemptId }), ...end }),
      303,
    )
  }
  const message: OauthMessage = {
    type: 'carryover-oauth',
    provider,
    attempt: attemptId ?? null,
    // Named one by one: an error's message is not among the fields that JSON takes.
    problem: problem ? { code: problem.code, message: problem.message, fix: problem.fix } : null,
  }
  return reply.header('content-type', 'text/html; charset=utf-8').send(page(message))
}

function page(message: OauthMessage): string {
  const { problem, provider } = message
  const title = problem ? 'Not connected' : `${PROVIDERS[provider]} is connected`
  const says = problem
    ? `${problem.message} ${problem.fix}`
    : 'Carryover goes on where you came from.'
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark">
<title>${escaped(title)} · Carryover</title>
<style>body { font: 1rem/1.5 system-ui, sans-serif; max-width: 32rem; margin: 20vh auto; padding: 0 1.5rem }</style>
<body data-message="${escaped(JSON.stringify(message))}">
<h1>${escaped(title)}</h1>
<p>${escaped(says)}</p>
<p>You can close this window. <a href="/integrations">Go to the integrations</a></p>
<script src="${SCRIPT_PATH}"></script>
`
}

const SCRIPT = `const message = JSON.parse(document.body.dataset.message)
const channel = new BroadcastChannel('carryover-oauth')
channel.postMessage(message)
channel.close()
if (window.opener) window.opener.postMessage(message, window.location.origin)
window.close()
`

function escaped(text: string): string {
  const signs: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  }
  return text.replaceAll(/[&<>"']/g, (sign) => signs[sign] ?? sign)
}
