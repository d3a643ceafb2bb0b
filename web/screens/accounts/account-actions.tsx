/** What can be done with an account from every tab. */
import { useNavigate } from '@tanstack/react-router'
import { Ellipsis, Link2, RefreshCw } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import type { AccountOverview } from '../../../src/records/account.ts'
import { problemOf, useSend } from '../../api.ts'
import { useToast } from '../../frame/toasts.tsx'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { useReader } from '../../reader.ts'

export function AccountActions({ overview: { account } }: { readonly overview: AccountOverview }) {
  const { accountId, isMatching, name } = account
  const { mayKeep } = useReader()
  const navigate = useNavigate()
  const toast = useToast()
  const match = useSend('post /accounts/{accountId}/match', { invalidates: ['get /accounts'] })
  const prep = <ButtonLink to={`/accounts/${accountId}/prep`}>Kickoff prep</ButtonLink>
  if (!mayKeep) return prep
  const look = () =>
    match.mutateAsync({ accountId }).then(
      () => toast(`Looking for calls of ${name}.`),
      (error: unknown) => toast(`${problemOf(error).detail} ${problemOf(error).fix}`),
    )
  return (
    <>
      {prep}
      <Button
        className="wide-only"
        icon={<Link2 className="i" aria-hidden />}
        onClick={() => void navigate({ to: `/accounts/${accountId}/calls?link=open` })}
      >
        Link a call
      </Button>
      <DropdownMenu.Root modal={false}>
        <DropdownMenu.Trigger className="btn quiet icon-only" aria-label="More" title="More">
          <Ellipsis className="i" aria-hidden />
        </DropdownMenu.Trigger>
        <DropdownMenu.Portal>
          <DropdownMenu.Content className="floating menu" align="end" sideOffset={4}>
            <DropdownMenu.Item
              className="menu-item phone-only"
              onSelect={() => void navigate({ to: `/accounts/${accountId}/calls?link=open` })}
            >
              <Link2 className="i" aria-hidden />
              Link a call
            </DropdownMenu.Item>
            <DropdownMenu.Item
              className="menu-item"
              disabled={isMatching}
              onSelect={() => void look()}
            >
              <RefreshCw className="i" aria-hidden />
              Look for calls again
            </DropdownMenu.Item>
          </DropdownMenu.Content>
        </DropdownMenu.Portal>
      </DropdownMenu.Root>
    </>
  )
}
