/** One's own affairs, and for admins the organization's. */
import { useParams } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import type { Role } from '../../../src/records/member.ts'
import { useCall } from '../../api.ts'
import { NotThere } from '../../frame/failed.tsx'
import { Page } from '../../frame/frame.tsx'
import { LinkTabs } from '../../parts/tabs.tsx'
import { About } from './about.tsx'
import { Ai } from './ai.tsx'
import { Appearance } from './appearance.tsx'
import { Members } from './members.tsx'
import { Profile } from './profile.tsx'
import { Templates } from './templates.tsx'
import { Tokens } from './tokens.tsx'
import { Viewers } from './viewers.tsx'
import { Webhooks } from './webhooks.tsx'
import '../integrations/gong.css'

interface TabPage {
  readonly label: string
  readonly Content: ComponentType
  /** Whom it is for; everybody unless given. */
  readonly roles?: readonly Role[]
}

const TABS: Readonly<Record<string, TabPage>> = {
  profile: { label: 'Profile', Content: Profile },
  members: { label: 'Members', Content: Members },
  'gong-users': { label: 'Gong users', Content: Viewers, roles: ['admin', 'auditor'] },
  tokens: { label: 'API tokens', Content: Tokens },
  webhooks: { label: 'Webhooks', Content: Webhooks, roles: ['admin'] },
  ai: { label: 'AI', Content: Ai, roles: ['admin', 'leader', 'csm'] },
  templates: { label: 'Templates', Content: Templates, roles: ['admin', 'leader', 'csm'] },
  appearance: { label: 'Appearance', Content: Appearance },
  about: { label: 'About', Content: About },
}

export function Settings() {
  const { tab = 'profile' }: { readonly tab?: string } = useParams({ strict: false })
  const { data: me } = useCall('get /me', {})
  const role = me?.member.role
  const isFor = ({ roles }: TabPage) => !roles || (role !== undefined && roles.includes(role))
  const shown = TABS[tab]
  if (!shown || (role && !isFor(shown))) return <NotThere />
  return (
    <Page title="Settings">
      <LinkTabs
        label="Settings"
        tabs={Object.entries(TABS)
          .filter(([, page]) => isFor(page))
          .map(([name, { label }]) => ({ to: `/settings/${name}`, label }))}
      />
      {isFor(shown) && <shown.Content />}
    </Page>
  )
}
