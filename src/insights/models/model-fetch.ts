/** The only way to a model: to its own host alone, without redirects, for so long and so much. */
import { lookup as dnsLookup } from 'node:dns'
import type { LookupFunction } from 'node:net'
import { Agent, fetch as undiciFetch, type RequestInit } from 'undici'
import { isPrivateAddress } from './base-url.ts'

export interface FetchRules {
  readonly origin: string
  /** The operator named the address: it may lie in a private network. */
  readonly mayBePrivate: boolean
  /** For one request, its answer included. */
  readonly timeoutMs: number
}

/** An answer of a model is some thousand words. */
const MOST_BYTES = 4_000_000

/** It is not tried again: where it leads is not ours to ask, or nobody is there. */
class NoWay extends Error {
  override readonly name = 'NoWay'
}

export interface ModelFetch {
  readonly fetch: typeof globalThis.fetch
  close(): Promise<void>
}

export function modelFetch({ origin, mayBePrivate, timeoutMs }: FetchRules): ModelFetch {
  const agent = new Agent({
    connect: { timeout: timeoutMs, ...(!mayBePrivate && { lookup: publicLookup }) },
    headersTimeout: timeoutMs,
    bodyTimeout: timeoutMs,
  })
  const send = async (url: URL, init: RequestInit): Promise<Response> => {
    if (url.origin !== origin) throw new NoWay(`${url.origin} is not the model's`)
    const signals = [init.signal, AbortSignal.timeout(timeoutMs)]
    const answer = await undiciFetch(url, {
      ...init,
      dispatcher: agent,
      redirect: 'error',
      signal: AbortSignal.any(signals.filter((signal) => signal instanceof AbortSignal)),
    }).catch((error: unknown) => {
      throw leadsNowhere(error) ? new NoWay(`${origin} cannot be asked`, { cause: error }) : error
    })
    const body = answer.body === null ? null : atMost(MOST_BYTES, answer.body.getReader())
    const headers = [...answer.headers].filter(
      ([name]) => !/^content-(encoding|length)$/.test(name),
    )
    return new Response(body, { status: answer.status, headers })
  }
  return {
    fetch: (input, init) =>
      send(new URL(input instanceof Request ? input.url : input), {
        method: init?.method ?? 'GET',
        headers: [...new Headers(init?.headers)],
        signal: init?.signal ?? null,
        body: typeof init?.body === 'string' ? init.body : null,
      }),
    close: () => agent.destroy(),
  }
}

/** Refused, unknown, or a redirect: unlike a line that broke, it will be so the next moment, too. */
function leadsNowhere(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? String(error.code) : ''
  const isSo = /^(ECONNREFUSED|ENOTFOUND|EHOSTUNREACH|ENETUNREACH)$/.test(code)
  const isRuled = error.message === 'unexpected redirect' || error.message === 'bad port'
  return isSo || isRuled || error instanceof NoWay || leadsNowhere(error.cause)
}

/** Names that are public by their look may still lead into the network. */
const publicLookup: LookupFunction = (hostname, options, done) => {
  dnsLookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error !== null) return done(error, [])
    if (addresses.some(({ address }) => isPrivateAddress(address))) {
      return done(new NoWay(`${hostname} lies in a private network`), [])
    }
    const [first] = addresses
    if (options.all === true || first === undefined) return done(null, addresses)
    return done(null, first.address, first.family)
  })
}

function atMost(
  bytes: number,
  reader: { read(): Promise<{ done: boolean; value?: unknown }>; cancel(): Promise<void> },
): ReadableStream<Uint8Array> {
  let seen = 0
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await reader.read()
      if (done || !(value instanceof Uint8Array)) return controller.close()
      seen += value.byteLength
      if (seen > bytes) throw new Error('the answer is far too long')
      controller.enqueue(value)
    },
    cancel: () => reader.cancel(),
  })
}
