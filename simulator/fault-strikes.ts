// What a fault does to the request it hits.
import { Readable } from 'node:stream'
import { setTimeout } from 'node:timers/promises'
import type { FastifyReply } from 'fastify'
import { newRequestId } from './answers.ts'
import type { Clock } from './clock.ts'
import type { CompanyState } from './company.ts'
import type { SetFault } from './fault-kinds.ts'
import { badRequest, Refusal, unauthorized } from './refusals.ts'
import { changeWorld, isWorldFault } from './world-faults.ts'

export interface Strikes {
  /**
   * Applies the faults one after another. True where one of them has answered or cut the connection, so that nothing is
   * left to do; faults that answer with an error throw it.
   */
  strike(hits: readonly SetFault[], reply: FastifyReply): Promise<boolean>
  /** The payload as it leaves the house: cut off where a fault asked for that. */
  send(reply: FastifyReply, payload: unknown): unknown
}

type Cut = 'short' | 'content-length'

export function createStrikes(company: CompanyState, clock: Clock): Strikes {
  const cuts = new WeakMap<FastifyReply, Cut>()

  async function strikeOne(fault: SetFault, reply: FastifyReply): Promise<boolean> {
    if (isWorldFault(fault)) {
      changeWorld(company, fault, clock.nowMs())
      return false
    }
    switch (fault.fault) {
      case 'stall':
        await setTimeout(fault.ms, undefined, { ref: false })
        if (reply.raw.destroyed) reply.hijack() // nobody is waiting any more
        return reply.raw.destroyed
      case 'truncated':
        cuts.set(reply, fault.mode)
        return false
      case 'reset':
        reply.hijack()
        reply.request.raw.socket.resetAndDestroy()
        return true
      case 'html':
        void reply.code(fault.status).type('text/html; charset=utf-8').send(WEB_PAGE)
        return true
      case 'redirect':
        void reply.redirect(fault.location, 302)
        return true
      case 'status':
        if (fault.body === undefined) {
          throw new Refusal(fault.status, fault.errors ?? [], fault.headers)
        }
        void sendAsIs(reply, fault.status, fault.headers ?? {}, fault.body)
        return true
      case 'expired-cursor':
        throw badRequest('cursor has expired')
      case 'dead-token':
        throw unauthorized()
      case 'inactive-company':
        throw new Refusal(401, ['Company is inactive'])
    }
  }

  return {
    async strike(hits, reply) {
      for (const fault of hits) {
        // oxlint-disable-next-line no-await-in-loop -- a stall holds up what comes after it
        if (await strikeOne(fault, reply)) return true
      }
      return false
    },
    send(reply, payload) {
      const cut = cuts.get(reply)
      if (cut === undefined || typeof payload !== 'string') return payload
      const half = payload.slice(0, Math.floor(payload.length / 2))
      if (cut === 'short') return half
      reply.header('content-length', Buffer.byteLength(payload))
      return Readable.from(brokenOff(half))
    },
  }
}

function sendAsIs(
  reply: FastifyReply,
  status: number,
  headers: Record<string, string>,
  body: unknown,
): FastifyReply {
  return reply
    .code(status)
    .headers({
      'content-type': 'application/json;charset=UTF-8',
      'x-traceid': newRequestId(),
      ...headers,
    })
    .send(typeof body === 'string' ? body : JSON.stringify(body))
}

function* brokenOff(half: string): Generator<string> {
  yield half
  throw new Error('the connection breaks off here, as the fault asked for')
}

const WEB_PAGE = `<!doctype html>
<html lang="en"><head><title>Just a moment</title></head>
<body><h1>We'll be right back</h1><p>The service is temporarily unavailable.</p></body></html>
`
