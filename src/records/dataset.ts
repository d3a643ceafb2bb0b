/** A named collection of files: what is in it, what it made, and how each import went. */
import { z } from 'zod'
import { SLUGS } from './data-types.ts'
import { keptProblem } from './problems.ts'
import { schedule } from './schedule.ts'

const SOURCES = ['gong', 'upload', 'google'] as const

export const RUN_STATUSES = [
  'queued',
  'running',
  'succeeded',
  'partial',
  'failed',
  'cancelled',
] as const
export type RunStatus = (typeof RUN_STATUSES)[number]

/** `unchanged`: read, and the file stays as it is. `skipped`: the key lacks the scope. */
export const ITEM_STATUSES = [
  'queued',
  'running',
  'succeeded',
  'empty',
  'unchanged',
  'skipped',
  'failed',
  'needs_confirmation',
  'cancelled',
] as const
export type ItemStatus = (typeof ITEM_STATUSES)[number]

/** One data type, upload or document, and the file that it makes. */
export const file = z.object({
  fileId: z.string(),
  source: z.enum(SOURCES),
  /** Null for what does not come from Gong. */
  type: z.enum(SLUGS).nullable(),
  name: z.string(),
  mediaType: z.string(),
  isSynced: z.boolean(),
  /** 0 before the first text is there; the fields below are null then. */
  version: z.number(),
  records: z.number().nullable(),
  /** In Gong for this question; null where nobody counted. */
  available: z.number().nullable(),
  sizeBytes: z.number().nullable(),
  sha256: z.string().nullable(),
  importedAt: z.iso.datetime().nullable(),
  addedAt: z.iso.datetime(),
  /** How the newest run ended for it; null for what no run touches. */
  status: z.enum(ITEM_STATUSES).nullable(),
  problem: keptProblem.nullable(),
  /** Calls whose transcript is still due, for the transcripts file. */
  owed: z.number().nullable(),
  nextLookAt: z.iso.datetime().nullable(),
})
export type File = z.infer<typeof file>

export const fileVersion = z.object({
  version: z.number(),
  records: z.number(),
  available: z.number().nullable(),
  sizeBytes: z.number(),
  sha256: z.string(),
  newRecords: z.number(),
  changedRecords: z.number(),
  removedRecords: z.number(),
  importedAt: z.iso.datetime(),
  runId: z.string().nullable(),
})
export type FileVersion = z.infer<typeof fileVersion>

/** One record that differs between two versions, as lines: ' ' stays, '-' went, '+' came. */
const recordDiff = z.object({
  kind: z.enum(['new', 'changed', 'removed', 'header']),
  /** The line a person knows the record by. */
  title: z.string(),
  lines: z.array(z.object({ mark: z.enum([' ', '-', '+']), text: z.string() })).readonly(),
})
export const versionDiff = z.object({
  from: z.number(),
  to: z.number(),
  newRecords: z.number(),
  changedRecords: z.number(),
  removedRecords: z.number(),
  records: z.array(recordDiff).readonly(),
  /** More records differ than are shown. */
  isCut: z.boolean(),
})
export type VersionDiff = z.infer<typeof versionDiff>

export const runItem = z.object({
  fileId: z.string(),
  source: z.enum(SOURCES),
  type: z.enum(SLUGS).nullable(),
  name: z.string(),
  status: z.enum(ITEM_STATUSES),
  done: z.number(),
  /** Null while nobody knows. */
  total: z.number().nullable(),
  requests: z.number(),
  records: z.number().nullable(),
  newRecords: z.number().nullable(),
  changedRecords: z.number().nullable(),
  removedRecords: z.number().nullable(),
  /** Left the newest N, and are still in Gong. */
  fallenRecords: z.number().nullable(),
  version: z.number().nullable(),
  warnings: z.array(z.string()).readonly(),
  problem: keptProblem.nullable(),
})
export type RunItem = z.infer<typeof runItem>

export const run = z.object({
  runId: z.string(),
  datasetId: z.string(),
  datasetName: z.string(),
  number: z.number(),
  trigger: z.enum(['import', 'manual', 'schedule', 'retry']),
  status: z.enum(RUN_STATUSES),
  requests: z.number(),
  records: z.number(),
  warnings: z.array(z.string()).readonly(),
  problem: keptProblem.nullable(),
  createdAt: z.iso.datetime(),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
  /** What it waits for just now: Gong's limit, a retry. Null when it works. */
  waiting: z.string().nullable(),
  items: z.array(runItem).readonly(),
})
export type Run = z.infer<typeof run>

/** E-30: what the state of the schedule is called. */
const SYNC_STATES = [
  'on_time',
  'on_track',
  'delayed',
  'error',
  'action_required',
  'in_progress',
  'off',
  'pending',
  'not_connected',
] as const

export const dataset = z.object({
  datasetId: z.string(),
  name: z.string(),
  description: z.string(),
  ownerName: z.string(),
  recordLimit: z.number().nullable(),
  readFrom: z.iso.datetime().nullable(),
  statsDays: z.number(),
  sync: schedule,
  syncState: z.enum(SYNC_STATES),
  /** Why syncs stand still; null while they run. */
  syncStopped: keptProblem.nullable(),
  /** Null when it is off or stopped. */
  nextSyncAt: z.iso.datetime().nullable(),
  files: z.number(),
  records: z.number(),
  sizeBytes: z.number(),
  /** Newest first, at most 30, without their items. */
  recentRuns: z
    .array(
      run.pick({
        runId: true,
        number: true,
        status: true,
        trigger: true,
        records: true,
        createdAt: true,
        startedAt: true,
        finishedAt: true,
      }),
    )
    .readonly(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
})
export type Dataset = z.infer<typeof dataset>

/** What an admin sees of somebody else's dataset: that it exists. */
export const otherDataset = z.object({
  name: z.string(),
  ownerName: z.string(),
  createdAt: z.iso.datetime(),
})
export type OtherDataset = z.infer<typeof otherDataset>

export const estimate = z.object({
  type: z.enum(SLUGS),
  /** From a fetched preview; null where the key may not read the type. */
  sizeBytes: z.number().nullable(),
  records: z.number().nullable(),
  available: z.number().nullable(),
  /** Requests that the import will make for it, about. */
  requests: z.number().nullable(),
  problem: keptProblem.nullable(),
})
export type Estimate = z.infer<typeof estimate>

export const upload = z.object({
  uploadId: z.string(),
  name: z.string(),
  mediaType: z.string(),
  /** Of the text that was drawn out of it. */
  sizeBytes: z.number(),
})
export type Upload = z.infer<typeof upload>
