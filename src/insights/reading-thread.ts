/** Reads calls one after the other in a thread, which is started when there is something to read and goes when there is not. */
import { Worker } from 'node:worker_threads'
import type { CallReading, CallToRead, ReadingRules } from './engine/engine.ts'
import type { ReadingAnswer, ReadingRequest } from './reading-worker.ts'

export interface ReadingThread {
  /** Rejects where the engine fails or takes far too long. */
  read(call: CallToRead, rules: ReadingRules): Promise<CallReading>
  close(): Promise<void>
}

/** Of the longest call, many times over. */
const LONGEST_MS = 60_000
const IDLE_MS = 30_000
/** The weights of the models and one call. */
const HEAP_MB = 1_024

export function createReadingThread(): ReadingThread {
  let worker: Worker | undefined
  let last: Promise<unknown> = Promise.resolve()
  let idle: NodeJS.Timeout | undefined

  const end = async (): Promise<void> => {
    clearTimeout(idle)
    const ending = worker
    worker = undefined
    await ending?.terminate()
  }

  const readNow = async (request: ReadingRequest): Promise<CallReading> => {
    clearTimeout(idle)
    worker ??= startWorker()
    try {
      const answer = await answerOf(worker, request)
      if ('failure' in answer) throw new Error(`The engine failed: ${answer.failure}`)
      return answer.reading
    } catch (error) {
      await end()
      throw error
    } finally {
      idle = setTimeout(() => void end(), IDLE_MS)
      idle.unref()
    }
  }

  return {
    read(call, rules) {
      const reading = last.then(() => readNow({ call, rules }))
      last = reading.catch(() => undefined)
      return reading
    },
    close: end,
  }
}

async function answerOf(worker: Worker, request: ReadingRequest): Promise<ReadingAnswer> {
  const listening = new AbortController()
  let tooLong: NodeJS.Timeout | undefined
  worker.ref()
  try {
    return await new Promise<ReadingAnswer>((resolve, reject) => {
      const fail = (error: Error): void => reject(error)
      const left = (): void => reject(new Error('The thread of the engine ended.'))
      tooLong = setTimeout(() => reject(new Error('The engine takes too long.')), LONGEST_MS)
      worker.once('message', resolve)
      worker.once('error', fail)
      worker.once('exit', left)
      listening.signal.addEventListener('abort', () => {
        worker.off('message', resolve)
        worker.off('error', fail)
        worker.off('exit', left)
      })
      worker.postMessage(request)
    })
  } finally {
    clearTimeout(tooLong)
    listening.abort()
    worker.unref()
  }
}

function startWorker(): Worker {
  // The same file is TypeScript in the repository, and JavaScript in a packed release.
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  const worker = new Worker(new URL(`./reading-worker.${ending}`, import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    // It needs neither our environment nor our terminal.
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
  })
  // Whoever waits for an answer hears of it; between two calls nobody does.
  worker.on('error', () => undefined)
  return worker
}
