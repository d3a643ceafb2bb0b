/** Who looks after the account: said, and changed where one may. */
import { Check, ChevronDown } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { Account } from '../../../src/records/account.ts'
import { problemOf, useSend } from '../../api.ts'
import { useToast } from '../../frame/toasts.tsx'
import { useOwners, useReader } from '../../reader.ts'

const NOBODY = ''

export function OwnerChoice({ account }: { readonly account: Account }) {
  const { accountId, owner } = account
  const { mayKeep } = useReader()
  const owners = useOwners()
  const toast = useToast()
  const change = useSend('patch /accounts/{accountId}', { invalidates: ['get /accounts'] })
  const name = <b>{owner?.name ?? 'nobody'}</b>
  if (!mayKeep) return <>Owner {name}</>
  const assign = (ownerId: string) =>
    change.mutate(
      { accountId, ownerId: ownerId === NOBODY ? null : ownerId },
      {
        onSuccess: (saved) =>
          toast(
            saved.owner === null
              ? `${saved.name} has no owner now.`
              : `${saved.owner.name} finds ${saved.name} on their Home now.`,
          ),
        onError: (error) => toast(`${problemOf(error).detail} ${problemOf(error).fix}`),
      },
    )
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="owner-choice" aria-busy={change.isPending || undefined}>
        Owner {name}
        <ChevronDown className="i" aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content className="floating menu" align="start" sideOffset={4}>
          <DropdownMenu.RadioGroup value={owner?.memberId ?? NOBODY} onValueChange={assign}>
            {[{ memberId: NOBODY, name: 'Nobody' }, ...owners].map((one) => (
              <DropdownMenu.RadioItem key={one.memberId} value={one.memberId} className="menu-item">
                {one.name}
                <DropdownMenu.ItemIndicator className="menu-tick">
                  <Check className="i" aria-hidden />
                </DropdownMenu.ItemIndicator>
              </DropdownMenu.RadioItem>
            ))}
          </DropdownMenu.RadioGroup>
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}
