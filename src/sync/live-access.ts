/** Whether somebody may see a call that is read live. */
import type { Call } from '../records/call.ts'
import type { Actor } from '../records/member.ts'
import { gongUserOf } from '../store/gong-people.ts'
import { visibleAmong } from '../store/live-visibility.ts'
import type { Reading } from './account-needs.ts'
import { factsOf } from './live-reading.ts'

/**
 * Private calls and those among ourselves are seen by nobody here, and still known to those who were on them: they may be told
 * what it is. For everybody else they are not there.
 */
export async function maySeeLive(
  { db, clock, organizationId }: Reading,
  { memberId }: Actor,
  call: Call,
): Promise<boolean> {
  const looker = { organizationId, memberId, now: clock.now() }
  if (call.isPrivate === false && call.scope !== 'Internal') {
    return (await visibleAmong(db, looker, [factsOf(call)])).has(call.id)
  }
  const userId = await gongUserOf(db, looker)
  if (userId === undefined) return false
  return call.hostId === userId || call.parties.some((party) => party.userId === userId)
}
