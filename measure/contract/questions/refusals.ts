/** Asks for what Gong refuses: wrong keys, missing scopes, broken requests, things that are not there. */
import { endpoints } from '../../../simulator/endpoints.ts'
import type { World } from '../../../simulator/world.ts'
import { cursorOf } from '../pages.ts'
import type { Ask, PretendGong } from '../pretend-gong.ts'

const UNKNOWN = '1'
const CURSOR_LIFE_MS = 3_600_000

const paths = endpoints.map(({ method, path }) => ({
  method,
  path: path.replaceAll(/:\w+/g, UNKNOWN),
}))

/** Leaves the pretend Gong as it was, but for its clock, which is two hours ahead. */
export async function askForRefusals(gong: PretendGong, world: World): Promise<void> {
  const { ask } = gong
  for (const { method, path } of paths) {
    const body = method === 'GET' ? {} : { body: {} }
    await ask(method, path, { ...body, authorization: null })
    await ask('PATCH', path, { body: {} })
    await gong.control('PUT', 'scopes', { scopes: [] })
    await ask(method, path, body)
    await gong.control('PUT', 'scopes', { scopes: null })
    if (method === 'GET') continue
    await ask(method, path, body)
    await ask(method, path, { text: '{"filter":' })
    await ask(method, path, { text: '{}', contentType: 'text/plain' })
  }
  await askForWhatIsWrong(ask, world)
  await askForNothing(ask, world)
  await askWithOldCursors(gong)
}

async function askForWhatIsWrong(ask: Ask, { crmIntegration, users }: World): Promise<void> {
  const backwards = { fromDateTime: '2026-02-01T00:00:00Z', toDateTime: '2026-01-01T00:00:00Z' }
  await ask('GET', '/v2/calls', { query: backwards })
  for (const path of ['/v2/calls/extensive', '/v2/calls/transcript']) {
    await ask('POST', path, { body: { filter: backwards } })
    await ask('POST', path, { body: { filter: { callIds: [] } } })
    await ask('POST', path, { body: { filter: {}, cursor: 'tampered' } })
  }
  await ask('POST', '/v2/calls/users-access', { body: { filter: { callIds: [UNKNOWN] } } })
  const callAccessList = [{ callId: UNKNOWN, userIds: users.slice(0, 1).map(({ id }) => id) }]
  await ask('PUT', '/v2/calls/users-access', { body: { callAccessList } })
  for (const kind of ['activity/aggregate', 'activity/day-by-day', 'interaction']) {
    await ask('POST', `/v2/stats/${kind}`, { body: { filter: backwards } })
    const future = { fromDate: '2026-01-01', toDate: '2999-01-01' }
    await ask('POST', `/v2/stats/${kind}`, { body: { filter: future } })
  }
  await ask('POST', '/v2/stats/activity/aggregate-by-period', {
    body: {
      aggregationPeriod: 'CENTURY',
      filter: { fromDate: '2026-01-01', toDate: '2026-01-02' },
    },
  })
  for (const path of [
    '/v2/all-permission-profiles',
    '/v2/permission-profile',
    '/v2/permission-profile/users',
    '/v2/library/folders',
    '/v2/library/folder-content',
  ]) {
    await ask('GET', path)
  }
  await ask('GET', '/v2/permission-profile', { query: { profileId: UNKNOWN } })
  await ask('GET', '/v2/permission-profile/users', { query: { profileId: UNKNOWN } })
  const { integrationId = UNKNOWN } = crmIntegration ?? {}
  // The one GET that needs a body.
  await ask('GET', '/v2/crm/entities', { query: { integrationId, objectType: 'DEAL' } })
  const query = { integrationId: UNKNOWN, objectType: 'DEAL' }
  await ask('GET', '/v2/crm/entities', { query, body: ['1'] })
}

/** Some of Gong's lists answer 404 when they are empty. */
async function askForNothing(ask: Ask, { calls }: World): Promise<void> {
  const longAgo = { fromDateTime: '1999-01-01T00:00:00Z', toDateTime: '1999-01-02T00:00:00Z' }
  const day = { fromDate: '2020-01-01', toDate: '2020-01-02', userIds: [UNKNOWN] }
  await ask('GET', '/v2/calls', { query: longAgo })
  await ask('POST', '/v2/calls/extensive', { body: { filter: longAgo } })
  await ask('POST', '/v2/calls/transcript', { body: { filter: longAgo } })
  await ask('POST', '/v2/calls/extensive', { body: { filter: { callIds: [UNKNOWN] } } })
  await ask('GET', `/v2/calls/${UNKNOWN}${calls.length}`)
  await ask('GET', `/v2/users/${UNKNOWN}`)
  await ask('GET', `/v2/users/${UNKNOWN}/settings-history`)
  await ask('POST', '/v2/users/extensive', { body: { filter: { userIds: [UNKNOWN] } } })
  for (const kind of ['activity/aggregate', 'activity/day-by-day', 'interaction']) {
    await ask('POST', `/v2/stats/${kind}`, { body: { filter: day } })
  }
  const path = '/v2/stats/activity/aggregate-by-period'
  await ask('POST', path, { body: { aggregationPeriod: 'DAY', filter: day } })
  const reviewed = { reviewedUserIds: [UNKNOWN] }
  await ask('POST', '/v2/stats/activity/scorecards', { body: { filter: reviewed } })
  await ask('GET', '/v2/library/folder-content', { query: { folderId: UNKNOWN } })
  await ask('GET', '/v2/no-such-thing')
}

/** A cursor lives for an hour from the first page on. */
async function askWithOldCursors(gong: PretendGong): Promise<void> {
  const { ask } = gong
  const users = cursorOf(await ask('GET', '/v2/users'))
  const calls = cursorOf(await ask('POST', '/v2/calls/extensive', { body: { filter: {} } }))
  await gong.control('PUT', 'clock', { advanceMs: 2 * CURSOR_LIFE_MS })
  if (users) await ask('GET', '/v2/users', { query: { cursor: users } })
  if (calls) await ask('POST', '/v2/calls/extensive', { body: { filter: {}, cursor: calls } })
}

/** For a pretend Gong whose rate limit is on: faster than it allows, so that most of these are refused. */
export async function askTooFast(ask: Ask): Promise<void> {
  await Promise.all(
    [...paths, ...paths].map(({ method, path }) =>
      ask(method, path, method === 'GET' ? {} : { body: {} }),
    ),
  )
}
