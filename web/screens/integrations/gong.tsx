/** The connection to Gong, page by page: the member's own, and the one that reads for the accounts. */
import { Link, useParams, useSearch } from '@tanstack/react-router'
import type { ComponentType, ReactNode } from 'react'
import type { Connection } from '../../../src/records/connection.ts'
import { Page } from '../../frame/frame.tsx'
import { NotThere } from '../../frame/failed.tsx'
import { ButtonLink } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { LinkTabs } from '../../parts/tabs.tsx'
import { useAccountSync } from '../../account-sync.ts'
import { AccessTab } from './access-tab.tsx'
import { Diagnostics } from './diagnostics.tsx'
import { GongSettings } from './gong-settings.tsx'
import { ConnectionState } from './gong-row.tsx'
import { MatchingTab } from './matching-tab.tsx'
import { Overview } from './overview.tsx'
import { Timeline } from './timeline.tsx'
import { TypesTab } from './types-tab.tsx'
import { useConnections } from './use-connections.ts'
import './integrations.css'
import './connect.css'
import './gong.css'

type TabPage =
  | { readonly label: string; readonly OfOne: ComponentType<{ readonly connection: Connection }> }
  | { readonly label: string; readonly OfAccounts: ComponentType }

const TABS: Readonly<Record<string, TabPage>> = {
  overview: { label: 'Overview', OfOne: Overview },
  access: { label: 'Access', OfAccounts: AccessTab },
  matching: { label: 'Matching', OfAccounts: MatchingTab },
  'data-types': { label: 'Data types', OfOne: TypesTab },
  timeline: { label: 'Timeline', OfOne: Timeline },
  diagnostics: { label: 'Diagnostics', OfOne: Diagnostics },
  settings: { label: 'Settings', OfOne: GongSettings },
}

/** Of whom a page about one connection tells: the accounts' or one's own. */
type Whose = 'accounts' | 'mine'

export function Gong() {
  const { tab = 'overview' }: { readonly tab?: string } = useParams({ strict: false })
  const { of: wished }: { readonly of?: Whose } = useSearch({ strict: false })
  const { own, shared, error, isPending } = useConnections()
  const sync = useAccountSync()
  const shown = TABS[tab]
  if (!shown) return <NotThere />
  const whose = wished ?? (own || !shared ? 'mine' : 'accounts')
  const connection = whose === 'accounts' ? shared : own
  const isOfAccounts = 'OfAccounts' in shown
  return (
    <Page
      title="Gong"
      breadcrumb={[{ label: 'Integrations', to: '/integrations' }]}
      freshness={isOfAccounts ? sync.succeededAt : null}
      isLate={sync.isLate}
      facts={isOfAccounts || isPending ? [] : factsOf(connection)}
    >
      <LinkTabs
        label="Gong connection"
        tabs={tabsFor(connection).map(([name, { label }]) => ({
          to: `/integrations/gong/${name}`,
          label,
          ...(wished && { search: { of: wished } }),
        }))}
      />
      {own && shared && !isOfAccounts && <WhoseChoice tab={tab} whose={whose} />}
      {isOfAccounts ? (
        <shown.OfAccounts />
      ) : connection ? (
        <shown.OfOne key={connection.connectionId} connection={connection} />
      ) : error ? (
        <ProblemNote problem={error} />
      ) : isPending ? (
        <SkeletonLines lines={6} />
      ) : (
        <NotConnected />
      )}
    </Page>
  )
}

function factsOf(connection: Connection | undefined): readonly ReactNode[] {
  const state = <ConnectionState key="state" connection={connection} />
  return connection?.companyName ? [state, connection.companyName] : [state]
}

/** The eleven types are what datasets are made of: a shared connection feeds none. */
function tabsFor(connection: Connection | undefined) {
  return Object.entries(TABS).filter(
    ([name]) => name !== 'data-types' || connection?.kind !== 'shared',
  )
}

/** For admins with a connection of their own beside the shared one. */
function WhoseChoice({ tab, whose }: { readonly tab: string; readonly whose: Whose }) {
  const choices: readonly (readonly [Whose, string])[] = [
    ['accounts', 'For the accounts'],
    ['mine', 'For my datasets'],
  ]
  return (
    <nav className="whose" aria-label="Which connection">
      {choices.map(([of, label]) => (
        <Link
          key={of}
          to="/integrations/gong/$tab"
          params={{ tab }}
          search={{ of }}
          className="chip"
          aria-current={of === whose ? 'page' : undefined}
        >
          {label}
        </Link>
      ))}
    </nav>
  )
}

function NotConnected() {
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
