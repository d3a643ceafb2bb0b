/** One's own affairs, and for admins the organization's. */
import { useParams } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { useCall } from '../../api.ts'
import { NotThere } from '../../frame/failed.tsx'
import { Page } from '../../frame/frame.tsx'
import { LinkTabs } from '../../parts/tabs.tsx'
import { About } from './about.tsx'
import { Appearance } from './appearance.tsx'
import { Members } from './members.tsx'
import { Profile } from './profile.tsx'
import { Tokens } from './tokens.tsx'
import { Webhooks } from './webhooks.tsx'
import '../integrations/gong.css'

const TABS: Readonly<Record<string, { readonly label: string; readonly Content: ComponentType }>> =
  {
    profile: { label: 'Profile', Content: Profile },
    members: { label: 'Members', Content: Members },
    tokens: { label: 'API tokens', Content: Tokens },
    webhooks: { label: 'Webhooks', Content: Webhooks },
    appearance: { label: 'Appearance', Content: Appearance },
    about: { label: 'About', Content: About },
  }

/** Of an installation's affairs, only those who may change them are told. */
const ADMIN_TABS: readonly string[] = ['webhooks']

export function Settings() {
  const { tab = 'profile' }: { readonly tab?: string } = useParams({ strict: false })
  const { data: me } = useCall('get /me', {})
  const isAdmin = me?.member.role === 'admin'
  const shown = TABS[tab]
  if (!shown) return <NotThere />
  return (
    <Page title="Settings">
      <LinkTabs
        label="Settings"
        tabs={Object.entries(TABS)
          .filter(([name]) => isAdmin || !ADMIN_TABS.includes(name))
          .map(([name, { label }]) => ({ to: `/settings/${name}`, label }))}
      />
      <shown.Content />
    </Page>
  )
}
