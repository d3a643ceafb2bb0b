/** Asks for people in every way: lists, their history, what they did and what they may see. */
import type { World } from '../../../simulator/world.ts'
import { getPages, postPages } from '../pages.ts'
import type { Ask } from '../pretend-gong.ts'

const DAY_MS = 86_400_000

export async function askAboutPeople(ask: Ask, world: World, nowMs: number): Promise<void> {
  const { users, workspaces, profiles } = world
  const userIds = users.map(({ id }) => id)
  await getPages(ask, '/v2/users', {})
  await getPages(ask, '/v2/users', { includeAvatars: 'true' })
  for (const filter of [
    {},
    { includeAvatars: true },
    { userIds, createdToDateTime: new Date(nowMs).toISOString() },
  ]) {
    await postPages(ask, '/v2/users/extensive', { filter })
  }
  for (const id of userIds) {
    await ask('GET', `/v2/users/${id}`)
    await ask('GET', `/v2/users/${id}/settings-history`)
  }
  await askAboutActivity(ask, userIds, nowMs)
  for (const { id: workspaceId } of workspaces) {
    await ask('GET', '/v2/all-permission-profiles', { query: { workspaceId } })
  }
  for (const { id: profileId } of profiles) {
    await ask('GET', '/v2/permission-profile', { query: { profileId } })
    await ask('GET', '/v2/permission-profile/users', { query: { profileId } })
  }
  await askToChangeProfiles(ask, world)
}

async function askToChangeProfiles(ask: Ask, { workspaces, profiles }: World): Promise<void> {
  const callsAccess = { permissionLevel: 'own', teamLeadIds: [] }
  for (const { id: workspaceId } of workspaces) {
    const body = { name: 'For the contract', callsAccess }
    // The second time the name is taken.
    await ask('POST', '/v2/permission-profile', { query: { workspaceId }, body })
    await ask('POST', '/v2/permission-profile', { query: { workspaceId }, body })
  }
  for (const { id: profileId, name } of profiles.slice(0, 1)) {
    await ask('PUT', '/v2/permission-profile', { query: { profileId }, body: { name } })
  }
}

async function askAboutActivity(
  ask: Ask,
  userIds: readonly string[],
  nowMs: number,
): Promise<void> {
  const day = (ms: number) => new Date(ms).toISOString().slice(0, 10)
  const filter = { fromDate: day(nowMs - 40 * DAY_MS), toDate: day(nowMs - DAY_MS) }
  const some = { ...filter, userIds: userIds.slice(0, 4) }
  await postPages(ask, '/v2/stats/activity/aggregate', { filter })
  await postPages(ask, '/v2/stats/activity/day-by-day', { filter })
  await postPages(ask, '/v2/stats/interaction', { filter })
  await postPages(ask, '/v2/stats/interaction', { filter: some })
  for (const aggregationPeriod of ['DAY', 'WEEK', 'MONTH', 'QUARTER', 'YEAR']) {
    const path = '/v2/stats/activity/aggregate-by-period'
    await postPages(ask, path, { aggregationPeriod, filter: some })
  }
  await postPages(ask, '/v2/stats/activity/scorecards', { filter: {} })
  for (const reviewMethod of ['AUTOMATIC', 'MANUAL', 'BOTH']) {
    await postPages(ask, '/v2/stats/activity/scorecards', { filter: { reviewMethod } })
  }
}
