/** Joins the parts of a world: finds calls by id, counts what people did, reviews calls and fills the library. */
import type {
  Company,
  World,
  WorldProfile,
  WorldTracker,
  WorldUser,
  WireWorkspace,
} from '../world.ts'
import { createActivity } from './activity.ts'
import { DAY_MS, dateReader } from './calendar.ts'
import { createLibrary } from './library.ts'
import { createProfiles, usualRoles, type RoleName } from './profiles.ts'
import type { Recording } from './recording.ts'
import { answerScorecards, createScorecards } from './scorecards.ts'
import { personStats } from './talk.ts'

interface WorldParts {
  readonly name: string
  readonly company: Company
  readonly workspaces: readonly WireWorkspace[]
  readonly users: readonly WorldUser[]
  readonly trackers: readonly WorldTracker[]
  readonly recordings: readonly Recording[]
  /** Who has which profile in a workspace; without it the usual one by place in the company. */
  readonly rolesIn?: (workspaceId: string) => Map<string, RoleName>
  readonly nowMs: number
}

export function assembleWorld(parts: WorldParts): World {
  const { company, workspaces, nowMs } = parts
  const users = parts.users.toSorted((a, b) => compareIds(a.id, b.id))
  const recordings = parts.recordings.toSorted((a, b) => a.call.startedMs - b.call.startedMs)
  const calls = recordings.map(({ call }) => call)
  const byId = new Map(recordings.map((recording) => [recording.call.id, recording]))
  const find = (id: string): Recording => {
    const recording = byId.get(id)
    if (recording === undefined) throw new Error(`Call ${id} is not part of this world`)
    return recording
  }
  const dateOf = dateReader(company.timeZone)
  const boss = users.find(({ managerId }) => managerId === null) ?? users[0]
  if (boss === undefined) throw new Error('A world needs at least one user')
  const lead = leadOfMost(users)
  const createdMs = Math.min(nowMs, calls[0]?.startedMs ?? nowMs) - 120 * DAY_MS

  const scorecards = createScorecards({
    workspaceId: workspaces[0]?.id ?? null,
    updaterId: boss.id,
    createdMs,
  })
  const answeredScorecards = answerScorecards(scorecards, calls, users, nowMs)
  const folders = workspaces.flatMap(({ id }) =>
    createLibrary(
      id,
      calls.filter(({ workspaceId }) => workspaceId === id),
      boss,
      nowMs,
    ),
  )
  const rolesIn = parts.rolesIn ?? (() => usualRoles(users))
  const profiles: WorldProfile[] = workspaces.flatMap(({ id }) =>
    createProfiles(id, rolesIn(id), folders, lead === undefined ? [] : [lead]),
  )
  const hosted = Map.groupBy(recordings, ({ call }) => call.primaryUserId)

  return {
    name: parts.name,
    company,
    workspaces,
    users,
    profiles,
    trackers: parts.trackers,
    scorecards,
    answeredScorecards,
    folders,
    calls,
    details: ({ id }) => find(id).details(),
    transcript: ({ id }) => find(id).transcript(),
    activity: createActivity(recordings, users, answeredScorecards, dateOf),
    interaction: (user, from, to) => {
      const talks = (hosted.get(user.id) ?? [])
        .filter(({ call }) => dateOf(call.startedMs) >= from && dateOf(call.startedMs) < to)
        .flatMap((recording) => recording.hostTalk() ?? [])
      return talks.length === 0 ? undefined : personStats(talks)
    },
  }
}

/** Whoever has most people directly below: a team worth listening to. */
function leadOfMost(users: readonly WorldUser[]): string | undefined {
  const teams = Map.groupBy(users, ({ managerId }) => managerId)
  const largestFirst = [...teams].toSorted(([, a], [, b]) => b.length - a.length)
  return largestFirst.find(([id]) => id !== null)?.[0] ?? undefined
}

/** Ids are numbers too large for `Number`. */
const compareIds = (a: string, b: string): number =>
  a.length - b.length || (a < b ? -1 : a > b ? 1 : 0)
