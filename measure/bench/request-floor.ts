/** The fewest requests that can bring all eleven types: by arithmetic from what the company has. */
import type { WorldNumbers } from './simulator.ts'

/** Gong's page, which no client can change. */
const PAGE = 100

const pages = (records: number) => Math.max(1, Math.ceil(records / PAGE))

/** `measuredUsers`: users with interaction statistics in the period; the only ones whom Gong lists there. */
export function requestFloor(world: WorldNumbers, measuredUsers: number): Map<string, number> {
  return new Map([
    ['POST /v2/calls/extensive', pages(world.calls)],
    ['POST /v2/calls/transcript', pages(world.publicCalls)],
    ['GET /v2/users', pages(world.users)],
    ['GET /v2/workspaces', 1],
    ['GET /v2/all-permission-profiles', world.workspaces],
    ['GET /v2/permission-profile/users', world.profiles],
    ['POST /v2/stats/activity/day-by-day', pages(world.users)],
    ['POST /v2/stats/interaction', pages(measuredUsers)],
    ['GET /v2/settings/scorecards', 1],
    ['POST /v2/stats/activity/scorecards', pages(world.answeredScorecards)],
    ['GET /v2/library/folders', world.workspaces],
    ['GET /v2/library/folder-content', world.folders],
    ['GET /v2/settings/trackers', 1],
  ])
}
