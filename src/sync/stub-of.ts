/** What is kept of every call that Gong lists: why it may be linked or never, and hashes that it can be found by. Pure. */
import { createHash } from 'node:crypto'
import { isInternalOnly } from '../accounts/match.ts'
import type { Call } from '../records/call.ts'
import type { NewStub } from '../store/stub-writes.ts'
import type { MatchKeys } from '../accounts/match-keys.ts'
import type { StoredAccess } from '../store/access.ts'

interface Rules {
  readonly access: Pick<StoredAccess, 'excluded_title_words'>
  readonly keys: Pick<MatchKeys, 'ofCall'>
  readonly ownDomains: ReadonlySet<string>
}

export function stubOf(call: Call, rules: Rules): NewStub {
  const state = stateOf(call, rules)
  const isOpen = state === 'open'
  return {
    callId: call.id,
    startedAt: call.startedAt,
    state,
    workspaceId: call.workspaceId,
    hasDeal: isOpen && call.crm.some(({ kind }) => kind === 'deal'),
    hash: hashOf(call, state),
    keys: isOpen ? rules.keys.ofCall(call, rules.ownDomains) : [],
  }
}

function stateOf(call: Call, { access, ownDomains }: Rules): NewStub['state'] {
  if (call.isPrivate !== false) return 'private'
  if (isInternalOnly(call, ownDomains)) return 'internal'
  return isExcluded(call.title, access.excluded_title_words) ? 'excluded' : 'open'
}

/** `words`: lower case. */
export function isExcluded(title: string | undefined, words: readonly string[]): boolean {
  const plain = title?.toLowerCase() ?? ''
  return words.some((word) => plain.includes(word))
}

/** Equal hashes mean that nothing which a page of the listing shows has changed. Parties and objects come in any order. */
function hashOf(call: Call, state: NewStub['state']): string {
  const parties = call.parties.map((party) => [
    party.name,
    party.email,
    party.phone,
    party.title,
    party.userId,
    party.speakerId,
    party.side,
    party.attended,
  ])
  const crm = call.crm.map(({ kind, id }) => [kind, id])
  const values = [
    state,
    call.url,
    call.title,
    call.startedAt,
    call.durationSec,
    call.direction,
    call.scope,
    call.workspaceId,
    call.hostId,
    call.system,
    call.language,
    call.purpose,
    inOrder(parties),
    inOrder(crm),
  ]
  return createHash('sha256').update(JSON.stringify(values)).digest('hex')
}

function inOrder(rows: readonly unknown[]): readonly string[] {
  return rows.map((row) => JSON.stringify(row)).toSorted()
}
