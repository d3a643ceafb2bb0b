/** Which accounts are shown; the address carries it, so that it can be sent and comes back. */
import { Search, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import type { AccountRow } from '../../../src/records/account.ts'
import { IconButton } from '../../parts/button.tsx'
import { Select } from '../../parts/select.tsx'
import { useSetSearch } from '../../address.ts'
import { STAGES } from './stages.ts'
import type { AccountFilter } from './use-all-accounts.ts'
import { useOwners } from '../../reader.ts'

const TYPING_MS = 250
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
      <FindField value={filter.query} onChange={(q) => setSearch({ q })} />
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

interface FindFieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
}

function FindField({ value, onChange }: FindFieldProps) {
  const [typed, setTyped] = useState(value)
  const [former, setFormer] = useState(value)
  if (former !== value) {
    // The address changed by something else: back, or a button.
    setFormer(value)
    setTyped(value)
  }
  useEffect(() => {
    if (typed === value) return
    const timer = window.setTimeout(() => onChange(typed), TYPING_MS)
    return () => window.clearTimeout(timer)
  }, [typed, value, onChange])
  return (
    <span className="in-wrap find-in">
      <Search className="i" aria-hidden />
      <input
        className="in has-end"
        type="search"
        data-find
        aria-label="Find an account"
        placeholder="Name or domain"
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      {typed !== '' && (
        <span className="in-end">
          <IconButton
            label="Clear"
            icon={<X className="i" aria-hidden />}
            onClick={() => onChange('')}
          />
        </span>
      )}
    </span>
  )
}
