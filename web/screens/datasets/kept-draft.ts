/**
 * Keeps a draft in the browser, so that a reload, a closed tab or a way to Gong and back loses nothing. Whatever is
 * found there is taken field by field: it may be of an older version or broken.
 */
import type { Slug } from '../../../src/records/data-types.ts'
import type { Schedule } from '../../../src/records/schedule.ts'
import type { Draft, StagedDocument, StagedUpload } from './draft.ts'

const FREQUENCIES: readonly Schedule['frequency'][] = [
  'hourly',
  '6-hourly',
  'daily',
  'weekly',
  'cron',
]

/** One draft for each member of this browser. */
export function draftKey(memberId: string): string {
  return `carryover.new-dataset.${memberId}`
}

export function writeDraft(store: Storage, key: string, draft: Draft): void {
  try {
    store.setItem(key, JSON.stringify(draft))
  } catch {
    // A full or forbidden store costs the keeping, not the page.
  }
}

export function readDraft(
  store: Storage,
  key: string,
  empty: Draft,
  known: readonly Slug[],
): Draft {
  try {
    return draftOf(JSON.parse(store.getItem(key) ?? 'null'), empty, known)
  } catch {
    return empty
  }
}

/** `value` as far as it is a draft, and `empty` for the rest. */
export function draftOf(value: unknown, empty: Draft, known: readonly Slug[]): Draft {
  const from = record(value)
  const sources = record(from['sources'])
  const options = record(from['options'])
  const chosen = slugs(sources['chosen'], known)
  return {
    name: text(from['name'], empty.name),
    description: text(from['description'], empty.description),
    sources: {
      chosen,
      staged: slugs(sources['staged'], chosen),
      uploads: list(sources['uploads'], uploadOf),
      documents: list(sources['documents'], documentOf),
    },
    options: {
      limit:
        options['limit'] === null ? null : number(options['limit'], empty.options.limit ?? 100),
      from: text(options['from'], empty.options.from),
      statsDays: number(options['statsDays'], empty.options.statsDays),
    },
    sync: scheduleOf(from['sync'], empty.sync),
    unsynced: slugs(from['unsynced'], known),
  }
}

function scheduleOf(value: unknown, empty: Schedule): Schedule {
  const from = record(value)
  return {
    isOn: from['isOn'] === true,
    frequency: FREQUENCIES.find((one) => one === from['frequency']) ?? empty.frequency,
    at: text(from['at'], empty.at),
    weekday: number(from['weekday'], empty.weekday),
    cron: text(from['cron'], empty.cron),
    timeZone: text(from['timeZone'], empty.timeZone),
  }
}

function uploadOf(value: unknown): StagedUpload | undefined {
  const { uploadId, name, sizeBytes } = record(value)
  if (typeof uploadId !== 'string' || typeof name !== 'string') return undefined
  return { uploadId, name, sizeBytes: number(sizeBytes, 0) }
}

function documentOf(value: unknown): StagedDocument | undefined {
  const { documentId, name } = record(value)
  if (typeof documentId !== 'string' || typeof name !== 'string') return undefined
  return { documentId, name }
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function text(value: unknown, otherwise: string): string {
  return typeof value === 'string' ? value : otherwise
}

function number(value: unknown, otherwise: number): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : otherwise
}

function slugs(value: unknown, known: readonly Slug[]): readonly Slug[] {
  const found: readonly unknown[] = Array.isArray(value) ? value : []
  return known.filter((slug) => found.includes(slug))
}

function list<Item>(value: unknown, read: (item: unknown) => Item | undefined): readonly Item[] {
  const found: readonly unknown[] = Array.isArray(value) ? value : []
  return found.map(read).filter((item) => item !== undefined)
}
