/** Accounts that Gong's own call context suggests: CRM accounts that hang on calls. Pure. */
import type { Suggestion } from '../records/account.ts'
import { plainCrmId } from '../accounts/crm-ids.ts'
import type { Call } from '../records/call.ts'
import { crmName } from '../records/crm.ts'
import type { NamedAccount } from '../store/live-candidates.ts'
import { externalDomains } from './external-domains.ts'

/** With the most calls first. A domain is the account's where most calls of the domain hang on it. */
export function suggestedAccounts(
  calls: readonly Call[],
  accounts: readonly NamedAccount[],
): readonly Suggestion[] {
  const found = new Map<string, Found>()
  for (const call of calls) {
    const deals = call.crm.filter(({ kind }) => kind === 'deal').map(({ id }) => id)
    for (const object of call.crm.filter(({ kind }) => kind === 'account')) {
      const one = found.get(object.id) ?? newFound()
      found.set(object.id, one)
      one.name ??= crmName(object)
      one.calls += 1
      for (const deal of deals) one.dealIds.add(deal)
      for (const domain of externalDomains(call)) {
        one.domains.set(domain, (one.domains.get(domain) ?? 0) + 1)
      }
    }
  }
  return [...found]
    .map(([crmAccountId, one]) => ({
      crmAccountId,
      name: one.name ?? crmAccountId,
      domains: [...one.domains].filter(([, count]) => count >= one.calls / 2).map(([name]) => name),
      dealIds: [...one.dealIds],
      calls: one.calls,
    }))
    .map((one) => ({ ...one, accountId: accountOf(one, accounts) }))
    .toSorted((a, b) => b.calls - a.calls || a.name.localeCompare(b.name))
}

interface Found {
  name: string | undefined
  calls: number
  readonly dealIds: Set<string>
  readonly domains: Map<string, number>
}

function newFound(): Found {
  return { name: undefined, calls: 0, dealIds: new Set(), domains: new Map() }
}

function accountOf(
  { crmAccountId, domains }: Pick<Suggestion, 'crmAccountId' | 'domains'>,
  accounts: readonly NamedAccount[],
): string | null {
  const id = plainCrmId(crmAccountId)
  const byId = accounts.find(({ crmIds }) =>
    crmIds.some((one) => one.kind === 'account' && plainCrmId(one.id) === id),
  )
  const there =
    byId ?? accounts.find((account) => account.domains.some((domain) => domains.includes(domain)))
  return there?.accountId ?? null
}
