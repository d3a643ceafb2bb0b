/** One run over some of the eleven types: reads Gong, and leaves one text file for each type in a folder. */
import { makeFolder } from './folders.ts'
import { join } from 'node:path'
import type { Gong } from '../gong/gong.ts'
import { DATA_TYPES, type Slug } from '../records/data-types.ts'
import type { Progress } from '../records/ports.ts'
import { explain, Problem } from '../records/problems.ts'
import type { Window } from '../records/window.ts'
import { fileName, renderHeader } from '../text/header.ts'
import { createGathering, type Gathering } from './gathering.ts'
import { gatherAll, statsPeriod } from './gather-all.ts'
import { scanNewest } from '../sync/newest-scan.ts'
import { requestsByType } from './request-shares.ts'
import { createSpool, type Spool } from './spool.ts'
import { NO_MEMORY } from './transcript-reader.ts'
import { type CallSource, type Ends, gatherCallTypes } from './call-types.ts'

export interface PullRequest {
  readonly types: readonly Slug[]
  readonly folder: string
  /** Records a type at most; infinite for all. */
  readonly limit: number
  readonly window: Window
  /** User statistics cover this many days before the window's end, unless the window has a start. */
  readonly statsDays: number
}

export interface PulledType {
  readonly type: Slug
  /** `skipped`: the key lacks the scope. */
  readonly status: 'ok' | 'empty' | 'skipped' | 'failed'
  readonly records: number
  /** In Gong for this question; null where nobody counted. */
  readonly available: number | null
  readonly file: string | null
  readonly requests: number
  /** Why it is not `ok`; null where it is. */
  readonly message: string | null
  readonly problem?: Problem
}

export interface Pulled {
  readonly types: readonly PulledType[]
  readonly requests: number
}

export interface PullNeeds {
  readonly gong: Gong
  readonly progress: Progress
  /** The time that the files carry. */
  readonly importedAt: Date
}

/** Rejects only when nothing could be tried: the folder cannot be written. What fails in Gong is told for each type. */
export async function pull(
  request: PullRequest,
  { gong, progress, importedAt }: PullNeeds,
): Promise<Pulled> {
  const spools = await openSpools(request)
  try {
    const gatherings = new Map<Slug, Gathering>()
    for (const [slug, spool] of spools) {
      gatherings.set(slug, createGathering(DATA_TYPES[slug], spool, request.limit, progress))
    }
    const failures = new Map<Slug, unknown>()
    const span = {
      window: request.window,
      statsPeriod: statsPeriod(request.window, request.statsDays),
    }
    const ends: Ends = {
      finished: () => Promise.resolve(),
      failed: (slug, error) => void failures.set(slug, error),
    }
    const calls = allCalls(gong, request.window)
    await gatherAll(
      gong,
      gatherings,
      span,
      (callTypes) => gatherCallTypes(gong, calls, callTypes, ends),
      ends,
    )
    // What failed gives back its room on the disk before the others are written.
    for (const slug of failures.keys()) await spools.get(slug)?.discard()
    const shares = requestsByType(request.types, gong.requests)
    const types: PulledType[] = []
    for (const [slug, gathering] of gatherings) {
      const requests = shares.get(slug) ?? 0
      const failure = failures.get(slug)
      const spool = spools.get(slug)
      if (failure !== undefined || spool === undefined) {
        types.push({ ...failedType(slug, asProblem(failure, request.folder)), requests })
      } else {
        types.push({ ...(await written(request, gathering, spool, importedAt)), requests })
        await spool.discard()
      }
    }
    return { types, requests: [...gong.requests.values()].reduce((sum, count) => sum + count, 0) }
  } finally {
    for (const spool of spools.values()) await spool.discard()
  }
}

function allCalls(gong: Gong, window: Window): CallSource {
  return {
    scan(parts, wanted) {
      const list = (some: Window) => gong.calls(some, parts)
      return scanNewest({ list, at: (call) => call.startedAt }, window, wanted)
    },
    memory: NO_MEMORY,
    seen: () => Promise.resolve(),
  }
}

/** The folder is tried before Gong is asked for anything. */
async function openSpools({ types, folder }: PullRequest): Promise<Map<Slug, Spool>> {
  const spools = new Map<Slug, Spool>()
  try {
    await makeFolder(folder)
    for (const slug of types) spools.set(slug, await createSpool(folder))
    return spools
  } catch (cause) {
    for (const spool of spools.values()) await spool.discard()
    throw cannotWrite(folder, cause)
  }
}

async function written(
  { folder, limit }: PullRequest,
  gathering: Gathering,
  spool: Spool,
  importedAt: Date,
): Promise<Omit<PulledType, 'requests'>> {
  const { type } = gathering
  const file = join(folder, fileName(type, importedAt))
  const notes = gathering.notes()
  try {
    await spool.writeTo(file, limit, (records) =>
      renderHeader({ type, records, importedAt, notes }),
    )
  } catch (cause) {
    return failedType(type.slug, cannotWrite(file, cause))
  }
  const records = Math.min(spool.size, limit)
  return {
    type: type.slug,
    status: records === 0 ? 'empty' : 'ok',
    records,
    available: gathering.available ?? null,
    file,
    message: records === 0 ? type.whenEmpty : gathering.warnings().join(' ') || null,
  }
}

/** Anything that is no problem yet, and comes from the disk, is one of the folder. */
function asProblem(error: unknown, folder: string): unknown {
  const isOfTheDisk = error instanceof Error && 'syscall' in error
  return isOfTheDisk && !(error instanceof Problem) ? cannotWrite(folder, error) : error
}

function failedType(slug: Slug, error: unknown): Omit<PulledType, 'requests'> {
  const problem = error instanceof Problem ? error : undefined
  return {
    type: slug,
    status: problem?.code === 'D-SCOPE' ? 'skipped' : 'failed',
    records: 0,
    available: null,
    file: null,
    message: problem ? explain(problem) : String(error),
    ...(problem && { problem }),
  }
}

function cannotWrite(path: string, cause: unknown): Problem {
  const why = cause instanceof Error ? cause.message : String(cause)
  const full =
    typeof cause === 'object' && cause !== null && 'code' in cause && cause.code === 'ENOSPC'
  return new Problem({
    code: 'D-OUTPUT',
    message: full ? `The disk of ${path} is full.` : `${path} cannot be written: ${why}.`,
    fix: full
      ? 'Free some space, or give another folder with --out; no half-written file was left.'
      : 'Give a folder that you may write to with --out; no half-written file was left.',
    cause,
  })
}
