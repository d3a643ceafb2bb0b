/** The connection to Gong, page by page. */
import { useParams } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import type { Connection } from '../../../src/records/connection.ts'
import { useCall } from '../../api.ts'
import { Page } from '../../frame/frame.tsx'
import { NotThere } from '../../frame/failed.tsx'
import { ButtonLink } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { LinkTabs } from '../../parts/tabs.tsx'
import { Diagnostics } from './diagnostics.tsx'
import { GongSettings } from './gong-settings.tsx'
import { ConnectionState } from './gong-row.tsx'
import { Overview } from './overview.tsx'
import { Timeline } from './timeline.tsx'
import { TypesTab } from './types-tab.tsx'
import './integrations.css'
import './connect.css'
import './gong.css'

interface TabPage {
  readonly label: string
  readonly Content: ComponentType<{ readonly connection: Connection }>
}

const TABS: Readonly<Record<string, TabPage>> = {
  overview: { label: 'Overview', Content: Overview },
  'data-types': { label: 'Data types', Content: TypesTab },
  timeline: { label: 'Timeline', Content: Timeline },
  diagnostics: { label: 'Diagnostics', Content: Diagnostics },
  settings: { label: 'Settings', Content: GongSettings },
}

export function Gong() {
  const { tab = 'overview' }: { readonly tab?: string } = useParams({ strict: false })
  const { data, error } = useCall('get /connections', {})
  const connection = data?.data[0]
  const shown = TABS[tab]
  if (!shown) return <NotThere />
  return (
    <Page
      title="Gong"
      breadcrumb={[{ label: 'Integrations', to: '/integrations' }]}

      facts={
        data
          ? [<ConnectionState key="state" connection={connection} />, connection?.companyName]
          : []
      }
    >
      <LinkTabs
        label="Gong connection"
        tabs={Object.entries(TABS).map(([name, { label }]) => ({
          to: `/integrations/gong/${name}`,
          label,
        }))}
      />
      {error && <ProblemNote problem={error} />}
      {!data && !error && <SkeletonLines lines={6} />}
      {data && !connection && (
        <Empty
          sentence="No Gong connection found. Connect Gong to see here what its key may read and how it does."
          action={
            <ButtonLink to="/integrations?connect=token" look="primary">
              Connect
            </ButtonLink>
          }
        />
      )}
      {connection && <shown.Content connection={connection} />}
    </Page>
  )
}
