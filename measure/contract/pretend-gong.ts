/** A simulator and a way to ask it anything, keeping every answer as it came. */
import { request } from 'undici'
import { startSimulator, type SimulatorOptions } from '../../simulator/server.ts'
import type { Connection } from '../carryover.ts'
import type { Answer } from './answer-check.ts'

interface Asking {
  readonly query?: Readonly<Record<string, string>>
  /** Sent as JSON. */
  readonly body?: unknown
  /** Sent as it is. */
  readonly text?: string
  readonly contentType?: string
  /** The access key unless given; null sends none. */
  readonly authorization?: string | null
}

export type Ask = (method: string, path: string, asking?: Asking) => Promise<Answer>

export interface PretendGong extends AsyncDisposable {
  readonly connection: Connection
  readonly ask: Ask
  /** Of `ask`, in the order in which they came. */
  readonly answers: readonly Answer[]
  /** `/_simulator/…`: not Gong's, and never among the answers. */
  control(method: string, path: string, body?: unknown): Promise<unknown>
}

export async function startPretendGong(options: SimulatorOptions): Promise<PretendGong> {
  const simulator = await startSimulator(options)
  const { url, accessKey, accessKeySecret } = simulator
  const basic = `Basic ${Buffer.from(`${accessKey}:${accessKeySecret}`).toString('base64')}`
  const answers: Answer[] = []

  const ask: Ask = async (method, path, asking = {}) => {
    const { query, body, text, contentType = 'application/json', authorization = basic } = asking
    const sent = text ?? (body === undefined ? undefined : JSON.stringify(body))
    const {
      statusCode,
      headers,
      body: received,
    } = await request(new URL(path, url), {
      method,
      headers: {
        ...(authorization !== null && { authorization }),
        ...(sent !== undefined && { 'content-type': contentType }),
      },
      ...(query && { query }),
      ...(sent !== undefined && { body: sent }),
    })
    const answer = { method, path, status: statusCode, headers, text: await received.text() }
    answers.push(answer)
    return answer
  }

  return {
    connection: { url, accessKey, accessKeySecret },
    ask,
    answers,
    async control(method, path, body) {
      const response = await request(new URL(`/_simulator/${path}`, url), {
        method,
        ...(body !== undefined && {
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        }),
      })
      return response.body.json()
    },
    [Symbol.asyncDispose]: () => simulator.close(),
  }
}
