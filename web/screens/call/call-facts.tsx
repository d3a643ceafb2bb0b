/** Below the title: when, how long, what kind of talk, whose customer, who has read it. */
import { Link } from '@tanstack/react-router'
import { CircleCheck } from 'lucide-react'
import { Popover } from 'radix-ui'
import type { ReactNode } from 'react'
import type { AccountCall } from '../../../src/records/account-call.ts'
import { utc } from '../../words.ts'
import { callLength } from '../../parts/call-words.ts'
import { TypeChoice } from './type-choice.tsx'
import { whyWords } from './why.ts'

export interface Reviewing {
  readonly isReviewed: boolean
  readonly isBusy: boolean
  readonly toggle: () => void
}

export function callFacts(call: AccountCall, review: Reviewing): readonly ReactNode[] {
  return [
    <time dateTime={call.startedAt} title={utc(call.startedAt)}>
      {WHEN.format(new Date(call.startedAt))}
    </time>,
    callLength(call.durationSec),
    <TypeChoice call={call} />,
    ...call.links.map((link) => <AccountLink link={link} />),
    <button
      type="button"
      className="reviewed"
      aria-pressed={review.isReviewed}
      onClick={review.toggle}
    >
      <CircleCheck className={review.isReviewed ? 'i good' : 'i'} aria-hidden />
      {reviewWords(call)}
    </button>,
  ]
}

const WHEN = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
})

function reviewWords({ isReviewed, reviewedBy }: AccountCall): string {
  if (isReviewed) return 'Reviewed by you'
  return reviewedBy.length === 0 ? 'Mark as reviewed' : `Reviewed by ${reviewedBy.join(', ')}`
}

/** The account, and on demand why the call is with it. */
function AccountLink({ link }: { readonly link: AccountCall['links'][number] }) {
  return (
    <span className="account-link">
      <Link to={`/accounts/${link.accountId}`}>{link.name}</Link>
      <Popover.Root>
        <Popover.Trigger className="linklike why-link">why</Popover.Trigger>
        <Popover.Portal>
          <Popover.Content
            className="floating how"
            sideOffset={4}
            collisionPadding={12}
            aria-label={`Why this call is with ${link.name}`}
          >
            {why(link)}
          </Popover.Content>
        </Popover.Portal>
      </Popover.Root>
    </span>
  )
}

function why(link: AccountCall['links'][number]): string {
  const words = whyWords(link)
  return words === '' ? `Linked to ${link.name}.` : `Linked to ${link.name} ${words}.`
}
