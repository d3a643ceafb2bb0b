/** Sends what there is to ask about several calls, a few at a time, and holds all answers against the calls. */
import type { Asking } from './asking.ts'
import {
  type CallToAsk,
  type Job,
  requestsFor,
  takeAnswers,
  type TakenAnswers,
} from './requests.ts'
import type { OpenModel } from './settings.ts'

export interface AskedForAll {
  readonly organizationId: string
  readonly purpose: string
  readonly accountId: string | null
  /** Of the account. */
  readonly names: readonly string[]
  readonly calls: readonly CallToAsk[]
  readonly job: Job
  readonly signal?: AbortSignal | undefined
  readonly onProgress?: (done: number, total: number) => Promise<void>
}

const AT_ONCE = 3

/** The first request that fails ends all of them. What was answered before is remembered, and not asked again. */
export async function askAll(
  asking: Asking,
  open: OpenModel,
  all: AskedForAll,
): Promise<TakenAnswers> {
  const { organizationId, purpose, accountId, calls, job, onProgress } = all
  const requests = requestsFor(calls, job)
  const hashes = new Map(calls.map(({ call, transcriptHash }) => [call.callId, transcriptHash]))
  const failing = new AbortController()
  const signal =
    all.signal === undefined ? failing.signal : AbortSignal.any([all.signal, failing.signal])
  const given = new Map<string, { readonly text: string; readonly requestId: string }>()
  const waiting = requests.values()
  const work = async (): Promise<void> => {
    for (const request of waiting) {
      const asked = { organizationId, purpose, accountId, hashes }
      given.set(request.id, await asking.ask(open, request, asked, { signal }))
      await onProgress?.(given.size, requests.length)
    }
  }
  // All of them have ended before it is told how: none says afterwards that it goes on.
  await Promise.all(
    Array.from({ length: AT_ONCE }, () => work().catch((error: unknown) => failing.abort(error))),
  )
  if (failing.signal.aborted) {
    // The first one says what went wrong; the others only that they were called off.
    all.signal?.throwIfAborted()
    throw failing.signal.reason
  }
  const texts = new Map([...given].map(([id, { text }]) => [id, text]))
  const taken = takeAnswers(calls, job, texts, { model: open.line.model, names: all.names })
  for (const [id, dropped] of taken.droppedOf) {
    const requestId = given.get(id)?.requestId
    if (requestId !== undefined) await asking.noteDropped(organizationId, requestId, dropped)
  }
  return taken
}
