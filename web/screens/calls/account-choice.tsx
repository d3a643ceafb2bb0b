/** Whose calls are shown: all, or those of one account, found by its name. */
import { ChevronDown } from 'lucide-react'
import { Popover } from 'radix-ui'
import { useState } from 'react'
import { useCall } from '../../api.ts'
import { useFoundAccounts } from '../../found-accounts.ts'
import { useListKeys } from '../../parts/list-keys.ts'

interface AccountChoiceProps {
  /** Empty for all. */
  readonly accountId: string
  readonly onChange: (accountId: string) => void
}

const ALL = { accountId: '', name: 'All accounts' }

export function AccountChoice({ accountId, onChange }: AccountChoiceProps) {
  const [isOpen, setOpen] = useState(false)
  const chosen = useCall(
    'get /accounts/{accountId}',
    { accountId },
    { enabled: accountId !== '', staleTime: 60_000 },
  )
  const name = accountId === '' ? ALL.name : (chosen.data?.name ?? 'One account')
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger className="in select" aria-label={`Account: ${name}`}>
        <span className="chosen-account">{name}</span>
        <ChevronDown className="i" aria-hidden />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="floating menu account-choice"
          align="start"
          sideOffset={4}
          collisionPadding={12}
          aria-label="Account"
        >
          <Finder
            onChoose={(id) => {
              setOpen(false)
              onChange(id)
            }}
          />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

function Finder({ onChoose }: { readonly onChoose: (accountId: string) => void }) {
  const [typed, setTyped] = useState('')
  const { accounts, isLooking } = useFoundAccounts(typed)
  const options = typed.trim() === '' ? [ALL, ...accounts] : accounts
  const keys = useListKeys(options.length, (at) => {
    const option = options[at]
    if (option && !isLooking) onChoose(option.accountId)
  })
  return (
    <>
      <input
        {...keys.field}
        className="in"
        aria-label="Find an account"
        placeholder="Name or domain"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          keys.start()
        }}
      />
      <ul {...keys.list} aria-label="Accounts" aria-busy={isLooking}>
        {options.map(({ accountId, name }, index) => (
          <li key={accountId} {...keys.option(index)} onClick={() => onChoose(accountId)}>
            {name}
          </li>
        ))}
      </ul>
      {options.length === 0 && !isLooking && <p className="menu-label">No account is called so.</p>}
    </>
  )
}
