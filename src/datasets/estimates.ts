/** How large files will be, before anything is imported: from a small look at each type. */
import type { Gong } from '../gong/gong.ts'
import type { Estimate } from '../records/dataset.ts'
import { SLUGS, type Slug } from '../records/data-types.ts'
import type { Actor } from '../records/member.ts'
import type { Clock } from '../records/ports.ts'
import { keep, Problem } from '../records/problems.ts'
import type { Window } from '../records/window.ts'
import {
  type CallPreview,
  type Expected,
  expectCalls,
  expectCrm,
  expectTranscripts,
  orProblem,
  previewCalls,
} from './call-preview.ts'
import { CRM_KINDS } from './call-types.ts'
import { CALL_TYPES, gatherAll, statsPeriod } from './gather-all.ts'
import type { OpenGong } from './import-run.ts'
import { createPreview, fileBytes, firstPages, type Preview } from './preview.ts'

export interface Choice {
  readonly types: readonly Slug[]
  /** Records of each type; null for all. */
  readonly limit: number | null
  readonly from: Date | undefined
  readonly statsDays: number
}

export type Estimates = (
  actor: Actor,
  choice: Choice,
) => Promise<{ readonly types: readonly Estimate[]; readonly requests: number }>

/** How many records of types that do not live on calls are looked at. */
const LOOKED_AT: Readonly<Partial<Record<Slug, number>>> = {
  users: 100,
  'answered-scorecards': 30,
  libraries: 4,
}
const PAGE = 100

/** Throws D-NO-CONN where there is no connection; a scope that is missing is told with its type. */
export function createEstimates({
  openGong,
  clock,
}: {
  readonly openGong: OpenGong
  readonly clock: Clock
}): Estimates {
  return async ({ organizationId, memberId }, choice) => {
    const silent = { step: () => undefined, waiting: () => undefined }
    const { signal } = new AbortController()
    const owner = { organizationId, memberId }
    const connection = await openGong(owner, { signal, progress: silent })
    try {
      const { gong } = connection
      const now = clock.now()
      const window: Window = { from: choice.from, to: now }
      const limit = choice.limit ?? Infinity
      const expected = new Map<Slug, Expected | Problem>([
        ...(await expectCallTypes(gong, choice.types, window, limit)),
        ...(await expectOthers(gong, choice, window, limit)),
      ])
      const wanted = SLUGS.filter((slug) => choice.types.includes(slug))
      const requests = [...gong.requests.values()].reduce((sum, count) => sum + count, 0)
      return { types: wanted.map((slug) => estimateOf(slug, expected.get(slug), now)), requests }
    } finally {
      await connection.close()
    }
  }
}

async function expectCallTypes(
  gong: Gong,
  types: readonly Slug[],
  window: Window,
  limit: number,
): Promise<Map<Slug, Expected | Problem>> {
  const wanted = types.filter((slug) => CALL_TYPES.has(slug))
  if (wanted.length === 0) return new Map()
  const preview = await orProblem(previewCalls(gong, wanted, window))
  const expected = new Map<Slug, Expected | Problem>()
  for (const slug of wanted) {
    expected.set(
      slug,
      preview instanceof Problem
        ? preview
        : await orProblem(expectCallType(gong, slug, preview, limit)),
    )
  }
  return expected
}

async function expectCallType(
  gong: Gong,
  slug: Slug,
  preview: CallPreview,
  limit: number,
): Promise<Expected> {
  if (slug === 'transcripts') return expectTranscripts(gong, preview, limit)
  if (slug === 'crm-deals' || slug === 'crm-contacts' || slug === 'crm-accounts') {
    return expectCrm(CRM_KINDS[slug], preview, limit)
  }
  return expectCalls(preview, limit)
}

/** The others are gathered as an import would, only less of them. */
async function expectOthers(
  gong: Gong,
  { types, statsDays }: Choice,
  window: Window,
  limit: number,
): Promise<Map<Slug, Expected | Problem>> {
  const previews = new Map<Slug, Preview>()
  for (const slug of types.filter((one) => !CALL_TYPES.has(one))) {
    const most = slug === 'user-stats' ? Infinity : Math.min(limit, LOOKED_AT[slug] ?? Infinity)
    previews.set(slug, createPreview(slug, most))
  }
  const failures = new Map<Slug, unknown>()
  const first = firstPages(gong)
  await gatherAll(
    first.gong,
    new Map([...previews].map(([slug, { gathering }]) => [slug, gathering])),
    { window, statsPeriod: statsPeriod({ from: undefined, to: window.to }, statsDays) },
    () => Promise.reject(new Error('No call type is gathered here.')),
    {
      finished: () => Promise.resolve(),
      failed: (slug, error) => void failures.set(slug, error),
    },
  )
  const expected = new Map<Slug, Expected | Problem>()
  for (const [slug, preview] of previews) {
    const failure = failures.get(slug)
    if (failure instanceof Problem && failure.code === 'D-SCOPE') expected.set(slug, failure)
    else if (failure !== undefined) throw failure
    else expected.set(slug, scaled(slug, preview, limit, first.share()))
  }
  return expected
}

function scaled(
  slug: Slug,
  { sink, gathering }: Preview,
  limit: number,
  shareOfStats: number,
): Expected {
  const { size, bytes } = sink
  if (size === 0) return { records: 0, available: 0, bytes: 0 }
  const available =
    slug === 'user-stats' ? Math.round(size / shareOfStats) : (gathering.available ?? null)
  const records = Math.min(limit, available ?? (size < gathering.limit ? size : limit))
  return { records, available, bytes: records * (bytes / size) }
}

function estimateOf(slug: Slug, expected: Expected | Problem | undefined, now: Date): Estimate {
  if (expected === undefined || expected instanceof Problem) {
    return {
      type: slug,
      sizeBytes: null,
      records: null,
      available: null,
      requests: null,
      problem: expected === undefined ? null : keep(expected, now),
    }
  }
  const { records, available, bytes } = expected
  return {
    type: slug,
    sizeBytes: fileBytes(slug, records, records === 0 ? 0 : bytes / records),
    records,
    available,
    requests: requestsFor(slug, expected),
    problem: null,
  }
}

/** About: what types share is counted for each of them. */
function requestsFor(slug: Slug, { records, available }: Expected): number {
  const pages = Math.max(1, Math.ceil(records / PAGE))
  switch (slug) {
    case 'calls':
      return records === available ? pages : pages + 2
    case 'transcripts':
      return 2 * pages
    case 'users':
      return pages + 6
    case 'user-stats':
      return 2 * pages
    case 'libraries':
      return records + 2
    case 'answered-scorecards':
      return pages + 3
    case 'scorecards':
    case 'trackers':
      return 1
    case 'crm-deals':
    case 'crm-contacts':
    case 'crm-accounts':
      return pages + 2
  }
}
