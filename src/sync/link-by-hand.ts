/** A person ties one call to an account: it is read by its id, and kept from then on. */
import { linkView } from '../accounts/links.ts'
import { noSuchAccount } from '../accounts/no-such-account.ts'
import { noSuchCall } from '../accounts/visible-call.ts'
import { pastedCallId } from '../records/gong-link.ts'
import type { Link } from '../records/account.ts'
import type { Call } from '../records/call.ts'
import type { Actor } from '../records/member.ts'
import { Problem } from '../records/problems.ts'
import { findAccount } from '../store/accounts.ts'
import { linkByHand } from '../store/live-candidates.ts'
import { knownStubs } from '../store/stub-writes.ts'
import { noCallId } from './access-problems.ts'
import { takePage } from './account-listing.ts'
import { keep, readKept } from './account-matching.ts'
import type { AccountSyncNeeds, Reading } from './account-needs.ts'
import { readAccessOfNew } from './account-new-access.ts'
import { write } from './account-reading.ts'
import { readTranscriptNow } from './account-transcripts.ts'
import { maySeeLive } from './live-access.ts'
import { isLetIn, readLive } from './live-reading.ts'
import { stubOf } from './stub-of.ts'

/** `call`: an id, or a link to the call in Gong. What the actor may not see there is told as if it were not. */
export async function linkCall(
  needs: AccountSyncNeeds,
  actor: Actor,
  { accountId, call: pasted }: { readonly accountId: string; readonly call: string },
): Promise<Link> {
  const { organizationId, memberId } = actor
  const callId = pastedCallId(pasted)
  if (callId === undefined) throw noCallId()
  if ((await findAccount(needs.db, organizationId, accountId)) === undefined) throw noSuchAccount()
  await readLive(needs, actor, async ({ reading }) => {
    const [call] = await readKept(reading, [callId])
    if (call === undefined || !(await maySeeLive(reading, actor, call))) throw unknownCall()
    const refusal = await refusalOf(reading, call)
    // What was known of a call that is closed now follows at once; of any other nothing is written.
    const known = await knownStubs(needs.db, organizationId, [callId])
    if (refusal === undefined || known.length > 0) await takePage(reading, [call])
    if (refusal !== undefined) throw refusal
    const now = needs.clock.now()
    await write(reading, (transaction) =>
      linkByHand(transaction, { organizationId, accountId, callId, memberId, now }),
    )
    await keep(reading, [call])
    await readAccessOfNew(reading, needs.log)
    await readTranscriptNow(reading, callId)
  })
  return linkView(needs.db, { organizationId, accountId, callId })
}

/** Whoever hears this may see the call in Gong. */
async function refusalOf(reading: Reading, call: Call): Promise<Problem | undefined> {
  const { state } = stubOf(call, reading)
  if (state === 'private') {
    return closed('This call is private in Gong.', 'Have it made public there, then link it.')
  }
  if (state === 'internal') {
    return closed(
      'Only your own people were on this call: such calls are never read.',
      'Link another.',
    )
  }
  if (await isLetIn(reading, call)) return undefined
  return closed(
    'This call is outside of what an admin has chosen for the accounts.',
    'An admin can widen the choice under Integrations, Gong, Access.',
  )
}

function closed(message: string, fix: string): Problem {
  return new Problem({ code: 'D-CONFLICT', message, fix })
}

function unknownCall(): Problem {
  return noSuchCall('Gong has no such call, or it is not yours to see.')
}
