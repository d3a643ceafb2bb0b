/** Before there is an account: the four ways to have some. And a filter that lets nothing through. */
import { useCall } from '../../api.ts'
import { Button } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { TrySample } from '../datasets/try-sample.tsx'
import { useSetSearch } from '../../address.ts'
import { useReader } from '../../reader.ts'

export function NoAccounts({ mayKeep }: { readonly mayKeep: boolean }) {
  const setSearch = useSetSearch()
  const { isAdmin } = useReader()
  const connections = useCall('get /connections', {}, { staleTime: 30_000 })
  const mayTrySample = isAdmin && connections.data?.data.length === 0
  if (!mayKeep) {
    return <Empty sentence="No accounts yet. Whoever looks after customers adds them here." />
  }
  return (
    <Empty
      sentence={`No accounts yet. Add one, import a CSV, take them from the CRM${mayTrySample ? ', or look at sample data' : ''}.`}
      action={
        <>
          <Button look="primary" onClick={() => setSearch({ add: 'hand' })}>
            Add an account
          </Button>
          <Button onClick={() => setSearch({ add: 'csv' })}>Import a CSV</Button>
          <Button onClick={() => setSearch({ add: 'crm' })}>Take from the CRM</Button>
          {mayTrySample && <TrySample to="/accounts" />}
        </>
      }
    />
  )
}

export function NothingFound() {
  const setSearch = useSetSearch()
  return (
    <Empty
      sentence="No account is like that."
      action={
        <Button onClick={() => setSearch({ q: '', owner: '', stage: '' })}>
          Show all accounts
        </Button>
      }
    />
  )
}
