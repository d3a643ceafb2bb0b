/** Why is this here: the rules that hold for a call, with the values that matched, and who decided by hand. */
import { CircleHelp } from 'lucide-react'
import { Popover } from 'radix-ui'
import type { AccountCallRow } from '../../../src/records/account-call.ts'
import { useCall } from '../../api.ts'
import { Time } from '../../parts/time.tsx'
import { becauseWords, ruleName } from '../../parts/link-words.ts'

interface WhyHereProps {
  readonly row: AccountCallRow
  readonly accountId: string
}

export function WhyHere({ row, accountId }: WhyHereProps) {
  return (
    <Popover.Root>
      <Popover.Trigger className="why">
        {becauseWords(row.reasons, row.isManual)}
        <span className="hush">: why is {row.title} here?</span>
        <CircleHelp className="i" aria-hidden />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="floating why-says"
          aria-label="Why is this here?"
          sideOffset={4}
          collisionPadding={12}
        >
          <h3 className="h">Why is this here?</h3>
          <Reasons row={row} accountId={accountId} />
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

function Reasons({ row, accountId }: WhyHereProps) {
  const { callId } = row
  const { data: link } = useCall('get /accounts/{accountId}/links/{callId}', { accountId, callId })
  const reasons = link?.reasons ?? row.reasons
  return (
    <>
      <dl>
        {reasons.map(({ rule, value, of }) => (
          <div key={`${rule} ${value}`}>
            <dt>{ruleName(rule)}</dt>
            <dd>
              <code>{value}</code>
              {of && <span className="dim"> {of}</span>}
            </dd>
          </div>
        ))}
      </dl>
      {link?.manual && (
        <p className="small">
          Linked by {link.manual.by}, <Time at={link.manual.at} />. No sync takes it apart.
        </p>
      )}
      {row.isManual && !link && <p className="small">Linked by hand.</p>}
      {row.accounts.length > 1 && (
        <p className="small dim">
          Also of{' '}
          {row.accounts
            .filter((account) => account.accountId !== accountId)
            .map(({ name }) => name)
            .join(', ')}
          : people of both took part.
        </p>
      )}
    </>
  )
}
