/**
 * Asks a model once for the same question: what it said before is remembered, caps are kept, every request is written down
 * without a word of it, and an answer that cannot be read is asked for once more.
 */
import { createHash } from 'node:crypto'
import type { Kysely } from 'kysely'
import { newId } from '../../records/ids.ts'
import type { Clock } from '../../records/ports.ts'
import { addAiAnswer, findAiAnswer } from '../../store/ai-answers.ts'
import {
  type AiUse,
  insertAiRequest,
  reserveAiRequest,
  settleAiRequest,
} from '../../store/ai-requests.ts'
import type { Tables } from '../../store/tables.ts'
import { tokensOf } from './chunks.ts'
import { ModelProblem } from './model-problems.ts'
import {
  askModel,
  type Asking as AskingOptions,
  type ModelAnswer,
  type ModelQuestion,
  MOST_TOKENS_OUT,
} from './provider.ts'
import type { ModelRequest } from './requests.ts'
import { type Caps, centsOf, monthOf, type OpenModel } from './settings.ts'
import { readJson, SHAPES } from './shapes.ts'

export interface AskingNeeds {
  readonly db: Kysely<Tables>
  readonly clock: Clock
}

export interface AskedFor {
  readonly organizationId: string
  /** "handoff", "risks", "question", "test" */
  readonly purpose: string
  readonly accountId: string | null
  /** The state of the transcript of each call that the request holds words of. */
  readonly hashes: ReadonlyMap<string, string>
}

export interface Answered {
  readonly requestId: string
  /** JSON that is as the request's shape. */
  readonly text: string
  readonly wasCached: boolean
}

export function createAsking({ db, clock }: AskingNeeds) {
  /** Sent, and counted: reserved with the most that it can take, settled with what it took. */
  const send = async (
    { line, caps }: OpenModel,
    request: ModelRequest,
    asked: AskedFor,
    options: AskingOptions,
    failed?: ModelQuestion['failed'],
  ): Promise<ModelAnswer & { readonly requestId: string }> => {
    const { organizationId } = asked
    const requestId = newId('air')
    const tokensIn = tokensOf(request.system + request.prompt + (failed?.answer ?? ''))
    const row = rowOf(request, asked, { requestId, at: clock.now(), model: line.model })
    const reserved = { ...row, tokens_in: tokensIn, tokens_out: MOST_TOKENS_OUT, result: 'sent' }
    const since = monthOf(row.at).start
    let full: string | undefined
    const isReserved = await reserveAiRequest(db, reserved, since, (use) => {
      full = reachedCap(use, { tokensIn, tokensOut: MOST_TOKENS_OUT }, caps)
      return full === undefined
    })
    if (!isReserved) {
      await insertAiRequest(db, { ...row, result: 'cap' })
      throw new ModelProblem('cap', full)
    }
    const key = { organizationId, requestId }
    try {
      const { system, prompt, schema } = request
      const question = { system, prompt, schema, ...(failed && { failed }) }
      const answer = await askModel(line, question, options)
      await settleAiRequest(db, key, {
        tokens_in: answer.tokensIn ?? tokensIn,
        tokens_out: answer.tokensOut ?? tokensOf(answer.text),
        result: 'ok',
      })
      return { ...answer, requestId }
    } catch (error) {
      const isPaidFor = !(error instanceof ModelProblem) || error.isPaidFor
      await settleAiRequest(db, key, {
        tokens_in: isPaidFor ? tokensIn : 0,
        tokens_out: 0,
        result: error instanceof ModelProblem ? error.failure : 'cancelled',
      })
      throw error
    }
  }

  const askNow = async (
    open: OpenModel,
    request: ModelRequest,
    asked: AskedFor,
    options: AskingOptions = {},
  ): Promise<ModelAnswer & { readonly requestId: string }> => {
    const { organizationId } = asked
    options.signal?.throwIfAborted()
    const first = await send(open, request, asked, options)
    const why = whyUnread(first.text, request)
    if (why === undefined) return first
    await settleAiRequest(db, { organizationId, requestId: first.requestId }, { result: 'garbage' })
    const failed = { answer: first.text.slice(0, MOST_SHOWN), why }
    const second = await send(open, request, asked, options, failed)
    if (whyUnread(second.text, request) === undefined) return second
    const key = { organizationId, requestId: second.requestId }
    await settleAiRequest(db, key, { result: 'garbage' })
    throw new ModelProblem('garbage')
  }

  return {
    /** Whatever it said before. */
    askNow,

    /** Throws a D-AI problem, or the signal's reason. */
    async ask(
      open: OpenModel,
      request: ModelRequest,
      asked: AskedFor,
      options: AskingOptions = {},
    ): Promise<Answered> {
      const { organizationId } = asked
      const requestHash = hashOf(open, request)
      const known = await findAiAnswer(db, organizationId, requestHash)
      if (known !== undefined) {
        const requestId = newId('air')
        const row = rowOf(request, asked, { requestId, at: clock.now(), model: open.line.model })
        await insertAiRequest(db, { ...row, was_cached: true, result: 'ok' })
        return { requestId, text: known, wasCached: true }
      }
      const answer = await askNow(open, request, asked, options)
      await addAiAnswer(db, {
        organizationId,
        requestHash,
        answer: answer.text.replaceAll('\0', '').toWellFormed(),
        calls: request.callIds.map((callId) => ({
          callId,
          transcriptHash: asked.hashes.get(callId) ?? '',
        })),
        madeAt: clock.now(),
      })
      return { requestId: answer.requestId, text: answer.text, wasCached: false }
    },

    /** How much of an answer the calls did not prove. */
    async noteDropped(organizationId: string, requestId: string, dropped: number): Promise<void> {
      if (dropped > 0) await settleAiRequest(db, { organizationId, requestId }, { dropped })
    },
  }
}

/** Letters of an unreadable answer that the model is shown again. */
const MOST_SHOWN = 4_000

export type Asking = ReturnType<typeof createAsking>

function rowOf(
  { callIds, fields }: ModelRequest,
  { organizationId, purpose, accountId }: AskedFor,
  {
    requestId,
    at,
    model,
  }: { readonly requestId: string; readonly at: Date; readonly model: string },
) {
  return {
    organization_id: organizationId,
    request_id: requestId,
    at,
    purpose,
    account_id: accountId,
    model,
    call_ids: [...callIds],
    fields: [...fields],
    tokens_in: 0,
    tokens_out: 0,
    was_cached: false,
    result: 'ok',
    dropped: 0,
  }
}

/** The key is left out: another one gives the same answer. */
function hashOf({ line }: OpenModel, { system, prompt, schema }: ModelRequest): string {
  const { provider, baseUrl, model } = line
  const what = [provider, baseUrl.href, model, system, prompt, schema]
  return createHash('sha256').update(JSON.stringify(what)).digest('hex')
}

function whyUnread(text: string, { shape }: ModelRequest): string | undefined {
  try {
    readJson(text, SHAPES[shape].loose)
    return undefined
  } catch (error) {
    return error instanceof Error ? error.message : String(error)
  }
}

/** In words; undefined while this much more stays below all caps. */
function reachedCap(
  use: AiUse,
  more: { readonly tokensIn: number; readonly tokensOut: number },
  caps: Caps,
): string | undefined {
  const tokensIn = use.tokensIn + more.tokensIn
  const tokensOut = use.tokensOut + more.tokensOut
  if (caps.monthlyTokens !== null && tokensIn + tokensOut > caps.monthlyTokens) return 'tokens'
  const cents = centsOf({ tokensIn, tokensOut }, caps)
  const isOver = caps.monthlyCents !== null && (cents ?? 0) > caps.monthlyCents
  return isOver ? 'money' : undefined
}
