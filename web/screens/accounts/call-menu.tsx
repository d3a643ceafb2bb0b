/** What can be done with one call of an account: take it away, with a way back. */
import { Ellipsis, Unlink } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { Account } from '../../../src/records/account.ts'
import type { AccountCallRow } from '../../../src/records/account-call.ts'
import { problemOf, useSend } from '../../api.ts'
import { useToast } from '../../frame/toasts.tsx'
import { useReader } from '../../reader.ts'

interface CallMenuProps {
  readonly row: AccountCallRow
  readonly account: Account
}

const TOUCHED = ['get /accounts', 'get /calls']

export function CallMenu({ row, account }: CallMenuProps) {
  const { mayKeep } = useReader()
  const unlink = useUnlink(account)
  if (!mayKeep) return null
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger
        className="btn quiet icon-only"
        aria-label={`More about ${row.title}`}
        title="More"
      >
        <Ellipsis className="i" aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="floating menu" align="end" sideOffset={4}>
          <DropdownMenu.Item className="menu-item" onSelect={() => unlink(row)}>
            <Unlink className="i" aria-hidden />
            <span>
              Unlink
              <small>It does not belong to {account.name}</small>
            </span>
          </DropdownMenu.Item>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

/**
 * Takes a call away from the account, and says how to have it back. Promises, not callbacks of the mutations: the row
 * that was clicked is gone by then.
 */
function useUnlink({ accountId, name }: Account): (row: AccountCallRow) => void {
  const toast = useToast()
  const unlink = useSend('delete /accounts/{accountId}/links/{callId}', { invalidates: TOUCHED })
  const link = useSend('post /accounts/{accountId}/links', { invalidates: TOUCHED })
  const refused = (error: unknown) => toast(`${problemOf(error).detail} ${problemOf(error).fix}`)
  return ({ callId, title }) => {
    const undo = () =>
      void link
        .mutateAsync({ accountId, call: callId })
        .then(() => toast(`“${title}” is back.`), refused)
    unlink.mutateAsync({ accountId, callId }).then(
      () =>
        toast(`“${title}” no longer belongs to ${name}. No sync puts it back.`, {
          label: 'Undo',
          run: undo,
        }),
      refused,
    )
  }
}
