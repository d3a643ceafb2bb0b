/** Work as it goes, as server-sent events: told whenever it has changed, until it has ended. */
import type { FastifyInstance } from 'fastify'
import { Readable } from 'node:stream'
import { z } from 'zod'
import { run } from '../records/dataset.ts'
import { handoffProgress } from '../records/handoff.ts'
import type { Actor } from '../records/member.ts'
import { about } from './about.ts'
import type { Door } from './door.ts'
import { parse } from './input.ts'
import { ROOT, urlOf } from './paths.ts'
import { requireScope, type WhoAsks } from './who-asks.ts'

const LOOK_EVERY_MS = 500
/** Proxies end a line on which nothing is said. */
const HEARTBEAT_MS = 15_000
const REOPEN_AFTER_MS = 3_000

export function mountLive(app: FastifyInstance, door: Door, whoAsks: WhoAsks): void {
  const { runs, handoffs } = door.needs
  mountWatch(app, door, whoAsks, {
    name: 'watch-run',
    summary: 'Follow a run: the event "run" carries it whenever it has changed.',
    tag: 'runs',
    path: 'runs/{runId}/events',
    event: 'run',
    params: z.object({ runId: z.string().min(1) }),
    look: async (actor, { runId }) => run.parse(await runs.get(actor, runId)),
    isUnderWay: ({ status }) => status === 'queued' || status === 'running',
  })
  mountWatch(app, door, whoAsks, {
    name: 'watch-handoff',
    summary:
      'Follow how a handoff is written: the event "progress" comes with each field, and with each call that is read.',
    tag: 'handoffs',
    path: 'handoffs/{accountId}/progress',
    event: 'progress',
    params: z.object({ accountId: z.string().min(1) }),
    look: async (actor, { accountId }) =>
      handoffProgress.parse(await handoffs.progress(actor, accountId)),
    isUnderWay: ({ progress, unreadCalls }) => progress !== null || unreadCalls > 0,
  })
}

interface Watch<Params extends z.ZodObject, Seen> {
  readonly name: string
  readonly summary: string
  readonly tag: string
  /** Below the root of the API. */
  readonly path: string
  readonly event: string
  readonly params: Params
  readonly look: (actor: Actor, params: z.output<Params>) => Promise<Seen>
  readonly isUnderWay: (seen: Seen) => boolean
}

function mountWatch<Params extends z.ZodObject, Seen>(
  app: FastifyInstance,
  door: Door,
  whoAsks: WhoAsks,
  { name, summary, tag, path, event, params, look, isUnderWay }: Watch<Params, Seen>,
): void {
  app.get(
    urlOf(`${ROOT}/${path}`),
    {
      config: {
        about: () => about({ name, summary, tag, params, mediaType: 'text/event-stream' }),
      },
    },
    async (request, reply) => {
      const given = parse(params, request.params)
      const lookAgain = async (): Promise<Seen> =>
        // Asked each time: a member may be removed while they watch.
        look(requireScope(await whoAsks.actorOf(request), 'read'), given)
      const first = await lookAgain()
      const closed = new AbortController()
      request.raw.on('close', () => closed.abort())
      return reply
        .header('content-type', 'text/event-stream; charset=utf-8')
        .header('cache-control', 'no-store')
        .header('x-accel-buffering', 'no')
        .send(
          Readable.from(told(door, closed.signal, { event, first, look: lookAgain, isUnderWay })),
        )
    },
  )
}

interface Followed<Seen> {
  readonly event: string
  readonly first: Seen
  readonly look: () => Promise<Seen>
  readonly isUnderWay: (seen: Seen) => boolean
}

async function* told<Seen>(
  { clock, log }: Pick<Door, 'clock' | 'log'>,
  closed: AbortSignal,
  { event, first, look, isUnderWay }: Followed<Seen>,
): AsyncGenerator<string> {
  let last = JSON.stringify(first)
  let quietSinceMs = clock.now().getTime()
  yield `retry: ${REOPEN_AFTER_MS}\n${textOf(event, last)}`
  let goesOn = isUnderWay(first)
  while (goesOn) {
    try {
      await clock.sleep(LOOK_EVERY_MS, closed)
      const next = await look()
      goesOn = isUnderWay(next)
      const nowMs = clock.now().getTime()
      const text = JSON.stringify(next)
      if (text !== last) yield textOf(event, text)
      else if (nowMs - quietSinceMs >= HEARTBEAT_MS) yield ': still here\n\n'
      else continue
      last = text
      quietSinceMs = nowMs
    } catch (error) {
      // The browser opens the line again, and is told then what the matter is.
      if (!closed.aborted) log.warn({ error, event }, 'work could not be followed')
      return
    }
  }
}

function textOf(event: string, text: string): string {
  return `event: ${event}\ndata: ${text}\n\n`
}
