/** One request and its answer on the wire: no retry, no limit, no meaning. Redirects are not followed. */
import { Agent, type Dispatcher, request } from 'undici'
import { cutList, type CutElement } from './cut-list.ts'
import { parseLossless } from './lossless-json.ts'
import { createPageBuffers, type PageBuffers } from './page-buffers.ts'

export interface GongAnswer {
  readonly status: number
  /** With an empty list where `elements` were. */
  readonly body: unknown
  /** Of the list that was asked for, not parsed yet. */
  readonly elements: readonly CutElement[]
  /** The elements have been used; their memory may be used again. */
  readonly release: () => void
  /** Gong's error sentences; empty on success. */
  readonly errors: readonly string[]
  readonly requestId: string | undefined
  readonly retryAfter: string | undefined
  readonly location: string | undefined
}

export interface Exchange {
  /** `authorization`: the value of that header. */
  send(ask: Ask, authorization: string, signal?: AbortSignal): Promise<GongAnswer>
  close(): Promise<void>
}

export interface Ask {
  readonly method: 'GET' | 'POST'
  readonly path: string
  /** Takes the place of `{id}` in the path. */
  readonly id?: string
  readonly query?: Readonly<Record<string, string>>
  readonly body?: unknown
  /** Name of the list in the answer whose elements are handed over one by one. */
  readonly list?: string | undefined
}

/** The answer was no JSON, or broke off. */
export class UnreadableAnswer extends Error {
  override readonly name = 'UnreadableAnswer'
}

/** A function where it can change with the token, which names its company's own address. */
export type BaseUrl = URL | (() => URL)

export interface ExchangeOptions {
  readonly baseUrl: BaseUrl
  /** How long Gong may be silent, before its first byte and between two of them. */
  readonly silenceMs: number
}

export function createExchange({ baseUrl, silenceMs }: ExchangeOptions): Exchange {
  const agent = new Agent({
    connect: { timeout: silenceMs },
    headersTimeout: silenceMs,
    bodyTimeout: silenceMs,
  })
  const buffers = createPageBuffers()
  return {
    async send(ask, authorization, signal) {
      const base = typeof baseUrl === 'function' ? baseUrl() : baseUrl
      const path = ask.path.replace('{id}', encodeURIComponent(ask.id ?? ''))
      const response = await request(new URL(path, base), {
        method: ask.method,
        dispatcher: agent,
        headers: {
          authorization,
          'content-type': 'application/json',
          accept: 'application/json',
        },
        ...(ask.query && { query: ask.query }),
        ...(ask.body !== undefined && { body: JSON.stringify(ask.body) }),
        ...(signal && { signal }),
      })
      return readAnswer(response, ask, buffers)
    },
    close: () => agent.destroy(),
  }
}

async function readAnswer(
  response: Dispatcher.ResponseData,
  ask: Ask,
  buffers: PageBuffers,
): Promise<GongAnswer> {
  const { statusCode: status, headers } = response
  const page = buffers.take(ask.path)
  try {
    for await (const chunk of response.body) page.append(chunk)
    const { body, elements } = parseBody(page.bytes(), status, ask.list)
    if (elements.length === 0) page.release()
    return {
      status,
      body,
      elements,
      release: () => page.release(),
      errors: errorsOf(body),
      requestId: stringAt(body, 'requestId') ?? single(headers['x-traceid']),
      retryAfter: single(headers['retry-after']),
      location: single(headers['location']),
    }
  } catch (error) {
    page.release()
    throw error
  }
}

/** Only a success must be JSON: proxies in front of Gong answer errors in HTML. */
function parseBody(
  bytes: Buffer,
  status: number,
  list: string | undefined,
): Pick<GongAnswer, 'body' | 'elements'> {
  try {
    if (list === undefined) return { body: parseLossless(bytes.toString('utf8')), elements: [] }
    const { rest, elements } = cutList(bytes, list)
    return { body: parseLossless(rest), elements }
  } catch (cause) {
    if (status >= 300) return { body: undefined, elements: [] }
    throw new UnreadableAnswer('the answer is not whole JSON', { cause })
  }
}

function errorsOf(body: unknown): string[] {
  if (typeof body !== 'object' || body === null || !('errors' in body)) return []
  return Array.isArray(body.errors) ? body.errors.filter((error) => typeof error === 'string') : []
}

function stringAt(body: unknown, key: string): string | undefined {
  if (typeof body !== 'object' || body === null) return undefined
  const value: unknown = Object.getOwnPropertyDescriptor(body, key)?.value
  return typeof value === 'string' ? value : undefined
}

function single(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header[0] : header
}
