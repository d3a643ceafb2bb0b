/** A call as somebody who may see it. What one may not see is told in the words of what is not there. */
import type { Kysely } from 'kysely'
import type { Actor } from '../records/member.ts'
import type { Clock } from '../records/ports.ts'
import { Problem } from '../records/problems.ts'
import { findVisibleCall, type StoredCall } from '../store/calls.ts'
import type { Tables } from '../store/tables.ts'
import type { Looker } from '../store/visibility.ts'

interface Needs {
  readonly db: Kysely<Tables>
  readonly clock: Clock
}

export async function visibleCall(
  { db, clock }: Needs,
  actor: Actor,
  callId: string,
): Promise<StoredCall> {
  const found = await findVisibleCall(db, lookerOf(actor, clock), callId)
  if (found === undefined) throw noSuchCall('There is no such call, or it is not yours to see.')
  return found
}

export function lookerOf(
  { organizationId, memberId }: Pick<Actor, 'organizationId' | 'memberId'>,
  clock: Clock,
): Looker {
  return { organizationId, memberId, now: clock.now() }
}

export function noSuchCall(message: string): Problem {
  return new Problem({
    code: 'D-NOT-FOUND',
    message,
    fix: 'Look at the list of calls: it has all that you may see.',
  })
}

const WHY: Readonly<Record<StoredCall['transcript_state'], string>> = {
  here: 'It is just being read again.',
  owed: 'Gong is still processing it; it is asked for by itself.',
  not_recorded: 'The call was not recorded.',
  no_scope: 'The key lacks the scope api:calls:read:transcript.',
  given_up: 'Gong had none for a long time; ask again on the page of the call.',
}

export function noTranscript(call: StoredCall): Problem {
  return new Problem({
    code: 'D-NOT-FOUND',
    message: 'This call has no transcript here.',
    fix: WHY[call.transcript_state],
  })
}
