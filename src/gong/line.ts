/**
 * The line to Gong: every request of every record goes through here, so limits, retries and refusals are met once.
 * A POST is retried like a GET: all of Gong's reads are safe to repeat.
 */
import type { Clock, Progress } from '../records/ports.ts'
import { Problem } from '../records/problems.ts'
import type { CutElement } from './cut-list.ts'
import { type Ask, type Exchange, type GongAnswer, UnreadableAnswer } from './exchange.ts'
import type { Limiter } from './limiter.ts'
import { type Endpoint, judge, placeOf, scopeMissing } from './refusals.ts'
import { faultWaitMs, rateLimitWaitMs } from './retry-after.ts'

/** `empty`: Gong has nothing. `cursor-expired`: the listing must start again. */
export type Reply =
  | {
      readonly kind: 'body'
      readonly body: unknown
      readonly elements: readonly CutElement[]
      /** The elements have been used; their memory may be used again. */
      readonly release: () => void
      readonly requestId: string | undefined
    }
  | { readonly kind: 'empty' }
  | { readonly kind: 'cursor-expired' }

export interface Line {
  ask(endpoint: Endpoint, what?: Question['what']): Promise<Reply>
  /** Requests on the wire so far by path, tries included. */
  readonly sent: ReadonlyMap<string, number>
}

interface Question {
  readonly endpoint: Endpoint
  readonly what: Pick<Ask, 'id' | 'query' | 'body'>
}

/**
 * The value of the `Authorization` header, asked for each request because tokens are renewed. `refused`: the one that
 * Gong has just refused; where there is a newer one by now, it is the answer, else the same again.
 */
export type Authorize = (refused?: string) => Promise<string>

export interface LineOptions {
  readonly exchange: Exchange
  readonly authorization: Authorize
  readonly limiter: Limiter
  readonly clock: Clock
  readonly progress: Progress
  /** Ends every wait and every request. */
  readonly signal: AbortSignal
  /** Told first when Gong refuses the key or token as a whole. */
  readonly onRefused?: (problem: Problem) => Promise<void>
}

/** Tries after a fault of the network or of Gong; waits in between add up to about a minute. */
const TRIES = 6
/** Longer than any wait that was seen for less than a spent day (20 minutes): past it, a person should decide. */
const PATIENCE_MS = 30 * 60_000

export function createLine(options: LineOptions): Line {
  const { exchange, authorization, limiter, clock, progress, signal } = options
  /** Once Gong has refused the key itself, nothing more is sent. */
  let closed: Problem | undefined
  /** A question that Gong has answered: asked again, it tells whether the key itself is still good. */
  let answered: Question | undefined
  let probe: Promise<boolean> | undefined
  const sent = new Map<string, number>()
  /** The first request goes alone, so that a wrong key costs one request. */
  let opening: Promise<unknown> | undefined

  async function ask(endpoint: Endpoint, what: Question['what'] = {}): Promise<Reply> {
    if (opening !== undefined) await opening
    const reply = answerTo({ endpoint, what })
    opening ??= reply.catch(() => undefined)
    return reply
  }

  async function answerTo(question: Question): Promise<Reply> {
    const { endpoint } = question
    const answer = await settledAnswer(question)
    const verdict = judge(endpoint, answer)
    switch (verdict.kind) {
      case 'ok':
        answered ??= question
        return {
          kind: 'body',
          body: answer.body,
          elements: answer.elements,
          release: answer.release,
          requestId: answer.requestId,
        }
      case 'empty':
        answered ??= question
        return { kind: 'empty' }
      case 'cursor-expired':
        return { kind: 'cursor-expired' }
      case 'refused':
        throw await namedRefusal(endpoint, answer, verdict.problem)
      case 'problem':
        throw await remembered(verdict.problem)
      case 'slow-down':
      case 'try-again':
        throw new Problem({
          code: 'D-UNREACHABLE',
          message: `Gong answered with status ${answer.status} ${TRIES} times.`,
          fix: "Look at Gong's status page, and run this again later.",
          ...placeOf(endpoint, answer),
        })
    }
  }

  /** An answer that is worth judging: faults are tried again, and Gong's wish to wait is followed. */
  async function settledAnswer(question: Question): Promise<GongAnswer> {
    const { endpoint } = question
    let refusals = 0
    let waitedMs = 0
    let isRenewed = false
    for (let attempt = 1; ;) {
      const { answer, header } = await sendOnce(question, attempt)
      const verdict = answer && judge(endpoint, answer).kind
      if (answer?.status === 401 && verdict === 'refused' && !isRenewed) {
        // The token may have been renewed by somebody else while this request was under way.
        isRenewed = (await authorization(header)) !== header
        if (isRenewed) continue
      }
      if (verdict === 'slow-down') {
        refusals += 1
        const waitMs = rateLimitWaitMs(answer?.retryAfter, clock.now().getTime(), refusals)
        waitedMs += waitMs
        if (waitedMs > PATIENCE_MS) throw waitsTooLong(endpoint, answer, waitMs)
        progress.waiting({ reason: 'Gong asks to slow down', ms: waitMs })
        await limiter.pause(waitMs)
        continue
      }
      if (answer !== undefined && (verdict !== 'try-again' || attempt >= TRIES)) return answer
      const waitMs = faultWaitMs(attempt)
      progress.waiting({ reason: 'Gong did not answer, trying again', ms: waitMs })
      await clock.sleep(waitMs, signal)
      attempt += 1
    }
  }

  /** `answer` is undefined where the network failed and another try is left. */
  async function sendOnce(
    { endpoint, what }: Question,
    attempt: number,
  ): Promise<{ readonly answer: GongAnswer | undefined; readonly header: string }> {
    const header = await admission()
    sent.set(endpoint.path, (sent.get(endpoint.path) ?? 0) + 1)
    try {
      const answer = await exchange.send(
        { method: endpoint.method, path: endpoint.path, list: endpoint.list, ...what },
        header,
        signal,
      )
      return { answer, header }
    } catch (cause) {
      signal.throwIfAborted()
      if (cause instanceof Problem) throw cause
      if (attempt >= TRIES) throw unreachable(endpoint, cause)
      return { answer: undefined, header }
    }
  }

  /** A turn, and the header to use it with. */
  async function admission(): Promise<string> {
    if (closed) throw closed
    let header = ''
    await limiter.turn(signal, async () => (header = await authorization()))
    if (closed) throw closed
    return header
  }

  /** A bare 401 or 403 can mean a bad key or a missing scope: an endpoint that worked before tells which. */
  async function namedRefusal(
    endpoint: Endpoint,
    answer: GongAnswer,
    problem: Problem,
  ): Promise<Problem> {
    if (closed) return closed
    if (answered === undefined) return remembered(problem)
    return (await keyIsGood(answered))
      ? scopeMissing(endpoint.scope, placeOf(endpoint, answer))
      : remembered(problem)
  }

  /** Asked once, however many requests were refused at the same time. */
  function keyIsGood(question: Question): Promise<boolean> {
    probe ??= settledAnswer(question)
      .then((again) =>
        ['ok', 'empty', 'cursor-expired'].includes(judge(question.endpoint, again).kind),
      )
      .finally(() => (probe = undefined))
    return probe
  }

  async function remembered(problem: Problem): Promise<Problem> {
    if (problem.endsConnection && closed === undefined) {
      closed = problem
      await options.onRefused?.(problem)
    }
    return problem
  }

  return { ask, sent }
}

function waitsTooLong(endpoint: Endpoint, answer: GongAnswer | undefined, waitMs: number): Problem {
  return new Problem({
    code: 'D-RATE',
    message: `Gong asks to wait ${Math.ceil(waitMs / 60_000)} minutes: the company's quota is used up, by this or another tool.`,
    fix: 'Run this again after that time, or ask Gong support for a higher quota.',
    retryAfterMs: waitMs,
    ...placeOf(endpoint, answer),
  })
}

function unreachable(endpoint: Endpoint, cause: unknown): Problem {
  const why = cause instanceof Error ? cause.message : String(cause)
  const garbled = cause instanceof UnreadableAnswer
  return new Problem({
    code: garbled ? 'D-ANSWER' : 'D-UNREACHABLE',
    message: garbled
      ? `Gong's answer could not be read ${TRIES} times: ${why}.`
      : `Gong could not be reached in ${TRIES} tries: ${why}.`,
    fix: garbled
      ? 'Check that the API base URL is right and that no proxy stands between; then run this again.'
      : 'Check the network and the API base URL, then run this again.',
    ...placeOf(endpoint),
    cause,
  })
}
