/** Asks for calls in every way: lists, details with all that can be exposed, transcripts and grants. */
import type { World } from '../../../simulator/world.ts'
import { getPages, postPages } from '../pages.ts'
import type { Ask } from '../pretend-gong.ts'

const EVERYTHING = {
  parties: true,
  content: {
    structure: true,
    topics: true,
    trackers: true,
    trackerOccurrences: true,
    pointsOfInterest: true,
    brief: true,
    outline: true,
    highlights: true,
    callOutcome: true,
    keyPoints: true,
  },
  interaction: { speakers: true, video: true, personInteractionStats: true, questions: true },
  collaboration: { publicComments: true },
  media: true,
}

export async function askAboutCalls(ask: Ask, { calls, users, workspaces }: World): Promise<void> {
  const ids = calls.slice(0, 12).map(({ id }) => id)
  const span = windowOf(calls)
  await getPages(ask, '/v2/calls', {})
  for (const { id: workspaceId } of workspaces) {
    await getPages(ask, '/v2/calls', { ...span, workspaceId })
    await postPages(ask, '/v2/calls/transcript', { filter: { ...span, workspaceId } })
  }
  for (const id of ids) await ask('GET', `/v2/calls/${id}`)

  for (const contentSelector of selectors()) {
    await postPages(ask, '/v2/calls/extensive', { filter: span, contentSelector })
  }
  await postPages(ask, '/v2/calls/extensive', { filter: {} })
  await postPages(ask, '/v2/calls/extensive', { filter: { callIds: ids } })
  for (const { id } of users) {
    await postPages(ask, '/v2/calls/extensive', { filter: { primaryUserIds: [id] } })
  }
  await postPages(ask, '/v2/calls/transcript', { filter: {} })
  await postPages(ask, '/v2/calls/transcript', { filter: { callIds: ids } })
  await askAboutGrants(
    ask,
    ids,
    users.map(({ id }) => id),
  )
}

function selectors(): object[] {
  const timings = [['Now'], ['TimeOfCall'], ['Now', 'TimeOfCall']]
  return [
    { context: 'None', exposedFields: {} },
    { context: 'Basic', exposedFields: EVERYTHING },
    { context: 'Extended', exposedFields: EVERYTHING },
    ...timings.map((contextTiming) => ({
      context: 'Extended',
      contextTiming,
      exposedFields: EVERYTHING,
    })),
    { exposedFields: { content: { trackers: true } } },
  ]
}

async function askAboutGrants(
  ask: Ask,
  callIds: readonly string[],
  userIds: readonly string[],
): Promise<void> {
  const read = () => ask('POST', '/v2/calls/users-access', { body: { filter: { callIds } } })
  const callAccessList = callIds.map((callId) => ({ callId, userIds: userIds.slice(0, 3) }))
  await read()
  await ask('PUT', '/v2/calls/users-access', { body: { callAccessList } })
  await read()
  await ask('DELETE', '/v2/calls/users-access', { body: { callAccessList } })
  await read()
}

function windowOf(calls: World['calls']): { fromDateTime: string; toDateTime: string } {
  const starts = calls.map(({ startedMs }) => startedMs)
  return {
    fromDateTime: new Date(Math.min(...starts)).toISOString(),
    toDateTime: new Date(Math.max(...starts) + 1).toISOString(),
  }
}
