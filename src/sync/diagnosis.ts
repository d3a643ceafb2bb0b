/** Why a call that somebody knows of is not shown here: looked up in Gong, check by check. */
import { noSuchAccount } from '../accounts/no-such-account.ts'
import type { CallDiagnosis } from '../records/account-call.ts'
import type { Call } from '../records/call.ts'
import { pastedCallId } from '../records/gong-link.ts'
import type { Actor } from '../records/member.ts'
import { Problem } from '../records/problems.ts'
import { findAccount } from '../store/accounts.ts'
import { findVisibleCall } from '../store/calls.ts'
import { tiedTo } from '../store/live-candidates.ts'
import { noCallId } from './access-problems.ts'
import type { AccountSyncNeeds, Reading } from './account-needs.ts'
import { maySeeLive } from './live-access.ts'
import { isLetIn, readLive } from './live-reading.ts'
import { stubOf } from './stub-of.ts'

type Code = CallDiagnosis['code']

interface Asked {
  readonly callId: string
  readonly accountId: string | undefined
}

/**
 * Whoever may not see the call in Gong hears the same as of one that Gong does not have; an admin hears that it is there,
 * and by which rule it is kept away, never what it is called. Nothing is kept.
 */
export async function diagnoseCall(
  needs: AccountSyncNeeds,
  actor: Actor,
  { call: pasted, accountId }: { readonly call: string; readonly accountId: string | undefined },
): Promise<CallDiagnosis> {
  const { db, clock } = needs
  const { organizationId, memberId } = actor
  const callId = pastedCallId(pasted)
  if (callId === undefined) throw noCallId()
  if (accountId !== undefined && !(await findAccount(db, organizationId, accountId))) {
    throw noSuchAccount()
  }
  const asked = { callId, accountId }
  const looker = { organizationId, memberId, now: clock.now() }
  const kept = await findVisibleCall(db, looker, callId)
  if (kept !== undefined) return keptDiagnosis(needs, actor, asked, kept.transcript_state)
  try {
    return await readLive(needs, actor, ({ reading }) => look(reading, actor, asked))
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'D-NO-CONN') throw error
    return told('D-NO-CONN', asked, [bad(error.message)], error.fix)
  }
}

async function keptDiagnosis(
  { db }: AccountSyncNeeds,
  { organizationId }: Actor,
  asked: Asked,
  transcript: string,
): Promise<CallDiagnosis> {
  const { callId, accountId } = asked
  const isTied =
    accountId === undefined || (await tiedTo(db, organizationId, accountId, [callId])).has(callId)
  const lines = [fine('The call is here, and you may see it.')]
  if (!isTied) {
    lines.push(bad('It belongs to another account, and not to this one.'))
    return { ...told('D-NO-MATCH', asked, lines, 'Link it by hand.'), canLink: true }
  }
  if (transcript === 'here') return told('shown', asked, lines, null)
  lines.push(bad('Its transcript is not here yet.'))
  return told('D-TR-PROC', asked, lines, 'Open the call: it says when the transcript is asked for.')
}

async function look(reading: Reading, actor: Actor, asked: Asked): Promise<CallDiagnosis> {
  const [call] = await known(reading, asked.callId)
  const isTheirs = call !== undefined && (await maySeeLive(reading, actor, call))
  if (call === undefined || (!isTheirs && actor.role !== 'admin')) {
    return told(
      'D-NOT-FOUND',
      asked,
      [bad('Gong has no such call, or it is not yours to see.')],
      null,
    )
  }
  const lines = [fine('Gong has the call.')]
  const end = (code: Code, text: string, fix: string | null, canLink = false): CallDiagnosis => ({
    ...told(code, asked, [...lines, bad(text)], fix),
    canLink,
  })
  const { access } = reading
  const { state } = stubOf(call, reading)
  if (state === 'private') {
    return end('D-PRIVATE', 'It is private in Gong: private calls are never read.', null)
  }
  if (state === 'internal') {
    return end('D-INTERNAL', 'Only your own people were on it: such calls are never read.', null)
  }
  lines.push(fine('Customers were on it, and it is not private.'))
  if (call.startedAt < access.read_from) {
    const day = access.read_from.toISOString().slice(0, 10)
    return end('D-WINDOW', `It is older than ${day}, from when calls are read.`, WIDEN)
  }
  if (state === 'excluded' || !(await isLetIn(reading, call))) {
    return end('D-ACCESS-MODE', 'An admin has left it out of what the accounts may read.', WIDEN)
  }
  lines.push(fine('The choice of calls for the accounts lets it in.'))
  if (!isTheirs) {
    return end('D-USER-PERM', 'Gong does not let you see it.', 'Check access shows by which rule.')
  }
  const fix = 'Link it by hand, or add its domain or a contact to the account.'
  return end('D-NO-MATCH', 'Nobody and nothing on it belongs to an account.', fix, true)
}

const WIDEN = 'An admin can widen the choice under Integrations, Gong, Access.'

async function known({ gong }: Reading, callId: string): Promise<readonly Call[]> {
  const calls: Call[] = []
  const parts = { parties: true, topicsAndTrackers: false, crm: 'ids', details: false } as const
  for await (const call of gong.knownCalls([callId], parts)) calls.push(call)
  return calls
}

function told(
  code: Code,
  { callId }: Asked,
  lines: CallDiagnosis['lines'],
  fix: string | null,
): CallDiagnosis {
  return { callId, code, lines, fix, canLink: false }
}

function fine(text: string) {
  return { isFine: true, text }
}

function bad(text: string) {
  return { isFine: false, text }
}
