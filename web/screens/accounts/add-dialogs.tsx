/** The ways to add accounts, each a dialog with an address: `?add=hand`, `?add=csv`, `?add=crm`. */
import { useSearchText, useSetSearch } from '../../address.ts'
import { ImportDialog } from './import-dialog.tsx'
import { NewAccountDialog } from './new-account-dialog.tsx'
import { SuggestionsDialog } from './suggestions-dialog.tsx'

export function AddDialogs() {
  const add = useSearchText('add')
  const setSearch = useSetSearch()
  const close = () => setSearch({ add: '' })
  return (
    <>
      {add === 'hand' && <NewAccountDialog onClose={close} />}
      {add === 'csv' && <ImportDialog onClose={close} />}
      {add === 'crm' && <SuggestionsDialog onClose={close} />}
    </>
  )
}
