/** The index of what was said, as those who write and remove calls use it: in their own transaction. */
import type { Kysely } from 'kysely'
import type { Tables } from '../store/tables.ts'

export interface CallIndex {
  /** Of linked calls whose transcript is new or has changed; its rows are written already. */
  add(
    transaction: Kysely<Tables>,
    organizationId: string,
    callIds: readonly string[],
  ): Promise<void>
  /** Of calls whose rows are about to go, or whose transcript has gone. */
  remove(
    transaction: Kysely<Tables>,
    organizationId: string,
    callIds: readonly string[],
  ): Promise<void>
}
