/** On every page: Gong has refused the stored key, and somebody must act. */
import { useRouterState } from '@tanstack/react-router'
import { useCall } from '../api.ts'
import { ButtonLink } from '../parts/button.tsx'
import { Banner } from './banner.tsx'

export function ActionRequired() {
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const { data } = useCall('get /connections', {}, { staleTime: 30_000 })
  const broken = data?.data.find(({ status }) => status === 'action_required')
  // The connection's own pages say it themselves, with more.
  if (!broken || path.startsWith('/integrations')) return null
  return (
    <Banner
      kind="bad"
      action={
        <ButtonLink to="/integrations" isSmall>
          Reconnect
        </ButtonLink>
      }
    >
      <b>{broken.problem?.message ?? 'Gong no longer accepts these credentials.'}</b>{' '}
      {broken.kind === 'shared'
        ? 'Calls of the accounts are not read any more, what is here stays.'
        : 'Sync is stopped, your files stay.'}
    </Banner>
  )
}
