/**
 * Text out of PDF and Word documents. Whoever made a document may have meant harm: it is read in a thread of its own,
 * which is ended when it takes too long or too much memory.
 */
import { Worker } from 'node:worker_threads'
import type { ExtractionAnswer, ExtractionRequest } from './extraction-worker.ts'
import { broken, MAX_TEXT_MB, refused, tooMuchText } from './refusals.ts'

export interface ExtractionLimits {
  readonly timeMs: number
  /** Of objects. */
  readonly heapMb: number
  /** By which the whole process may grow meanwhile: unpacked bytes are no objects. */
  readonly growthMb: number
}

const LIMITS: ExtractionLimits = { timeMs: 60_000, heapMb: 512, growthMb: 900 }
const LOOK_EVERY_MS = 50
/** Two at a time on every machine: ten uploads at once shall not take ten times the memory. */
const AT_ONCE = 2
const MB = 1024 * 1024

export interface Extraction {
  /** Throws a D-UPLOAD or D-TOO-LARGE problem. `bytes` belong to the thread afterwards. */
  text(request: ExtractionRequest): Promise<string>
}

export function createExtraction(limits: ExtractionLimits = LIMITS): Extraction {
  let running = 0
  const waiting: (() => void)[] = []

  async function turn(): Promise<void> {
    if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
    else running += 1
  }

  /** The place goes on to whoever waits. */
  function done(): void {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }

  return {
    async text(request) {
      await turn()
      try {
        return await extract(request, limits)
      } finally {
        done()
      }
    },
  }
}

async function extract(request: ExtractionRequest, limits: ExtractionLimits): Promise<string> {
  const { name } = request
  const answer = await answerOf(request, limits)
  if ('refusal' in answer) throw refused(answer.refusal.message, answer.refusal.fix)
  if ('failure' in answer) throw broken(name, answer.failure)
  if (Buffer.byteLength(answer.text) > MAX_TEXT_MB * MB) throw tooMuchText(name)
  return answer.text
}

function answerOf(
  request: ExtractionRequest,
  { timeMs, heapMb, growthMb }: ExtractionLimits,
): Promise<ExtractionAnswer> {
  const { name } = request
  const worker = startWorker(request, heapMb)
  const before = process.memoryUsage.rss()
  const watches: NodeJS.Timeout[] = []
  return new Promise<ExtractionAnswer>((resolve, reject) => {
    watches.push(
      setTimeout(() => reject(takesTooLong(name)), timeMs),
      setInterval(() => {
        if (process.memoryUsage.rss() - before > growthMb * MB) reject(takesTooMuchMemory(name))
      }, LOOK_EVERY_MS),
    )
    worker.once('message', (answer: ExtractionAnswer) => resolve(answer))
    worker.once('error', (error: Error) =>
      reject(isOutOfMemory(error) ? takesTooMuchMemory(name) : broken(name, error)),
    )
    worker.once('exit', () => reject(broken(name, 'the thread ended without an answer')))
  }).finally(async () => {
    for (const watch of watches) clearInterval(watch)
    await worker.terminate()
  })
}

function startWorker(request: ExtractionRequest, heapMb: number): Worker {
  // The same file is TypeScript in the repository, and JavaScript in a packed release.
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js'
  return new Worker(new URL(`./extraction-worker.${ending}`, import.meta.url), {
    workerData: request,
    transferList: request.bytes.buffer instanceof ArrayBuffer ? [request.bytes.buffer] : [],
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
    // It needs neither our environment nor our terminal.
    env: {},
    execArgv: [],
    stdout: true,
    stderr: true,
  })
}

function isOutOfMemory(error: Error): boolean {
  return 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}

function takesTooLong(name: string): Error {
  return refused(
    `Reading ${name} takes too long.`,
    'Open it in the program that made it, and save its text as txt or md.',
  )
}

function takesTooMuchMemory(name: string): Error {
  return refused(
    `Reading ${name} needs too much memory.`,
    'Split it into smaller files, or save its text as txt or md.',
  )
}
