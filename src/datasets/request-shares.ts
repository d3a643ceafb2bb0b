/** Which type a request was made for. One that serves several types is counted once, for the first that was asked for. */
import type { Slug } from '../records/data-types.ts'

const USERS = ['/v2/users', '/v2/users/extensive']

const PATHS: Readonly<Record<Slug, readonly string[]>> = {
  calls: ['/v2/calls/extensive'],
  transcripts: ['/v2/calls/transcript', '/v2/calls/extensive'],
  users: [
    ...USERS,
    '/v2/workspaces',
    '/v2/all-permission-profiles',
    '/v2/permission-profile/users',
  ],
  'user-stats': ['/v2/stats/activity/day-by-day', '/v2/stats/interaction', ...USERS],
  scorecards: ['/v2/settings/scorecards'],
  'answered-scorecards': [
    '/v2/stats/activity/scorecards',
    '/v2/settings/scorecards',
    ...USERS,
    '/v2/calls/extensive',
  ],
  libraries: [
    '/v2/library/folders',
    '/v2/library/folder-content',
    '/v2/workspaces',
    '/v2/calls/extensive',
  ],
  trackers: ['/v2/settings/trackers'],
  'crm-deals': ['/v2/calls/extensive'],
  'crm-contacts': ['/v2/calls/extensive'],
  'crm-accounts': ['/v2/calls/extensive'],
}

export function requestsByType(
  types: readonly Slug[],
  sent: ReadonlyMap<string, number>,
): ReadonlyMap<Slug, number> {
  const shares = new Map<Slug, number>()
  const counted = new Set<string>()
  for (const slug of types) {
    const mine = PATHS[slug].filter((path) => !counted.has(path))
    for (const path of mine) counted.add(path)
    shares.set(
      slug,
      mine.reduce((sum, path) => sum + (sent.get(path) ?? 0), 0),
    )
  }
  return shares
}
