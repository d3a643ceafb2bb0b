/**
 * Gong as the rest of Carryover sees it: streams of records in our words. Paging, limits, retries, refusals and the
 * wire's shapes stay behind this door.
 */
import type { Call, CallMetadata } from '../records/call.ts'
import type { LibraryCall, LibraryFolder } from '../records/library.ts'
import type { CallGrants, PermissionProfile } from '../records/permission-profile.ts'
import type { Clock, Progress } from '../records/ports.ts'
import type { Problem } from '../records/problems.ts'
import type { AnsweredScorecard, Scorecard } from '../records/scorecard.ts'
import type { Tracker } from '../records/tracker.ts'
import type { Transcript } from '../records/transcript.ts'
import type { User, UserInteraction } from '../records/user.ts'
import type { Window } from '../records/window.ts'
import type { Workspace } from '../records/workspace.ts'
import { callById } from './call-metadata.ts'
import { callGrants } from './calls-access.ts'
import { type CallParts, callsById, type FoundCall, knownCalls, listCalls } from './calls.ts'
import { type BaseUrl, createExchange } from './exchange.ts'
import { listFolderCalls, listFolders } from './library.ts'
import { createLimiter, type Limiter, type Rate } from './limiter.ts'
import { type Authorize, createLine } from './line.ts'
import type { Page } from './listing.ts'
import { listProfiles, listProfileUsers } from './permission-profiles.ts'
import { listAnsweredScorecards, listScorecards } from './scorecards.ts'
import { type DayPeriod, listInteraction, listUserDays, type UserDays } from './stats.ts'
import { listTrackers } from './trackers.ts'
import { transcriptsOf } from './transcripts.ts'
import { listUsers, listWorkspaces, usersById } from './users.ts'

export interface Gong {
  call(callId: string): Promise<CallMetadata | undefined>
  calls(window: Window, parts: CallParts): AsyncGenerator<Page<Call>>
  knownCalls(ids: readonly string[], parts: CallParts): AsyncGenerator<Call>
  callsById(ids: readonly string[], parts: CallParts): AsyncGenerator<FoundCall>
  transcripts(callIds: readonly string[]): AsyncGenerator<Transcript>
  users(atMost?: number): AsyncGenerator<Page<User>>
  usersById(ids: readonly string[]): AsyncGenerator<User>
  workspaces(): Promise<Workspace[]>
  profiles(workspaceId: string): Promise<PermissionProfile[]>
  profileUsers(profileId: string): Promise<string[]>
  callGrants(callIds: readonly string[]): Promise<CallGrants>
  userDays(period: DayPeriod): AsyncGenerator<Page<UserDays>>
  interaction(period: DayPeriod): AsyncGenerator<Page<UserInteraction>>
  scorecards(): Promise<Scorecard[]>
  answeredScorecards(period?: Partial<DayPeriod>): AsyncGenerator<Page<AnsweredScorecard>>
  folders(workspaceId: string): Promise<Omit<LibraryFolder, 'calls'>[]>
  folderCalls(folderId: string): Promise<LibraryCall[]>
  trackers(): Promise<Tracker[]>
  /** Requests on the wire so far by path, tries included. */
  readonly requests: ReadonlyMap<string, number>
  close(): Promise<void>
}

export interface GongOptions {
  /** Checked by `gongBaseUrl` before it comes here. */
  readonly baseUrl: BaseUrl
  readonly authorization: Authorize
  readonly rate: Rate
  /** Shared with others who ask the same company; one of its own, which keeps to `rate`, unless given. */
  readonly limiter?: Limiter
  readonly clock: Clock
  readonly progress: Progress
  readonly signal?: AbortSignal
  /** How long Gong may be silent; heavy pages were seen to take tens of seconds. */
  readonly silenceMs?: number
  /** Told, before anybody else hears of it, that Gong refuses the key or token as a whole. */
  readonly onRefused?: (problem: Problem) => Promise<void>
}

export function createGong(options: GongOptions): Gong {
  const { clock, progress, authorization, onRefused } = options
  // Closing ends what is still under way, such as a page that was asked for ahead of time.
  const closing = new AbortController()
  const signal = AbortSignal.any([closing.signal, ...(options.signal ? [options.signal] : [])])
  const exchange = createExchange({ ...options, silenceMs: options.silenceMs ?? 60_000 })
  const limiter = options.limiter ?? createLimiter(options.rate, clock)
  const line = createLine({
    exchange,
    authorization,
    limiter,
    clock,
    progress,
    signal,
    ...(onRefused && { onRefused }),
  })
  return {
    call: (callId) => callById(line, callId),
    calls: (window, parts) => listCalls(line, window, parts),
    knownCalls: (ids, parts) => knownCalls(line, ids, parts),
    callsById: (ids, parts) => callsById(line, clock, ids, parts),
    transcripts: (callIds) => transcriptsOf(line, callIds),
    users: (atMost) => listUsers(line, atMost),
    usersById: (ids) => usersById(line, ids),
    workspaces: () => listWorkspaces(line),
    profiles: (workspaceId) => listProfiles(line, workspaceId),
    profileUsers: (profileId) => listProfileUsers(line, profileId),
    callGrants: (callIds) => callGrants(line, callIds),
    userDays: (period) => listUserDays(line, period),
    interaction: (period) => listInteraction(line, period),
    scorecards: () => listScorecards(line),
    answeredScorecards: (period) => listAnsweredScorecards(line, period),
    folders: (workspaceId) => listFolders(line, workspaceId),
    folderCalls: (folderId) => listFolderCalls(line, folderId),
    trackers: () => listTrackers(line),
    requests: line.sent,
    async close() {
      closing.abort(new Error('The connection to Gong was closed.'))
      await exchange.close()
    },
  }
}

/** The `Authorization` header of an access key, as Gong wants it. */
export function basicAuthorization(accessKey: string, accessKeySecret: string): Authorize {
  const header = `Basic ${Buffer.from(`${accessKey}:${accessKeySecret}`).toString('base64')}`
  return () => Promise.resolve(header)
}
