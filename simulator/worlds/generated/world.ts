/** A company of any size from a seed: nothing but light entries is held, the rest is made when it is asked for. */
import type { World, WorldCall, WorldUser } from '../../world.ts'
import { assembleWorld } from '../assemble.ts'
import { HOUR_MS, MINUTE_MS, utcMidnight, workingDays } from '../calendar.ts'
import { createRandom, idOf, itemOf } from '../random.ts'
import { createTrackers } from '../trackers.ts'
import { callSeconds, createCall, halfHourOf, wholeHalfHour } from './calls.ts'
import { accountAt, accountCount } from './cast.ts'
import { organisationAt } from '../people.ts'
import { GeneratedRecording } from './recording.ts'
import { createStaff } from './staff.ts'
import { GENERATED_THEMES } from './stages.ts'

const COMPANY = {
  name: 'Fernhollow',
  domain: 'fernhollow.example',
  timeZone: 'America/Los_Angeles',
  appHost: 'us-12345.app.gong.io',
}
const DAYS = 90

export interface GeneratedOptions {
  readonly calls: number
  readonly users: number
  readonly seed: string
  readonly nowMs: number
}

export function generatedWorld(options: GeneratedOptions): World {
  return assembleWorld(generatedParts(options))
}

/** Oldest first, as light entries: who took part and what was said is made when it is asked for. */
export function generatedRecordings(options: GeneratedOptions): readonly GeneratedRecording[] {
  return generatedParts(options).recordings
}

function generatedParts(options: GeneratedOptions) {
  const { calls, seed, nowMs } = options
  const endMs = utcMidnight(nowMs)
  const users = createStaff(options.users, seed, COMPANY.domain, endMs)
  const workspace = {
    id: idOf('workspace', seed),
    name: 'Initial workspace',
    description: 'The built-in workspace',
  }
  const trackers = createTrackers(Object.values(GENERATED_THEMES), {
    workspaceId: workspace.id,
    creatorId: users[0]?.id ?? '',
    createdMs: endMs - 400 * 24 * HOUR_MS,
  })
  const setup = {
    product: COMPANY.name,
    users,
    colleagues: users,
    trackers,
    accountAt: (position: number) => accountAt(seed, position),
  }
  const accounts = accountCount(calls)
  const recordings = createCalls(calls, seed, endMs, users, workspace.id).map(
    (call, index) => new GeneratedRecording(call, setup, accountOf(seed, index, accounts)),
  )
  return {
    name: `generated: ${calls} calls, ${options.users} users, seed ${seed}`,
    company: COMPANY,
    workspaces: [workspace],
    users,
    trackers,
    recordings,
    nowMs,
  }
}

const accountOf = (seed: string, index: number, accounts: number) =>
  createRandom('account of', seed, index).below(accounts)

function createCalls(
  count: number,
  seed: string,
  endMs: number,
  users: readonly WorldUser[],
  workspaceId: string,
): WorldCall[] {
  const days = workingDays(endMs - 8 * HOUR_MS, DAYS - 1, COMPANY.timeZone)
  const accounts = accountCount(count)
  return Array.from({ length: count }, (_, index) => {
    const random = createRandom('call', seed, index)
    const durationSec = callSeconds(random)
    const day = itemOf(days, Math.floor((index * days.length) / count))
    // The last day ends early, so that every call is done with.
    const latestMs = endMs - 3 * HOUR_MS - durationSec * 1000 - 6 * MINUTE_MS
    return createCall(random, {
      account: organisationAt(accountOf(seed, index, accounts)).name,
      company: COMPANY,
      scheduledMs: Math.min(halfHourOf(day, random), wholeHalfHour(latestMs)),
      durationSec,
      hostId: itemOf(users, index).id,
      workspaceId,
    })
  })
}
