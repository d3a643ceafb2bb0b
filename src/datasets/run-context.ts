/** What every part of one import is told: whose it is, what was asked for, and the present time of all its attempts. */
import type { Kysely } from 'kysely'
import type { Slug } from '../records/data-types.ts'
import type { Tables } from '../store/tables.ts'

export interface RunContext {
  readonly db: Kysely<Tables>
  readonly organizationId: string
  readonly runId: string
  readonly datasetId: string
  /** The end of every window, and the time that files carry. */
  readonly now: Date
  /** Records of each type; infinite for all. */
  readonly limit: number
  /** Calls before this are not read. */
  readonly readFrom: Date | undefined
  readonly statsDays: number
  /** A person has confirmed that records may go. */
  readonly mayRemove: boolean
  /** A person asks for these files again. */
  readonly isRetry: boolean
  /** What a reader of the run should hear. Twice the same is once. */
  warn(sentence: string): void
}

/** One data type of the run. */
export interface ImportItem {
  readonly itemId: string
  readonly slug: Slug
  /** Of the file as it is; 0 before the first. */
  readonly version: number
  /** What its version was made from, for CRM types. */
  readonly basis: string | null
  /** How many records are expected, once somebody knows. */
  total: number | undefined
}
