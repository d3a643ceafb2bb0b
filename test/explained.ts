/** The explanation of "Check access" for a user of a test's permission world. */
import type { Kysely } from 'kysely'
import { checkVisibility } from '../src/accounts/visibility-check.ts'
import type { Visibility } from '../src/records/visibility.ts'
import type { Tables } from '../src/store/tables.ts'
import { PRESENT } from './permission-world.ts'

export function explainTo(
  db: Kysely<Tables>,
  organizationId: string,
  userId: string,
  callId: string,
): Promise<Visibility> {
  const memberId = `mem_${userId}`
  const member = { memberId, name: `Member ${userId}`, email: `${userId}@quillbeam.example` }
  return checkVisibility(db, { organizationId, memberId, now: PRESENT }, { member, callId })
}
