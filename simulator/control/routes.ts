// `/_simulator/*`: the strings behind the stage. Not part of Gong: no credentials, no rate limit, not in the request log.
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Clock } from '../clock.ts'
import type { CompanyState } from '../company.ts'
import type { SetFault } from '../fault-kinds.ts'
import { parseFaults } from '../faults.ts'
import type { Faults } from '../faults.ts'
import type { RequestLog } from '../request-log.ts'
import { scopeSchema } from '../scopes.ts'
import type { GrantedScopes } from '../scopes.ts'
import { mountCalls } from './calls.ts'
import { ControlError, jsonOf, read } from './control-body.ts'
import { mountShelves } from './shelves.ts'
import { worldNumbers } from './numbers.ts'

interface Parts {
  readonly company: CompanyState
  readonly clock: Clock
  readonly log: RequestLog
  readonly faults: Faults
  readonly granted: GrantedScopes
  readonly setFaults: (faults: readonly SetFault[]) => void
}

const clockBody = z.union(
  [
    z.strictObject({ now: z.iso.datetime({ offset: true }) }),
    z.strictObject({ advanceMs: z.number() }),
  ],
  'expected {"now": ISO date-time} or {"advanceMs": number}',
)

const scopesBody = z.union(
  [
    z.strictObject({ scopes: z.array(scopeSchema).nullable() }),
    z.strictObject({ missing: z.array(scopeSchema) }),
  ],
  'expected {"scopes": [scope, …] or null} or {"missing": [scope, …]} with scopes that Gong knows',
)

export function mountControl(app: FastifyInstance, parts: Parts): void {
  const { company, clock, log, faults, granted } = parts
  const time = () => ({ now: new Date(clock.nowMs()).toISOString() })

  app.setErrorHandler((error, _request, reply) => {
    const sentence = error instanceof Error ? error.message : String(error)
    return reply.code(error instanceof ControlError ? 400 : 500).send({ error: sentence })
  })

  app.get('/_simulator/world', () => worldNumbers(company))

  app.get('/_simulator/requests', () => log.list())
  app.delete('/_simulator/requests', () => {
    log.clear()
    return []
  })

  app.get('/_simulator/faults', () => faults.list())
  app.put('/_simulator/faults', (request) => {
    const raw = jsonOf(request)
    orControlError(() => parts.setFaults(parseFaults(raw)))
    return faults.list()
  })

  app.get('/_simulator/clock', time)
  app.put('/_simulator/clock', (request) => {
    const body = read(clockBody, jsonOf(request))
    if ('now' in body) clock.set(Date.parse(body.now))
    else clock.advance(body.advanceMs)
    return time()
  })

  app.put('/_simulator/scopes', (request) => {
    const body = read(scopesBody, jsonOf(request))
    if ('missing' in body) granted.setAllBut(body.missing)
    else if (body.scopes === null) granted.setAllBut([])
    else granted.set(body.scopes)
    return { scopes: granted.list() }
  })

  mountCalls(app, company, clock)
  mountShelves(app, company, clock)
}

/** The sentence of a mistake in the faults goes to whoever sent them. */
function orControlError(act: () => void): void {
  try {
    act()
  } catch (error) {
    throw new ControlError(error instanceof Error ? error.message : String(error))
  }
}
