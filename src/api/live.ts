/** A run as it goes, as server-sent events: `run` whenever it has changed, until it has ended. */
import type { FastifyInstance } from 'fastify'
import { Readable } from 'node:stream'
import { z } from 'zod'
import { type Run, run } from '../records/dataset.ts'
import { about } from './about.ts'
import type { Door } from './door.ts'
import { parse } from './input.ts'
import { ROOT, urlOf } from './paths.ts'
import { requireScope, type WhoAsks } from './who-asks.ts'

const LOOK_EVERY_MS = 500
/** Proxies end a line on which nothing is said. */
const HEARTBEAT_MS = 15_000
const REOPEN_AFTER_MS = 3_000
const params = z.object({ runId: z.string().min(1) })

export function mountLive(app: FastifyInstance, door: Door, whoAsks: WhoAsks): void {
  app.get(
    urlOf(`${ROOT}/runs/{runId}/events`),
    {
      config: {
        about: () =>
          about({
            name: 'watch-run',
            summary: 'Follow a run: the event "run" carries it whenever it has changed.',
            tag: 'runs',
            params,
            mediaType: 'text/event-stream',
          }),
      },
    },
    async (request, reply) => {
      const { runId } = parse(params, request.params)
      const look = async (): Promise<Run> =>
        // Asked each time: a member may be removed while they watch.
        run.parse(
          await door.needs.runs.get(requireScope(await whoAsks.actorOf(request), 'read'), runId),
        )
      const first = await look()
      const closed = new AbortController()
      request.raw.on('close', () => closed.abort())
      return reply
        .header('content-type', 'text/event-stream; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('x-accel-buffering', 'no')
        .send(Readable.from(told(first, look, door, closed.signal)))
    },
  )
}

async function* told(
  first: Run,
  look: () => Promise<Run>,
  { clock, log }: Pick<Door, 'clock' | 'log'>,
  closed: AbortSignal,
): AsyncGenerator<string> {
  let last = JSON.stringify(first)
  let quietSinceMs = clock.now().getTime()
  yield `retry: ${REOPEN_AFTER_MS}\n${eventOf(last)}`
  let { status } = first
  while (status === 'queued' || status === 'running') {
    try {
      await clock.sleep(LOOK_EVERY_MS, closed)
      const next = await look()
      status = next.status
      const nowMs = clock.now().getTime()
      const text = JSON.stringify(next)
      if (text !== last) yield eventOf(text)
      else if (nowMs - quietSinceMs >= HEARTBEAT_MS) yield ': still here\n\n'
      else continue
      last = text
      quietSinceMs = nowMs
    } catch (error) {
      // The browser opens the line again, and is told then what the matter is.
      if (!closed.aborted) log.warn({ error }, 'a run could not be followed')
      return
    }
  }
}

function eventOf(text: string): string {
  return `event: run\ndata: ${text}\n\n`
}
