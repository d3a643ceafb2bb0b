/** What can be done with the accounts that are ticked. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { AccountRow } from '../../../src/records/account.ts'
import { call, problemOf } from '../../api.ts'
import { useToast } from '../../frame/toasts.tsx'
import { Button } from '../../parts/button.tsx'
import { Select } from '../../parts/select.tsx'
import { counted } from '../../words.ts'
import { accountsCsv } from './accounts-csv.ts'
import { saveAs } from '../../parts/save-as.ts'
import { useOwners } from '../../reader.ts'

/** The list that opens takes no empty value. */
const NOBODY = 'nobody'

interface BulkBarProps {
  readonly chosen: readonly AccountRow[]
  readonly onDone: () => void
}

export function BulkBar({ chosen, onDone }: BulkBarProps) {
  const [ownerId, setOwnerId] = useState(NOBODY)
  const [isBusy, setBusy] = useState(false)
  const owners = useOwners()
  const queries = useQueryClient()
  const toast = useToast()
  if (chosen.length === 0) return null
  const owner = owners.find(({ memberId }) => memberId === ownerId)
  const assign = async () => {
    setBusy(true)
    try {
      for (const { accountId } of chosen) {
        await call('patch /accounts/{accountId}', { accountId, ownerId })
      }
      toast(`${owner?.name ?? ''} owns ${counted(chosen.length, 'account')} more.`)
      onDone()
    } catch (error) {
      const problem = problemOf(error)
      toast(`${problem.detail} ${problem.fix}`)
    } finally {
      setBusy(false)
      await queries.invalidateQueries({ queryKey: ['get /accounts'] })
    }
  }
  return (
    <section className="bulk floating" aria-label="Ticked accounts">
      <b role="status">{counted(chosen.length, 'account')}</b>
      <Select
        aria-label="New owner"
        value={ownerId}
        onChange={setOwnerId}
        options={[
          { value: NOBODY, label: 'New owner' },
          ...owners.map(({ memberId, name }) => ({ value: memberId, label: name })),
        ]}
      />
      <Button isBusy={isBusy} disabled={ownerId === NOBODY} onClick={() => void assign()}>
        Assign
      </Button>
      <Button
        look="quiet"
        onClick={() => saveAs('accounts.csv', 'text/csv;charset=utf-8', accountsCsv(chosen))}
      >
        Export
      </Button>
      <Button look="quiet" onClick={onDone}>
        Clear
      </Button>
    </section>
  )
}
