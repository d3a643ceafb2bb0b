/** A thread of its own for the engine: a long call takes longer than anybody else may be kept waiting. */
import { parentPort } from 'node:worker_threads'
import type { CallReading, CallToRead, ReadingRules } from './engine/engine.ts'
import { readCall } from './engine/read-call.ts'

/** Ours alone: the main thread made it, with these types. */
export interface ReadingRequest {
  readonly call: CallToRead
  readonly rules: ReadingRules
}

export type ReadingAnswer = { readonly reading: CallReading } | { readonly failure: string }

parentPort?.on('message', (request: ReadingRequest) => parentPort?.postMessage(answer(request)))

function answer({ call, rules }: ReadingRequest): ReadingAnswer {
  try {
    return { reading: readCall(call, rules) }
  } catch (error) {
    return { failure: placeOf(error) }
  }
}

/** The log never holds what was said, and the message of an error might. */
function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'something that is no error was thrown'
  const [place = 'nowhere'] = /^\s+at .+$/m.exec(error.stack ?? '') ?? []
  return `${error.name} ${place.trim()}`
}
