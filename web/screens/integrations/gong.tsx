/** The connection to Gong, page by page: the member's own, and the one that reads for the accounts. */
import { useParams } from '@tanstack/react-router'
import type { ComponentType, ReactNode } from 'react'
import type { Connection } from '../../../src/records/connection.ts'
import { useCall } from '../../api.ts'
import { Page } from '../../frame/frame.tsx'
import { NotThere } from '../../frame/failed.tsx'
import { ButtonLink } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { LinkTabs } from '../../parts/tabs.tsx'
import { useAccountSync } from '../accounts/use-account-sync.ts'
import { AccessTab } from './access-tab.tsx'
import { Diagnostics } from './diagnostics.tsx'
import { GongSettings } from './gong-settings.tsx'
import { ConnectionState } from './gong-row.tsx'
import { MatchingTab } from './matching-tab.tsx'
import { Overview } from './overview.tsx'
import { Timeline } from './timeline.tsx'
import { TypesTab } from './types-tab.tsx'
import './integrations.css'
import './connect.css'
import './gong.css'

type TabPage =
  | { readonly label: string; readonly Own: ComponentType<{ readonly connection: Connection }> }
  | { readonly label: string; readonly OfAccounts: ComponentType }

const TABS: Readonly<Record<string, TabPage>> = {
  overview: { label: 'Overview', Own: Overview },
  access: { label: 'Access', OfAccounts: AccessTab },
  matching: { label: 'Matching', OfAccounts: MatchingTab },
  'data-types': { label: 'Data types', Own: TypesTab },
  timeline: { label: 'Timeline', Own: Timeline },
  diagnostics: { label: 'Diagnostics', Own: Diagnostics },
  settings: { label: 'Settings', Own: GongSettings },
}

export function Gong() {
  const { tab = 'overview' }: { readonly tab?: string } = useParams({ strict: false })
  const { data } = useCall('get /connections', {})
  const sync = useAccountSync()
  const connection = data?.data[0]
  const shown = TABS[tab]
  if (!shown) return <NotThere />
  return (
    <Page
      title="Gong"
      breadcrumb={[{ label: 'Integrations', to: '/integrations' }]}
      freshness={'OfAccounts' in shown ? sync.succeededAt : null}
      isLate={sync.isLate}
      facts={data && 'Own' in shown ? ownFacts(connection) : []}
    >
      <LinkTabs
        label="Gong connection"
        tabs={Object.entries(TABS).map(([name, { label }]) => ({
          to: `/integrations/gong/${name}`,
          label,
        }))}
      />
      {'OfAccounts' in shown ? <shown.OfAccounts /> : <OwnTab Content={shown.Own} />}
    </Page>
  )
}

function ownFacts(connection: Connection | undefined): readonly ReactNode[] {
  return [
    <ConnectionState key="state" connection={connection} />,
    ...(connection?.companyName ? [connection.companyName] : []),
  ]
}

function OwnTab({
  Content,
}: {
  readonly Content: ComponentType<{ readonly connection: Connection }>
}) {
  const { data, error } = useCall('get /connections', {})
  const connection = data?.data[0]
  if (connection) return <Content connection={connection} />
  if (error) return <ProblemNote problem={error} />
  if (!data) return <SkeletonLines lines={6} />
  return (
    <Empty
      sentence="No Gong connection found. Connect Gong to see here what its key may read and how it does."
      action={
        <ButtonLink to="/integrations?connect=token" look="primary">
          Connect
        </ButtonLink>
      }
    />
  )
}
