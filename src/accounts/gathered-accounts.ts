/** The accounts of a file, row by row: rows that mean the same account add to it. */
import type { Contact, CrmId } from '../records/account.ts'
import { createFinder } from './account-finder.ts'
import type { ImportedAccount, ImportOwner } from './import-row.ts'

export interface GatheredAccount {
  /** Of the first row. */
  readonly name: string
  readonly domains: Set<string>
  /** By address. */
  readonly contacts: Map<string, Contact>
  /** By kind and id. */
  readonly crmIds: Map<string, CrmId>
  /** What the last row that says something says. So for the two below. */
  owner: ImportOwner | undefined
  stage: string | undefined
  kickoffOn: string | undefined
}

export interface Gathering {
  readonly accounts: readonly GatheredAccount[]
  /** Answers whether the row meant an account that was there already. */
  add(row: ImportedAccount): boolean
}

export function createGathering(): Gathering {
  const accounts: GatheredAccount[] = []
  const finder = createFinder<GatheredAccount>()
  return {
    accounts,
    add(row) {
      const known = finder.find(row)
      const account = known ?? begun(row)
      if (known === undefined) accounts.push(account)
      for (const domain of row.domains) account.domains.add(domain)
      for (const contact of row.contacts) account.contacts.set(contact.email, contact)
      for (const crmId of row.crmIds) account.crmIds.set(`${crmId.kind}:${crmId.id}`, crmId)
      account.owner = row.owner ?? account.owner
      account.stage = row.stage ?? account.stage
      account.kickoffOn = row.kickoffOn ?? account.kickoffOn
      finder.add(row, account)
      return known !== undefined
    },
  }
}

function begun({ name }: ImportedAccount): GatheredAccount {
  return {
    name,
    domains: new Set(),
    contacts: new Map(),
    crmIds: new Map(),
    owner: undefined,
    stage: undefined,
    kickoffOn: undefined,
  }
}
