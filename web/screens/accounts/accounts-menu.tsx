/** What else can be done with the list: import, suggestions from the CRM, take it away as a file. */
import { Download, Ellipsis, FileUp, Sparkles } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { problemOf } from '../../api.ts'
import { useToast } from '../../frame/toasts.tsx'
import { counted } from '../../words.ts'
import { accountsCsv } from './accounts-csv.ts'
import { saveAs } from '../../parts/save-as.ts'
import { useSetSearch } from '../../address.ts'
import { type AccountFilter, everyAccount } from './use-all-accounts.ts'

export function AccountsMenu({ filter }: { readonly filter: AccountFilter }) {
  const setSearch = useSetSearch()
  const toast = useToast()
  const exportAll = async () => {
    try {
      const rows = await everyAccount(filter)
      saveAs('accounts.csv', 'text/csv;charset=utf-8', accountsCsv(rows))
      toast(`${counted(rows.length, 'account')} in accounts.csv.`)
    } catch (error) {
      const problem = problemOf(error)
      toast(`${problem.detail} ${problem.fix}`)
    }
  }
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="btn quiet icon-only" aria-label="More" title="More">
        <Ellipsis className="i" aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="floating menu" align="end" sideOffset={4}>
          <DropdownMenu.Item className="menu-item" onSelect={() => setSearch({ add: 'csv' })}>
            <FileUp className="i" aria-hidden />
            Import a CSV
          </DropdownMenu.Item>
          <DropdownMenu.Item className="menu-item" onSelect={() => setSearch({ add: 'crm' })}>
            <Sparkles className="i" aria-hidden />
            Take from the CRM
          </DropdownMenu.Item>
          <DropdownMenu.Item className="menu-item" onSelect={() => void exportAll()}>
            <Download className="i" aria-hidden />
            Export as CSV
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
