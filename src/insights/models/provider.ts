/** One request to a model, through the AI SDK, which is loaded when it is first needed. */
import type { LanguageModel, ModelMessage } from 'ai'
import type { AiProvider } from '../../records/ai.ts'
import { modelFetch } from './model-fetch.ts'
import { ModelProblem } from './model-problems.ts'

export interface ModelLine {
  readonly provider: Exclude<AiProvider, 'off'>
  readonly baseUrl: URL
  readonly mayBePrivate: boolean
  readonly model: string
  readonly key: string | undefined
  readonly timeoutMs: number
}

export interface ModelQuestion {
  readonly system: string
  readonly prompt: string
  /** JSON schema of the answer. */
  readonly schema: Readonly<Record<string, unknown>>
  /** An answer that could not be read, and why: it is asked for once more. */
  readonly failed?: { readonly answer: string; readonly why: string }
}

export interface ModelAnswer {
  readonly text: string
  /** Undefined where the model did not say. */
  readonly tokensIn: number | undefined
  readonly tokensOut: number | undefined
}

export interface Asking {
  readonly signal?: AbortSignal | undefined
  /** Told the letters that have come so far. */
  readonly onText?: ((letters: number) => void) | undefined
}

/** Of one answer: twelve fields of eight sentences with their quotes. */
export const MOST_TOKENS_OUT = 8_000
const RETRIES = 3

/** Throws a D-AI problem, or the signal's reason. No tool is ever given to the model. */
export async function askModel(
  line: ModelLine,
  question: ModelQuestion,
  { signal, onText }: Asking = {},
): Promise<ModelAnswer> {
  const { streamText, Output, jsonSchema } = await loadSdk()
  const { baseUrl, mayBePrivate, timeoutMs } = line
  const way = modelFetch({ origin: baseUrl.origin, mayBePrivate, timeoutMs })
  const ask = async (hasSchema: boolean): Promise<ModelAnswer> => {
    let failure: unknown
    const result = streamText({
      model: await modelOf(line, way.fetch),
      instructions: question.system,
      messages: messagesOf(question),
      maxOutputTokens: MOST_TOKENS_OUT,
      maxRetries: RETRIES,
      ...(signal && { abortSignal: signal }),
      ...(hasSchema && {
        output: unparsed(Output.object({ schema: jsonSchema(question.schema) })),
      }),
      providerOptions: { anthropic: { structuredOutputMode: 'outputFormat' } },
      onError: ({ error }) => {
        failure = error
      },
    })
    let text = ''
    for await (const delta of result.textStream) {
      text += delta
      onText?.(text.length)
    }
    signal?.throwIfAborted()
    if (failure !== undefined) throw failure
    if ((await result.finishReason) === 'content-filter') throw new ModelProblem('refused')
    const { inputTokens, outputTokens } = await result.usage
    return { text, tokensIn: inputTokens, tokensOut: outputTokens }
  }
  try {
    return await ask(true).catch((error: unknown) => {
      // Not every server and model takes a schema; the question tells the shape as well.
      if (isAboutSchema(error)) return ask(false)
      throw error
    })
  } catch (error) {
    signal?.throwIfAborted()
    throw await problemOf(error, line)
  } finally {
    await way.close()
  }
}

async function loadSdk(): Promise<typeof import('ai')> {
  const sdk = await import('ai')
  // It would write what it finds odd to the terminal.
  Object.assign(globalThis, { AI_SDK_LOG_WARNINGS: false })
  return sdk
}

/** Only the model is told of the schema: parsing what there is anew with each word takes seconds of a long answer. */
function unparsed<Shape extends { readonly responseFormat: unknown }>(output: Shape) {
  return {
    ...output,
    parseCompleteOutput: () => Promise.resolve(undefined),
    parsePartialOutput: ({ text }: { readonly text: string }) =>
      Promise.resolve({ partial: text.length }),
  }
}

async function modelOf(
  { provider, baseUrl, model, key }: ModelLine,
  fetch: typeof globalThis.fetch,
): Promise<LanguageModel> {
  const given = { baseURL: baseUrl.href.replace(/\/$/, ''), fetch }
  if (provider === 'anthropic') {
    const { createAnthropic } = await import('@ai-sdk/anthropic')
    return createAnthropic({ ...given, apiKey: key ?? '' })(model)
  }
  if (provider === 'openai') {
    const { createOpenAI } = await import('@ai-sdk/openai')
    return createOpenAI({ ...given, apiKey: key ?? '' }).chat(model)
  }
  const { createOpenAICompatible } = await import('@ai-sdk/openai-compatible')
  return createOpenAICompatible({
    ...given,
    name: 'compatible',
    ...(key !== undefined && { apiKey: key }),
    includeUsage: true,
    supportsStructuredOutputs: true,
  })(model)
}

function messagesOf({ prompt, failed }: ModelQuestion): ModelMessage[] {
  const asked: ModelMessage = { role: 'user', content: prompt }
  if (failed === undefined) return [asked]
  const answer = failed.answer.trim() === '' ? '(nothing)' : failed.answer
  return [
    asked,
    { role: 'assistant', content: answer },
    {
      role: 'user',
      content: `That cannot be read: ${failed.why}. Answer again with the JSON alone, whole and as described.`,
    },
  ]
}

function isAboutSchema(error: unknown): boolean {
  const status = statusOf(error)
  return status === 400 || status === 422
}

function statusOf(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('statusCode' in error)) return undefined
  return typeof error.statusCode === 'number' ? error.statusCode : undefined
}

async function problemOf(error: unknown, line: ModelLine): Promise<unknown> {
  const { RetryError, APICallError, NoOutputGeneratedError } = await loadSdk()
  if (error instanceof ModelProblem) return error
  const last = RetryError.isInstance(error) ? error.lastError : error
  const { host } = line.baseUrl
  const name = last instanceof Error ? last.name : ''
  if (name === 'TimeoutError' || name === 'ResponseAborted' || isTimeout(last)) {
    return new ModelProblem('slow', String(line.timeoutMs / 1_000), last)
  }
  if (NoOutputGeneratedError.isInstance(last)) return new ModelProblem('garbage', '', last)
  if (!APICallError.isInstance(last)) return new ModelProblem('unreachable', host, last)
  const { statusCode: status, responseBody = '' } = last
  if (status === undefined) return new ModelProblem('unreachable', host, last)
  if (status === 401 || status === 403) return new ModelProblem('key-refused', host, last)
  if (status === 404 || (/model/i.test(responseBody.slice(0, 500)) && status === 400)) {
    return new ModelProblem('unknown-model', line.model, last)
  }
  if (status === 429) return new ModelProblem('busy', host, last)
  if (status >= 500) return new ModelProblem('down', host, last)
  if (status === 200) return new ModelProblem('garbage', '', last)
  return new ModelProblem('rejected', String(status), last)
}

/** Somewhere below the error that is told. */
function isTimeout(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const code = 'code' in error ? error.code : undefined
  if (error.name === 'TimeoutError' || /^UND_ERR_\w*TIMEOUT$/.test(String(code))) return true
  return isTimeout(error.cause)
}
