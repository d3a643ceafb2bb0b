/** Who asks: a token if one is given, else the session of the cookie. */
import type { FastifyRequest } from 'fastify'
import type { Actor, Scope } from '../records/member.ts'
import { Problem } from '../records/problems.ts'
import type { Access } from './door.ts'

export interface WhoAsks {
  /** D-SIGN-IN when nobody has signed in; D-NOT-ALLOWED when another site sent the browser. */
  actorOf(request: FastifyRequest): Promise<Actor>
  /** Undefined when nobody has signed in. */
  actorOrNobody(request: FastifyRequest): Promise<Actor | undefined>
}

export function createWhoAsks(
  access: Pick<Access, 'actorOfCookie' | 'actorOfToken'>,
  baseUrl: string,
): WhoAsks {
  async function actorOrNobody(request: FastifyRequest): Promise<Actor | undefined> {
    const token = tokenOf(request)
    if (token !== undefined) return byToken(token)
    const { cookie } = request.headers
    if (cookie === undefined) return undefined
    refuseOtherSites(request, baseUrl)
    return access.actorOfCookie(cookie)
  }

  async function byToken(token: string): Promise<Actor> {
    const actor = await access.actorOfToken(token)
    if (actor) return actor
    throw new Problem({
      code: 'D-SIGN-IN',
      message: 'This API token is not good: it is unknown, revoked or past its time.',
      fix: 'Send "Authorization: Bearer <token>" with a token from Settings → API tokens.',
    })
  }

  return {
    actorOrNobody,
    async actorOf(request) {
      const actor = await actorOrNobody(request)
      if (actor) return actor
      throw new Problem({
        code: 'D-SIGN-IN',
        message: 'Nobody is signed in.',
        fix: 'Sign in, or send an API token.',
      })
    },
  }
}

/** For ordinary routes: operations check it themselves. */
export function requireScope(actor: Actor, scope: Scope): Actor {
  if (actor.scopes.includes(scope)) return actor
  throw new Problem({
    code: 'D-NOT-ALLOWED',
    message: `The API token lacks the scope "${scope}".`,
    fix: 'Make a token with this scope under Settings → API tokens.',
  })
}

/** Other kinds of authorization are meant for a proxy in front of us. */
export function tokenOf({ headers }: FastifyRequest): string | undefined {
  return /^Bearer +(.+)$/i.exec(headers.authorization ?? '')?.[1]
}

const LOOKS: readonly string[] = ['GET', 'HEAD', 'OPTIONS']

/**
 * A page of another site can make a browser send our cookie along. Browsers say where a changing request comes from;
 * programs say nothing, and nobody can borrow their cookie.
 */
export function refuseOtherSites(request: FastifyRequest, baseUrl: string): void {
  if (LOOKS.includes(request.method)) return
  const { origin, host, 'sec-fetch-site': site } = request.headers
  const isOwn =
    origin === undefined
      ? site === undefined || site === 'same-origin' || site === 'none'
      : hostOf(origin) !== undefined && [hostOf(baseUrl), host].includes(hostOf(origin))
  if (isOwn) return
  throw new Problem({
    code: 'D-NOT-ALLOWED',
    message: 'This request was sent by a page of another site.',
    fix: 'Open Carryover at its own address; an operator sets it as CARRYOVER_BASE_URL.',
  })
}

/** With the port; undefined for what is no address, as `null`. */
function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).host : undefined
}
