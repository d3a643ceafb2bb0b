/** One customer: who they are at the top, and the tabs of their page. */
import './accounts.css'
import './account.css'
import type { ReactNode } from 'react'
import type { AccountOverview } from '../../../src/records/account.ts'
import { ProblemBanner } from '../../frame/banner.tsx'
import { NotThere } from '../../frame/failed.tsx'
import { Page } from '../../frame/frame.tsx'
import { EvidenceDesk } from '../../parts/evidence-desk.tsx'
import { Skeleton, SkeletonLines } from '../../parts/skeleton.tsx'
import { LinkTabs } from '../../parts/tabs.tsx'
import { AccountActions } from './account-actions.tsx'
import { AccountFigures, accountFacts } from './account-head.tsx'
import { CallsTab } from './calls-tab.tsx'
import { Diagnosis } from './diagnosis.tsx'
import { MomentsTab } from './moments-tab.tsx'
import { OverviewTab } from './overview-tab.tsx'
import { PeopleTab } from './people-tab.tsx'
import { usePathPart } from '../../address.ts'
import { ReadingBanner } from '../../frame/reading-banner.tsx'
import { RisksTab } from './risks-tab.tsx'
import { SettingsTab } from './settings-tab.tsx'
import { useAccountKeys } from './use-account-keys.ts'
import { useAccountOverview } from './use-account.ts'
import { useAccountSync } from '../../account-sync.ts'
import { useTabCounts } from './use-insights.ts'

const CRUMBS = [{ label: 'Accounts', to: '/accounts' }]

export function Account() {
  const accountId = usePathPart('accountId')
  const tab = usePathPart('tab') || 'overview'
  const { isReading } = useAccountSync()
  const found = useAccountOverview(accountId, isReading)
  const { data: overview, error } = found
  if (error?.status === 404) return <NotThere />
  if (!overview) {
    return (
      <Page title="Account" breadcrumb={CRUMBS}>
        {error ? <ProblemBanner problem={error} /> : <AccountSkeleton />}
      </Page>
    )
  }
  return (
    <Loaded overview={overview} tab={tab} problem={error && <ProblemBanner problem={error} />} />
  )
}

interface LoadedProps {
  readonly overview: AccountOverview
  readonly tab: string
  /** The newest answer was an error; what is shown is from before. */
  readonly problem: ReactNode
}

function Loaded({ overview, tab, problem }: LoadedProps) {
  const { account, calls } = overview
  const sync = useAccountSync()
  const base = `/accounts/${account.accountId}`
  useAccountKeys(base)
  const counts = useTabCounts(account.accountId, calls > 0)
  return (
    <EvidenceDesk>
      <Page
        title={account.name}
        breadcrumb={CRUMBS}
        freshness={sync.succeededAt}
        isLate={sync.isLate}
        actions={<AccountActions overview={overview} />}
        facts={accountFacts(overview)}
        figures={<AccountFigures overview={overview} />}
      >
        <LinkTabs
          label="Account"
          tabs={[
            { to: base, label: 'Overview' },
            { to: `${base}/calls`, label: 'Calls', count: calls },
            { to: `${base}/moments`, label: 'Key moments', count: counts.moments },
            { to: `${base}/handoff`, label: 'Handoff', count: counts.handoff },
            { to: `${base}/risks`, label: 'Risks', count: counts.risks },
            { to: `${base}/people`, label: 'People' },
            { to: `${base}/settings`, label: 'Settings' },
          ]}
        />
        <ReadingBanner />
        {problem}
        {tabOf(tab, overview)}
      </Page>
    </EvidenceDesk>
  )
}

/** Without a call there is nothing to look over: the page says why instead. */
function tabOf(tab: string, overview: AccountOverview): ReactNode {
  const isEmpty = overview.calls === 0
  switch (tab) {
    case 'overview':
      return isEmpty ? <Diagnosis overview={overview} /> : <OverviewTab overview={overview} />
    case 'calls':
      return isEmpty ? <Diagnosis overview={overview} /> : <CallsTab overview={overview} />
    case 'moments':
      return isEmpty ? <Diagnosis overview={overview} /> : <MomentsTab overview={overview} />
    case 'risks':
      return <RisksTab overview={overview} />
    case 'people':
      return <PeopleTab overview={overview} />
    case 'settings':
      return <SettingsTab account={overview.account} />
    default:
      return <p className="small dim">There is no such tab.</p>
  }
}

function AccountSkeleton() {
  return (
    <div role="status" aria-label="Loading the account" className="grid gap-6">
      <Skeleton width="380px" height="20px" />
      <Skeleton height="220px" />
      <SkeletonLines lines={4} height="32px" />
    </div>
  )
}
