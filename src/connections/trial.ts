/** Trying credentials: what they may read, whose they are, with few requests and nothing stored. */
import { createGong, type Gong, type GongOptions } from '../gong/gong.ts'
import type { Limiter, Rate } from '../gong/limiter.ts'
import type { TestedConnection } from '../records/connection.ts'
import { type Slug, SLUGS } from '../records/data-types.ts'
import type { Clock, Progress } from '../records/ports.ts'
import { Problem } from '../records/problems.ts'
import type { Workspace } from '../records/workspace.ts'
import type { ConnectionKind } from '../store/connections.ts'
import { companyKeyOf, companyNameOf } from './company.ts'
import type { LimiterOf } from './shared-limiter.ts'

export interface TrialNeeds {
  readonly clock: Clock
  readonly rate: Rate
  readonly limiterOf: LimiterOf
  /** Type by type; throws the problem when Gong refuses the credentials as a whole. */
  readonly testConnection: TestConnection
}

/** `slugs`: what is tried. */
export type TestConnection = (
  gong: Gong,
  now: Date,
  slugs: readonly Slug[],
) => Promise<TestedConnection>

/** What is tried. */
export interface Candidate extends Pick<GongOptions, 'authorization' | 'onRefused'> {
  readonly organizationId: string
  readonly baseUrl: URL
  /** Tells this key from others: the access key, the connection's id. */
  readonly access: string
}

export interface Found extends TestedConnection {
  readonly companyKey: string
  readonly companyName: string | null
  readonly userCount: number | null
}

export interface Trials {
  /** Every data type of a personal connection: at most 12 requests. Of a shared one, those of the accounts. */
  whole(candidate: Candidate, kind: ConnectionKind): Promise<Found>
  /** Two requests: whose they are, and that they work. */
  light(candidate: Candidate): Promise<Pick<Found, 'companyKey' | 'companyName' | 'userCount'>>
}

interface Company extends Pick<Found, 'companyKey' | 'companyName'> {
  /** Its folders were counted in all workspaces. */
  readonly isSeenWhole: boolean
}

/** The accounts never ask for a setting of the company. */
const TRIED = {
  personal: SLUGS,
  shared: ['calls', 'transcripts', 'users', 'crm-deals', 'crm-accounts'],
} as const satisfies Readonly<Record<ConnectionKind, readonly Slug[]>>

/** Of a company with more, the library is tried in so many. */
const WORKSPACES_TRIED = 3
const silent: Progress = { step: () => undefined, waiting: () => undefined }

export function createTrials({ clock, rate, limiterOf, testConnection }: TrialNeeds): Trials {
  async function withGong<Result>(
    candidate: Candidate,
    use: (gong: Gong, company: Company) => Promise<Result>,
  ): Promise<Result> {
    const { organizationId, baseUrl, access } = candidate
    const limiterFor = (workspaces?: readonly Workspace[]): Limiter =>
      limiterOf({ organizationId, companyKey: companyKeyOf(workspaces, baseUrl, access) })
    // Whose quota it is becomes known with the first answer.
    let limiter = limiterFor()
    const gong = createGong({
      ...candidate,
      rate,
      clock,
      progress: silent,
      limiter: {
        turn: (signal, ready) => limiter.turn(signal, ready),
        pause: (ms) => limiter.pause(ms),
      },
    })
    try {
      const listing = gong.workspaces()
      const workspaces = await readable(listing)
      limiter = limiterFor(workspaces)
      const seen = {
        ...gong,
        // Asked once, also where it was refused.
        workspaces: async () => (await listing).slice(0, WORKSPACES_TRIED),
      }
      return await use(seen, {
        companyKey: companyKeyOf(workspaces, baseUrl, access),
        companyName: companyNameOf(workspaces),
        isSeenWhole: (workspaces ?? []).length <= WORKSPACES_TRIED,
      })
    } finally {
      await gong.close()
    }
  }

  return {
    whole: (candidate, kind) =>
      withGong(candidate, async (gong, { isSeenWhole, ...company }) => {
        const { types, requests } = await testConnection(gong, clock.now(), TRIED[kind])
        const userCount = types.find(({ type }) => type === 'users')?.records ?? null
        const honest = types.map((check) =>
          check.type === 'libraries' && !isSeenWhole ? { ...check, records: null } : check,
        )
        return { types: honest, requests, ...company, userCount }
      }),

    light: (candidate) =>
      withGong(candidate, async (gong, { companyKey, companyName }) => {
        const userCount = (await readable(countUsers(gong))) ?? null
        return { companyKey, companyName, userCount }
      }),
  }
}

/** Undefined where the scope is missing; any other problem is one of the credentials. */
async function readable<Result>(reading: Promise<Result>): Promise<Result | undefined> {
  try {
    return await reading
  } catch (error) {
    if (error instanceof Problem && error.code === 'D-SCOPE') return undefined
    throw error
  }
}

async function countUsers(gong: Gong): Promise<number> {
  for await (const page of gong.users(1)) return page.total
  return 0
}
