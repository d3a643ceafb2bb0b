/**
 * A model that does what a script says: a real server that speaks the Messages API of Anthropic and the chat completions of
 * OpenAI, streaming and not.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { onTestFinished } from 'vitest'
import { z } from 'zod'

/** A request as the model sees it. */
export interface ModelAsk {
  readonly path: string
  /** As it was sent: `x-api-key` or the bearer token. */
  readonly key: string | undefined
  readonly model: string
  readonly system: string
  /** The first message. */
  readonly prompt: string
  /** Messages of the whole conversation. */
  readonly turns: number
  readonly hasTools: boolean
  readonly hasSchema: boolean
  /** The whole body. */
  readonly body: string
}

export type ModelReply =
  | { readonly text: string; readonly stop?: 'refusal' | 'length' }
  | {
      readonly status: number
      readonly headers?: Readonly<Record<string, string>>
      readonly message?: string
    }
  /** Nothing ever comes, or after the first letters nothing more. */
  | { readonly hangs: 'at once' | 'in the middle' }

/** `n`: how many requests came before. */
export type ModelScript = (ask: ModelAsk, n: number) => ModelReply

export interface ScriptedModel {
  /** With `/v1`. */
  readonly url: string
  readonly asked: readonly ModelAsk[]
  play(script: ModelScript): void
}

export async function startScriptedModel(script: ModelScript = goodModel): Promise<ScriptedModel> {
  let playing = script
  const asked: ModelAsk[] = []
  const server = createServer((request, response) => {
    void readAsk(request).then(({ ask, isStream }) => {
      asked.push(ask)
      const reply = playing(ask, asked.length - 1)
      send(response, reply, { ask, isStream })
    })
  })
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done)
  })
  onTestFinished(
    () =>
      new Promise<void>((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  )
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    url: `http://127.0.0.1:${address.port}/v1`,
    asked,
    play(next) {
      playing = next
    },
  }
}

const content = z.union([
  z.string(),
  z
    .array(z.object({ text: z.string().default('') }))
    .transform((parts) => parts.map(({ text }) => text).join('')),
])
const askBody = z.object({
  model: z.string(),
  system: content.optional(),
  messages: z.array(z.object({ role: z.string(), content })),
  tools: z.unknown().optional(),
  stream: z.boolean().default(false),
  response_format: z.unknown().optional(),
  output_config: z.object({ format: z.unknown() }).partial().optional(),
  output_format: z.unknown().optional(),
})

async function readAsk(
  request: IncomingMessage,
): Promise<{ readonly ask: ModelAsk; readonly isStream: boolean }> {
  const parts: Buffer[] = []
  for await (const part of request) parts.push(Buffer.from(part))
  const text = Buffer.concat(parts).toString()
  const body = askBody.parse(JSON.parse(text))
  const system = body.messages.filter(({ role }) => role === 'system' || role === 'developer')
  const others = body.messages.filter((message) => !system.includes(message))
  const { 'x-api-key': apiKey, authorization } = request.headers
  const key = typeof apiKey === 'string' ? apiKey : authorization?.replace(/^Bearer /, '')
  return {
    isStream: body.stream,
    ask: {
      path: request.url ?? '',
      key,
      model: body.model,
      system: body.system ?? system.map((message) => message.content).join('\n'),
      prompt: others[0]?.content ?? '',
      turns: others.length,
      hasTools: body.tools !== undefined,
      hasSchema:
        body.response_format !== undefined ||
        body.output_format !== undefined ||
        body.output_config?.format !== undefined,
      body: text,
    },
  }
}

interface Line {
  readonly ask: ModelAsk
  readonly isStream: boolean
}

function send(response: ServerResponse, reply: ModelReply, { ask, isStream }: Line): void {
  const isAnthropic = ask.path.endsWith('/messages')
  if ('hangs' in reply && reply.hangs === 'at once') return
  if ('status' in reply) {
    const { message = 'as the script says' } = reply
    const error = { type: 'error', message, code: null, param: null }
    response.writeHead(reply.status, { 'content-type': 'application/json', ...reply.headers })
    response.end(JSON.stringify({ type: 'error', error }))
    return
  }
  const text = 'text' in reply ? reply.text : '{"answers": ['
  const stop = 'stop' in reply ? reply.stop : undefined
  if (!isStream) {
    response.writeHead(200, { 'content-type': 'application/json' })
    response.end(JSON.stringify((isAnthropic ? messageOf : completionOf)(ask, text, stop)))
    return
  }
  response.writeHead(200, { 'content-type': 'text/event-stream' })
  for (const event of (isAnthropic ? messageEvents : completionEvents)(ask, text, stop)) {
    if ('hangs' in reply && event.isEnd) return
    response.write(event.line)
  }
  response.end()
}

type Stop = 'refusal' | 'length' | undefined

function usageOf({ body }: ModelAsk, text: string) {
  return { in: Math.ceil(body.length / 4), out: Math.ceil(text.length / 4) }
}

const ANTHROPIC_STOPS = { refusal: 'refusal', length: 'max_tokens' } as const
const OPENAI_STOPS = { refusal: 'content_filter', length: 'length' } as const

function messageOf(ask: ModelAsk, text: string, stop: Stop) {
  const usage = usageOf(ask, text)
  return {
    type: 'message',
    id: 'msg_1',
    role: 'assistant',
    model: ask.model,
    content: [{ type: 'text', text }],
    stop_reason: stop === undefined ? 'end_turn' : ANTHROPIC_STOPS[stop],
    stop_sequence: null,
    usage: { input_tokens: usage.in, output_tokens: usage.out },
  }
}

interface StreamedEvent {
  readonly line: string
  /** From here on the answer is complete. */
  readonly isEnd: boolean
}

function messageEvents(ask: ModelAsk, text: string, stop: Stop): readonly StreamedEvent[] {
  const whole = messageOf(ask, text, stop)
  const usage = { input_tokens: whole.usage.input_tokens, output_tokens: 1 }
  const event = (
    data: { readonly type: string; readonly [more: string]: unknown },
    isEnd = false,
  ): StreamedEvent => ({
    line: `event: ${data.type}\ndata: ${JSON.stringify(data)}\n\n`,
    isEnd,
  })
  const start = {
    type: 'message_start',
    message: { ...whole, content: [], stop_reason: null, usage },
  }
  const block = { type: 'content_block_start', index: 0, content_block: { type: 'text', text: '' } }
  const ended = { stop_reason: whole.stop_reason, stop_sequence: null }
  return [
    event(start),
    event(block),
    ...piecesOf(text).map((piece) => {
      const delta = { type: 'text_delta', text: piece }
      return event({ type: 'content_block_delta', index: 0, delta })
    }),
    event({ type: 'content_block_stop', index: 0 }, true),
    event({ type: 'message_delta', delta: ended, usage: whole.usage }, true),
    event({ type: 'message_stop' }, true),
  ]
}

function completionOf(ask: ModelAsk, text: string, stop: Stop) {
  const usage = usageOf(ask, text)
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion',
    created: 1_700_000_000,
    model: ask.model,
    choices: [
      {
        index: 0,
        message: { role: 'assistant', content: text },
        finish_reason: stop === undefined ? 'stop' : OPENAI_STOPS[stop],
      },
    ],
    usage: {
      prompt_tokens: usage.in,
      completion_tokens: usage.out,
      total_tokens: usage.in + usage.out,
    },
  }
}

function completionEvents(ask: ModelAsk, text: string, stop: Stop): readonly StreamedEvent[] {
  const { usage, choices, ...whole } = completionOf(ask, text, stop)
  const chunk = (delta: object, finish: string | null, more: object = {}): string => {
    const choice = { index: 0, delta, finish_reason: finish }
    const data = { ...whole, object: 'chat.completion.chunk', choices: [choice], ...more }
    return `data: ${JSON.stringify(data)}\n\n`
  }
  return [
    { line: chunk({ role: 'assistant', content: '' }, null), isEnd: false },
    ...piecesOf(text).map((piece) => ({ line: chunk({ content: piece }, null), isEnd: false })),
    { line: chunk({}, choices[0]?.finish_reason ?? 'stop'), isEnd: true },
    { line: chunk({}, null, { choices: [], usage }), isEnd: true },
    { line: 'data: [DONE]\n\n', isEnd: true },
  ]
}

function piecesOf(text: string): readonly string[] {
  return text.match(/[\s\S]{1,40}/g) ?? []
}

/** A line of a transcript as a prompt shows it. */
export interface PromptLine {
  readonly n: number
  readonly speaker: string
  readonly side: string
  readonly text: string
}

export function linesOf({ prompt }: Pick<ModelAsk, 'prompt'>): readonly PromptLine[] {
  return [...prompt.matchAll(/^\[(\d+)\] (.*?) \((customer|us|unknown)\): (.*)$/gm)].map(
    ([, n, speaker = '', side = '', text = '']) => ({ n: Number(n), speaker, side, text }),
  )
}

export type ModelJob = 'answers' | 'risks' | 'reply' | 'test'

export function jobOf({ system }: Pick<ModelAsk, 'system'>): ModelJob {
  if (system.includes('"answers"')) return 'answers'
  if (system.includes('"risks"')) return 'risks'
  return system.includes('excerpts') ? 'reply' : 'test'
}

export function fieldsOf({ system }: Pick<ModelAsk, 'system'>): readonly string[] {
  return [...system.matchAll(/^- ([a-z][a-z0-9_]*): /gm)].map(([, key = '']) => key)
}

/** The label of the only call, or of the first. */
export function labelOf({ prompt }: Pick<ModelAsk, 'prompt'>): string {
  return /^call: (\S+)$/m.exec(prompt)?.[1] ?? '1'
}

/** Says what the customer said, word for word, and nothing else. */
export const goodModel: ModelScript = (ask) => ({ text: JSON.stringify(goodAnswer(ask)) })

function goodAnswer(ask: ModelAsk): object {
  const said = linesOf(ask).filter(({ side, text }) => side === 'customer' && text.length > 15)
  const call = labelOf(ask)
  const sentences = said.map(({ n, text }) => ({
    text,
    citations: [{ call, sentences: [n], quote: text }],
  }))
  const job = jobOf(ask)
  if (job === 'answers') {
    return { answers: fieldsOf(ask).map((field) => ({ field, sentences: sentences.slice(0, 3) })) }
  }
  if (job === 'risks') {
    const risks = said
      .filter(({ text }) => /budget|money|frozen/i.test(text))
      .map(({ n, text }) => ({
        type: 'budget',
        severity: 'medium',
        sentences: [n],
        quote: text,
        why: text,
      }))
    return { risks }
  }
  return { sentences: job === 'test' ? [] : sentences.slice(0, 2) }
}
