/** Tries a key on everything that these types need, with one light request for each, before anything is relied on. */
import { METADATA_ALONE } from '../gong/calls.ts'
import type { Gong } from '../gong/gong.ts'
import type { TestedConnection, TypeCheck } from '../records/connection.ts'
import { DATA_TYPES, type Slug } from '../records/data-types.ts'
import { DAY_MS, dayOf } from '../records/days.ts'
import { explain, Problem } from '../records/problems.ts'

/** Throws the problem when Gong refuses the key as a whole. */
export async function testConnection(
  gong: Gong,
  now: Date,
  slugs: readonly Slug[],
): Promise<TestedConnection> {
  let counted: Promise<number> | undefined
  const countCalls = (): Promise<number> => (counted ??= firstCount(gong, now))

  const probes: Readonly<Record<Slug, () => Promise<number | null>>> = {
    calls: countCalls,
    transcripts: () => tryTranscript(gong),
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

  const types: TypeCheck[] = []
  for (const slug of slugs) types.push(await tested(slug, probes[slug]))
  const requests = [...gong.requests.values()].reduce((sum, count) => sum + count, 0)
  return { types, requests }
}

async function tested(slug: Slug, probe: () => Promise<number | null>): Promise<TypeCheck> {
  const [scope] = DATA_TYPES[slug].scopes
  try {
    return { type: slug, scope, allowed: true, records: await probe(), message: null }
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'D-SCOPE') throw error
    return {
      type: slug,
      scope: error.scope ?? scope,
      allowed: false,
      records: null,
      message: explain(error),
    }
  }
}

async function firstCount(gong: Gong, now: Date): Promise<number> {
  return (await first(gong.calls({ from: undefined, to: now }, METADATA_ALONE)))?.total ?? 0
}

/** An id that no call has: Gong looks at the scope first, and no call's words are asked for. */
async function tryTranscript(gong: Gong): Promise<null> {
  await first(gong.transcripts(['1']))
  return null
}

async function tryStats(gong: Gong, now: Date): Promise<null> {
  // A day that is past in every time zone.
  const period = { from: dayOf(now.getTime() - 3 * DAY_MS), to: dayOf(now.getTime() - 2 * DAY_MS) }
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
