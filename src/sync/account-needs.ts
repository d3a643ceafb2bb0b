/** What the account side is given to read Gong with, and what one reading of it knows. */
import type { Kysely } from 'kysely'
import type { HashKeys } from '../accounts/hash-key.ts'
import type { MatchKeys } from '../accounts/match-keys.ts'
import type { Gong } from '../gong/gong.ts'
import type { Clock, Log, Progress } from '../records/ports.ts'
import type { StoredAccess } from '../store/access.ts'
import type { CallIndex } from '../accounts/call-index.ts'
import type { AccessRule } from '../store/access-filter.ts'
import type { ConnectionPlace } from '../store/connections.ts'
import type { Tables } from '../store/tables.ts'

type Db = Kysely<Tables>

/** Reads who may see what in Gong. Throws problems; what could not be read leaves the former state, and its age. */
export type RefreshMirror = (reading: {
  readonly db: Db
  readonly gong: Gong
  readonly organizationId: string
  readonly now: Date
}) => Promise<void>

/** Throws D-NO-CONN where it was cut, and its kept problem where it is stopped. */
export type OpenConnection = (
  place: ConnectionPlace,
  options: { readonly signal: AbortSignal; readonly progress: Progress },
) => Promise<{ readonly gong: Gong; close(): Promise<void> }>

export interface AccountSyncNeeds {
  readonly db: Db
  readonly clock: Clock
  readonly log: Log
  readonly openConnection: OpenConnection
  readonly hashKeys: HashKeys
  readonly index: CallIndex
  readonly refreshMirror: RefreshMirror
}

/** One reading of Gong for the accounts of an organization, by the choice that holds while it goes on. */
export interface Reading {
  readonly db: Db
  readonly organizationId: string
  readonly gong: Gong
  readonly clock: Clock
  readonly index: CallIndex
  readonly access: StoredAccess
  readonly keys: MatchKeys
  /** Of our own company: an address there is no sign of a customer. */
  readonly ownDomains: ReadonlySet<string>
  readonly rule: AccessRule
  /** Calls that were seen open in this reading: their transcripts may be asked for. */
  readonly seenOpen: Set<string>
  /** Calls that this reading has linked for the first time. */
  readonly linkedIds: string[]
  readonly counts: ReadingCounts
  /** Calls that were hidden since Gong showed them no more, and of how many. */
  readonly unconfirmed: { unseen: number; known: number }
  /** Stubs and calls that were written, and how many there were when the planner was last told. */
  readonly growth: { written: number; counted: number }
  readonly step: (step: string, done: number, total: number | null) => void
}

export interface ReadingCounts {
  listed: number
  changed: number
  removed: number
  transcripts: number
}
