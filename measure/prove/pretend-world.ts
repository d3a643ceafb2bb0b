/** The company behind the proof: always the same, and once more with what a day changes in it. */
import { type Simulator, startSimulator } from '../../simulator/server.ts'
import { openWorld } from '../../simulator/worlds/open.ts'
import type { World } from '../../simulator/world.ts'

const CALLS = 60
const USERS = 8
/** Small pages make more requests, and so more moments. */
const PAGE_SIZE = 15
const SETTLED_MS = 2 * 24 * 3_600_000

export const NEW_SENTENCE = 'This call is new since yesterday.'
export const NEW_TITLES = ['A new call', 'A title that changed', 'Transcribed at last'] as const

export interface PretendWorlds {
  readonly url: string
  readonly accessKey: string
  readonly accessKeySecret: string
  /** Begins again with the company as it was at first, or as it is after the changes. */
  reset(state: 'first' | 'changed'): Promise<void>
  close(): Promise<void>
}

export async function openPretendWorlds(seed: string): Promise<PretendWorlds> {
  // Everything was processed long ago when the first import looks.
  const nowMs = Date.now()
  const world = await openWorld({ calls: CALLS, users: USERS, seed, nowMs: nowMs - SETTLED_MS })
  let simulator: Simulator | undefined
  let port = 0
  const start = async (): Promise<Simulator> => {
    const options = { world, nowMs, port, pageSize: PAGE_SIZE, rateLimit: false }
    return (simulator = await startSimulator(options))
  }
  const { url, accessKey, accessKeySecret } = await start()
  port = Number(new URL(url).port)
  return {
    url,
    accessKey,
    accessKeySecret,
    async reset(state) {
      await simulator?.close()
      await start()
      await tell(url, lateTranscript(world))
      if (state === 'changed') for (const change of changes(world, nowMs)) await tell(url, change)
    },
    close: async () => simulator?.close(),
  }
}

interface Change {
  readonly method: string
  readonly path: string
  readonly body?: unknown
}

const LATE = 0

/** Long after the end of the call, so that the first import has to owe it. */
function lateTranscript({ calls }: World): Change {
  const body = { readyAfterMs: { transcript: 400 * 24 * 3_600_000 } }
  return { method: 'PATCH', path: `calls/${idAt(calls, LATE)}`, body }
}

/** A new call, a changed title, a transcript that comes late, and a call that is deleted. */
function changes({ calls, users }: World, nowMs: number): readonly Change[] {
  const speakerId = '1'
  const parties = [{ id: '7002', name: 'Ida Lund', speakerId, userId: users[0]?.id }]
  const sentences = [{ speakerId, topic: null, start: 0, end: 2_000, text: NEW_SENTENCE }]
  const started = new Date(nowMs - SETTLED_MS / 2).toISOString()
  const late = { title: NEW_TITLES[2], readyAfterMs: { transcript: 0 } }
  return [
    {
      method: 'POST',
      path: 'calls',
      body: { id: '7001', title: NEW_TITLES[0], started, parties, sentences },
    },
    { method: 'PATCH', path: `calls/${idAt(calls, 1)}`, body: { title: NEW_TITLES[1] } },
    { method: 'PATCH', path: `calls/${idAt(calls, LATE)}`, body: late },
    { method: 'DELETE', path: `calls/${idAt(calls, 2)}` },
  ]
}

/** Of those that an import may show, the newest first: a sync looks at these each time. */
function idAt(calls: World['calls'], position: number): string {
  const shown = calls.filter(({ isPrivate }) => !isPrivate)
  return shown.toSorted((a, b) => b.startedMs - a.startedMs)[position]?.id ?? ''
}

const JSON_BODY = { 'content-type': 'application/json' }

async function tell(url: string, { method, path, body }: Change): Promise<void> {
  // A kept connection may belong to the simulator that was there before.
  const headers = { connection: 'close', ...(body !== undefined && JSON_BODY) }
  const response = await fetch(`${url}/_simulator/${path}`, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`)
}
