// For tests: a simulator of the small world, and how to ask it with its access key. No rate limit unless asked for.
import { z } from 'zod'
import { startSimulator } from './server.ts'
import type { SimulatorOptions } from './server.ts'
import { NOW_MS, smallWorld } from './small-world.ts'

export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: unknown
}

export interface SmallGong extends AsyncDisposable {
  readonly url: string
  get(path: string, headers?: Record<string, string>): Promise<Answer>
  send(
    method: string,
    path: string,
    body: unknown,
    headers?: Record<string, string>,
  ): Promise<Answer>
  post(path: string, body: unknown): Promise<Answer>
  close(): Promise<void>
}

export async function startSmall(options: Partial<SimulatorOptions> = {}): Promise<SmallGong> {
  const simulator = await startSimulator({
    world: smallWorld(),
    nowMs: NOW_MS,
    rateLimit: false,
    ...options,
  })
  const { url, accessKey, accessKeySecret } = simulator
  const close = () => simulator.close()
  const authorization = `Basic ${btoa(`${accessKey}:${accessKeySecret}`)}`
  const ask = async (path: string, init: RequestInit, headers: Record<string, string> = {}) => {
    const response = await fetch(url + path, {
      ...init,
      headers: { authorization, 'content-type': 'application/json', ...headers },
    })
    const body: unknown = await response.json()
    return { status: response.status, headers: response.headers, body }
  }
  const send: SmallGong['send'] = (method, path, body, headers) =>
    ask(path, { method, body: typeof body === 'string' ? body : JSON.stringify(body) }, headers)
  return {
    url,
    get: (path, headers) => ask(path, {}, headers),
    send,
    post: (path, body) => send('POST', path, body),
    close,
    [Symbol.asyncDispose]: close,
  }
}

const page = z.object({
  records: z.object({
    totalRecords: z.number(),
    currentPageSize: z.number(),
    currentPageNumber: z.number(),
    cursor: z.string().optional(),
  }),
})

export function recordsOf({ body }: Answer) {
  return page.parse(body).records
}

export function errorsOf({ body }: Answer): string[] {
  return z.object({ errors: z.array(z.string()) }).parse(body).errors
}

const calls = z.object({ calls: z.array(z.object({ id: z.string() })) })
const detailed = z.object({ calls: z.array(z.object({ metaData: z.object({ id: z.string() }) })) })
const transcribed = z.object({ callTranscripts: z.array(z.object({ callId: z.string() })) })

/** Of any answer that lists calls. */
export function callIdsOf({ body }: Answer): string[] {
  const parsed = z.union([calls, detailed, transcribed]).parse(body)
  if ('callTranscripts' in parsed) return parsed.callTranscripts.map(({ callId }) => callId)
  return parsed.calls.map((call) => ('metaData' in call ? call.metaData.id : call.id))
}
