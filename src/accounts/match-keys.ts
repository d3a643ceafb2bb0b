/** Keyed hashes of clues: what is kept of a call that belongs to no account. Nothing can be read out of them. */
import { createHmac, createSecretKey } from 'node:crypto'
import { type Clue, cluesOfAccount, cluesOfCall, type Findable, type MatchedCall } from './clues.ts'
import { domainLabel } from './domains.ts'

/** The first 64 bits of HMAC-SHA-256 as a signed integer, as PostgreSQL's bigint holds it; a number would lose some of them. */
export type MatchKey = bigint

export interface MatchKeys {
  /** All that a call could be found by: its clues, the labels of its domains, and our own people on it. */
  ofCall(
    call: MatchedCall & { readonly hostId: string | undefined },
    ownDomains: ReadonlySet<string>,
  ): readonly MatchKey[]
  /** Those whose meeting with a call's makes a link. */
  ofAccount(account: Findable): readonly MatchKey[]
  /** Those of domains that only look alike: acme.co beside acme.com. */
  ofLabels(domains: readonly string[]): readonly MatchKey[]
  /** Of Gong users: who was on which call. */
  ofUsers(userIds: readonly string[]): readonly MatchKey[]
}

type Kind = Clue['rule'] | 'label' | 'user'

/** So many are remembered: the same people and companies come up again and again. */
const REMEMBERED = 200_000

export function createMatchKeys(secret: Buffer): MatchKeys {
  const hashKey = createSecretKey(secret)
  const known = new Map<string, MatchKey>()
  const key = (kind: Kind, value: string): MatchKey => {
    const text = `${kind}:${value}`
    const there = known.get(text)
    if (there !== undefined) return there
    if (known.size >= REMEMBERED) known.clear()
    const made = createHmac('sha256', hashKey).update(text).digest().readBigInt64BE()
    known.set(text, made)
    return made
  }
  const labels = (domains: readonly string[]): MatchKey[] =>
    domains.map((domain) => key('label', domainLabel(domain)))
  const users = (userIds: readonly string[]): MatchKey[] => userIds.map((id) => key('user', id))
  return {
    ofCall(call, ownDomains) {
      const clues = cluesOfCall(call, ownDomains)
      const domains = clues.filter(({ rule }) => rule === 'domain').map(({ value }) => value)
      const people = [call.hostId, ...call.parties.map(({ userId }) => userId)]
      return unique([
        ...clues.map(({ rule, value }) => key(rule, value)),
        ...labels(domains),
        ...users(people.flatMap((id) => id ?? [])),
      ])
    },
    ofAccount: (account) =>
      unique(cluesOfAccount(account).map(({ rule, value }) => key(rule, value))),
    ofLabels: (domains) => unique(labels(domains)),
    ofUsers: (userIds) => unique(users(userIds)),
  }
}

function unique(keys: readonly MatchKey[]): readonly MatchKey[] {
  return [...new Set(keys)]
}
