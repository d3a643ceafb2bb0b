/** Tries a key on everything that the eleven types need, with one light request for each, before anything is relied on. */
import type { Gong } from '../gong/gong.ts'
import { DATA_TYPES, SLUGS, type Slug } from '../records/data-types.ts'
import { explain, Problem } from '../records/problems.ts'
import type { Call } from '../records/call.ts'

export interface TestedType {
  readonly type: Slug
  readonly scope: string
  readonly allowed: boolean
  /** How many records Gong counts, where one request tells. */
  readonly records: number | null
  /** Why not; null where it is allowed. */
  readonly message: string | null
}

export interface TestedConnection {
  readonly types: readonly TestedType[]
  readonly requests: number
}

const DAY_MS = 86_400_000
/** Metadata alone: the lightest answer that still counts the calls. */
const LIGHT = { parties: false, topicsAndTrackers: false, crm: false }

/** Throws the problem when Gong refuses the key as a whole. */
export async function testConnection(gong: Gong, now: Date): Promise<TestedConnection> {
  let callsPage: Promise<{ calls: readonly Call[]; total: number }> | undefined
  const calls = () => (callsPage ??= firstCalls(gong, now))
  const countCalls = async (): Promise<number> => (await calls()).total

  const probes: Readonly<Record<Slug, () => Promise<number | null>>> = {
    calls: countCalls,
    transcripts: async () => tryTranscript(gong, (await calls()).calls),
    users: async () => (await first(gong.users(1)))?.total ?? 0,
    'user-stats': () => tryStats(gong, now),
    scorecards: async () => (await gong.scorecards()).length,
    'answered-scorecards': async () => (await first(gong.answeredScorecards()))?.total ?? 0,
    libraries: () => tryLibrary(gong),
    trackers: async () => (await gong.trackers()).length,
    'crm-deals': async () => (await countCalls(), null),
    'crm-contacts': async () => (await countCalls(), null),
    'crm-accounts': async () => (await countCalls(), null),
  }

  const types: TestedType[] = []
  for (const slug of SLUGS) types.push(await tested(slug, probes[slug]))
  const requests = [...gong.requests.values()].reduce((sum, count) => sum + count, 0)
  return { types, requests }
}

async function tested(slug: Slug, probe: () => Promise<number | null>): Promise<TestedType> {
  const [scope] = DATA_TYPES[slug].scopes
  try {
    return { type: slug, scope, allowed: true, records: await probe(), message: null }
  } catch (error) {
    if (!(error instanceof Problem) || error.exitCode !== 4) throw error
    return {
      type: slug,
      scope: error.scope ?? scope,
      allowed: false,
      records: null,
      message: explain(error),
    }
  }
}

async function firstCalls(
  gong: Gong,
  now: Date,
): Promise<{ calls: readonly Call[]; total: number }> {
  const page = await first(gong.calls({ from: undefined, to: now }, LIGHT))
  return { calls: page?.items ?? [], total: page?.total ?? 0 }
}

/** The transcript of one public call tells; a private one is never asked for. */
async function tryTranscript(gong: Gong, calls: readonly Call[]): Promise<null> {
  const open = calls.find((call) => !call.isPrivate)
  if (open !== undefined) await first(gong.transcripts([open.id]))
  return null
}

async function tryStats(gong: Gong, now: Date): Promise<null> {
  // A day that is past in every time zone.
  const period = { from: day(now.getTime() - 3 * DAY_MS), to: day(now.getTime() - 2 * DAY_MS) }
  await first(gong.userDays(period))
  await first(gong.interaction(period))
  return null
}

async function tryLibrary(gong: Gong): Promise<number> {
  let folders = 0
  for (const workspace of await gong.workspaces())
    folders += (await gong.folders(workspace.id)).length
  return folders
}

async function first<Item>(items: AsyncGenerator<Item>): Promise<Item | undefined> {
  for await (const item of items) return item
  return undefined
}

function day(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 10)
}
