/** Which accounts are shown; the address carries it, so that it can be sent and comes back. */
import type { AccountRow } from '../../../src/records/account.ts'
import { FindField } from '../../parts/find-field.tsx'
import { Select } from '../../parts/select.tsx'
import { useSetSearch } from '../../address.ts'
import { STAGES } from './stages.ts'
import type { AccountFilter } from './use-all-accounts.ts'
import { useOwners } from '../../reader.ts'

/** The list that opens takes no empty value. */
const ALL = 'all'

interface AccountsFilterProps {
  readonly filter: AccountFilter
  /** Their stages can be chosen. */
  readonly rows: readonly AccountRow[]
}

export function AccountsFilter({ filter, rows }: AccountsFilterProps) {
  const setSearch = useSetSearch()
  const owners = useOwners()
  const stages = [...new Set([...STAGES, ...rows.map(({ stage }) => stage), filter.stage])]
  return (
    <div className="account-filter" role="search">
      <FindField
        label="Find an account"
        placeholder="Name or domain"
        value={filter.query}
        onChange={(q) => setSearch({ q })}
      />
      <Select
        aria-label="Stage"
        value={filter.stage || ALL}
        onChange={(stage) => setSearch({ stage: stage === ALL ? '' : stage })}
        options={[
          { value: ALL, label: 'All stages' },
          ...stages.filter(Boolean).map((stage) => ({ value: stage, label: stage })),
        ]}
      />
      <Select
        aria-label="Owner"
        value={filter.ownerId || ALL}
        onChange={(owner) => setSearch({ owner: owner === ALL ? '' : owner })}
        options={[
          { value: ALL, label: 'All owners' },
          ...owners.map(({ memberId, name }) => ({ value: memberId, label: name })),
        ]}
      />
    </div>
  )
}
