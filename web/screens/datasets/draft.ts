/** A dataset that is being composed: what was typed and chosen, and the rules by which choosing and adding go. */
import type { Slug } from '../../../src/records/data-types.ts'
import type { Schedule } from '../../../src/records/schedule.ts'
import { sendable } from './schedule-words.ts'

export interface StagedUpload {
  readonly uploadId: string
  readonly name: string
  readonly sizeBytes: number
}

export interface StagedDocument {
  readonly documentId: string
  readonly name: string
}

/** What goes into a dataset; the same for a new one and for more sources of an old one. */
export interface Sources {
  /** Ticked; those that were added stay ticked. */
  readonly chosen: readonly Slug[]
  /** Added to the files, always a part of `chosen`. */
  readonly staged: readonly Slug[]
  readonly uploads: readonly StagedUpload[]
  readonly documents: readonly StagedDocument[]
}

export interface GongOptions {
  /** Null for all. */
  readonly limit: number | null
  /** `YYYY-MM-DD`, or empty for any. */
  readonly from: string
  readonly statsDays: number
}

export interface Draft {
  readonly name: string
  readonly description: string
  readonly sources: Sources
  readonly options: GongOptions
  readonly sync: Schedule
  readonly unsynced: readonly Slug[]
}

export const NO_SOURCES: Sources = { chosen: [], staged: [], uploads: [], documents: [] }

export function emptyDraft(timeZone: string): Draft {
  return {
    name: '',
    description: '',
    sources: NO_SOURCES,
    options: { limit: 100, from: '', statsDays: 30 },
    sync: {
      isOn: false,
      frequency: 'daily',
      at: '06:00',
      weekday: 1,
      cron: '0 6 * * *',
      timeZone,
    },
    unsynced: [],
  }
}

/** Ticks or unticks; what was added and is unticked is taken out again. */
export function tick(sources: Sources, slug: Slug): Sources {
  const isChosen = sources.chosen.includes(slug)
  return isChosen ? untick(sources, slug) : { ...sources, chosen: [...sources.chosen, slug] }
}

function untick(sources: Sources, slug: Slug): Sources {
  const others = (slugs: readonly Slug[]): readonly Slug[] => slugs.filter((one) => one !== slug)
  return { ...sources, chosen: others(sources.chosen), staged: others(sources.staged) }
}

/** All, or none when all are ticked already. */
export function tickAll(sources: Sources, slugs: readonly Slug[]): Sources {
  const areAll = slugs.every((slug) => sources.chosen.includes(slug))
  return areAll ? { ...sources, chosen: [], staged: [] } : { ...sources, chosen: slugs }
}

/** Ticked, and not among the files yet. */
export function toAdd({ chosen, staged }: Sources): readonly Slug[] {
  return chosen.filter((slug) => !staged.includes(slug))
}

/** Adds what is ticked, in the order of the sheet. */
export function addChosen(sources: Sources, order: readonly Slug[]): Sources {
  return { ...sources, staged: order.filter((slug) => sources.chosen.includes(slug)) }
}

export const removeType = untick

export function removeUpload(sources: Sources, uploadId: string): Sources {
  return { ...sources, uploads: sources.uploads.filter((one) => one.uploadId !== uploadId) }
}

export function removeDocument(sources: Sources, documentId: string): Sources {
  return {
    ...sources,
    documents: sources.documents.filter((one) => one.documentId !== documentId),
  }
}

/** A document that is there already is taken out. */
export function tickDocument(sources: Sources, document: StagedDocument): Sources {
  const isThere = sources.documents.some((one) => one.documentId === document.documentId)
  return isThere
    ? removeDocument(sources, document.documentId)
    : { ...sources, documents: [...sources.documents, document] }
}

export function countSources({ staged, uploads, documents }: Sources): number {
  return staged.length + uploads.length + documents.length
}

export type DraftField = 'name' | 'sources' | 'limit' | 'from' | 'statsDays'

/** What stands in the way of making it, in the order in which the page shows the fields. */
export function mistakesOf(draft: Draft): Partial<Record<DraftField, string>> {
  const mistakes: Partial<Record<DraftField, string>> = {}
  const name = draft.name.trim()
  if (name === '') mistakes.name = 'Give the dataset a name.'
  else if (name.length > 120) mistakes.name = `At most 120 characters; this has ${name.length}.`
  const waiting = toAdd(draft.sources).length
  if (waiting > 0) mistakes.sources = `${types(waiting)} ticked but not added. Add them or untick.`
  else if (countSources(draft.sources) === 0) {
    mistakes.sources = 'Add at least one data type, file or document.'
  }
  return { ...mistakes, ...optionMistakes(draft.options) }
}

export function optionMistakes({
  limit,
  from,
  statsDays,
}: GongOptions): Partial<Record<DraftField, string>> {
  const mistakes: Partial<Record<DraftField, string>> = {}
  if (limit !== null && !isWhole(limit, 1, 1_000_000)) {
    mistakes.limit = 'A whole number from 1 to 1,000,000, or all.'
  }
  if (from !== '' && Number.isNaN(Date.parse(`${from}T00:00:00Z`))) {
    mistakes.from = 'Write a day as 2026-04-09.'
  }
  if (!isWhole(statsDays, 1, 365)) mistakes.statsDays = 'A whole number of days from 1 to 365.'
  return mistakes
}

function isWhole(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most
}

function types(count: number): string {
  return count === 1 ? '1 type is' : `${count} types are`
}

/** The body of `post /datasets`. */
export function requestOf({ name, description, sources, options, sync, unsynced }: Draft) {
  return {
    name: name.trim(),
    description: description.trim(),
    gong: gongOf(sources.staged, options),
    unsyncedTypes: unsynced.filter((slug) => sources.staged.includes(slug)),
    uploadIds: sources.uploads.map((upload) => upload.uploadId),
    documents: sources.documents.map(({ documentId, name: called }) => ({
      documentId,
      name: called,
    })),
    sync: sendable(sync, emptyDraft('UTC').sync),
  }
}

/** What is asked of Gong; a day that is left open is left out. */
export function gongOf(staged: readonly Slug[], { limit, from, statsDays }: GongOptions) {
  return { types: [...staged], limit, statsDays, ...(from === '' ? {} : { from }) }
}
