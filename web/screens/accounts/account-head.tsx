/** The head of an account's page: what was typed as a line of facts, what was worked out as figures. */
import { ExternalLink } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link } from '@tanstack/react-router'
import type { AccountOverview } from '../../../src/records/account.ts'
import { DerivedMark } from '../../parts/origin.tsx'
import { Time } from '../../parts/time.tsx'
import { day, daysSince, daysUntil, daysWords } from '../../words.ts'
import { talkLength } from '../../parts/call-words.ts'
import { useOpenRisks } from './use-insights.ts'
import { OwnerChoice } from './owner-choice.tsx'

export function accountFacts({ account, crmUrl }: AccountOverview): readonly ReactNode[] {
  const { domains, stage } = account
  return [
    ...(domains.length > 0 ? [<code key="domains">{domains.join(', ')}</code>] : []),
    stage,
    <OwnerChoice key="owner" account={account} />,
    ...(crmUrl
      ? [
          <a key="crm" href={crmUrl} target="_blank" rel="noopener noreferrer" className="in-crm">
            Open in CRM
            <ExternalLink className="i" aria-hidden />
          </a>,
        ]
      : []),
  ]
}

export function AccountFigures({ overview }: { readonly overview: AccountOverview }) {
  const { account, calls, talkedSec, lastCallAt } = overview
  const risks = useOpenRisks(account.accountId).data?.counts
  return (
    <dl className="figures">
      <Figure name="Calls" isWorkedOut value={calls} more={calls > 0 && talkLength(talkedSec)} />
      <Figure
        name="Last call"
        isWorkedOut
        value={lastCallAt ? <Time at={lastCallAt} as="day" /> : 'none'}
        more={lastCallAt && daysWords(-daysSince(lastCallAt))}
      />
      <Figure
        name="Open risks"
        isWorkedOut
        value={risks?.open ?? '–'}
        more={risks !== undefined && risks.watching > 0 && `${risks.watching} watched`}
      />
      <Figure
        name="Kickoff"
        value={
          account.kickoffOn ? (
            day(account.kickoffOn)
          ) : (
            <Link className="set-day" to={`/accounts/${account.accountId}/settings`}>
              Set a day
            </Link>
          )
        }
        more={account.kickoffOn && daysWords(daysUntil(account.kickoffOn))}
      />
    </dl>
  )
}

interface FigureProps {
  readonly name: string
  readonly value: ReactNode
  readonly more: ReactNode
  readonly isWorkedOut?: boolean
}

function Figure({ name, value, more, isWorkedOut = false }: FigureProps) {
  return (
    <div>
      <dt title={isWorkedOut ? 'Worked out from the calls that you may see' : undefined}>
        {isWorkedOut && <DerivedMark />}
        {name}
      </dt>
      <dd>
        {value} {more && <small>{more}</small>}
      </dd>
    </div>
  )
}
