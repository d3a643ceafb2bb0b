/** Which account is meant: by what a file, another system and the store tell of it. Pure. */
import type { CrmId } from '../records/account.ts'

export interface Identity {
  readonly name: string
  /** Registrable ones. */
  readonly domains: readonly string[]
  /** As `plainCrmId` gives them; those of deals tell nothing of who it is. */
  readonly crmIds: readonly CrmId[]
}

export interface AccountFinder<Known> {
  /** What is told by several stays the first one's. */
  add(identity: Identity, known: Known): void
  /**
   * By the id of the CRM account; else by a domain, unless the CRM knows them as two accounts; else by the name, where
   * there is nothing better.
   */
  find(identity: Identity): Known | undefined
}

export function createFinder<Known>(): AccountFinder<Known> {
  const byCrmId = new Map<string, Known>()
  const byDomain = new Map<string, Known>()
  const byName = new Map<string, Known>()
  const withCrmId = new Set<Known>()
  return {
    add(identity, known) {
      for (const id of accountIds(identity)) {
        keep(byCrmId, id, known)
        withCrmId.add(known)
      }
      for (const domain of identity.domains) keep(byDomain, domain, known)
      keep(byName, identity.name.toLowerCase(), known)
    },
    find(identity) {
      const ids = accountIds(identity)
      const id = ids.find((each) => byCrmId.has(each))
      if (id !== undefined) return byCrmId.get(id)
      const domain = identity.domains.find((each) => byDomain.has(each))
      const sameDomain = domain === undefined ? undefined : byDomain.get(domain)
      if (sameDomain !== undefined) {
        return ids.length > 0 && withCrmId.has(sameDomain) ? undefined : sameDomain
      }
      return isFoundByName(identity) ? byName.get(identity.name.toLowerCase()) : undefined
    },
  }
}

/** Nothing better is told of it. */
export function isFoundByName(identity: Identity): boolean {
  return accountIds(identity).length === 0 && identity.domains.length === 0
}

function accountIds({ crmIds }: Identity): string[] {
  return crmIds.filter(({ kind }) => kind === 'account').map(({ id }) => id)
}

function keep<Known>(map: Map<string, Known>, key: string, known: Known): void {
  if (!map.has(key)) map.set(key, known)
}
