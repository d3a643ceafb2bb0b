/** The second tab: Gong's own sign-in, in a window of its own. */
import type { ReactNode } from 'react'
import type { Connection } from '../../../src/records/connection.ts'
import { useCall } from '../../api.ts'
import { Button } from '../../parts/button.tsx'
import { CopyBox } from '../../parts/copy-box.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { OauthGuide } from './guide.tsx'
import { OauthSteps } from './oauth-steps.tsx'
import type { Oauth } from './use-oauth.ts'

interface OauthTabProps {
  readonly oauth: Oauth
  readonly kind: Connection['kind']
  /** Where Gong leads back to when no window could be opened. */
  readonly returnTo: string
  /** Below the steps: what else comes of it. */
  readonly also?: ReactNode
  readonly onKeyInstead: () => void
}

export function OauthTab({ oauth, kind, returnTo, also, onKeyInstead }: OauthTabProps) {
  const { data: settings, error } = useCall('get /oauth/gong', {}, { staleTime: 60_000 })
  return (
    <div className="panel">
      <div className="form">
        {error && <ProblemNote problem={error} />}
        {!settings && !error && <SkeletonLines lines={3} />}
        {settings?.isConfigured === false && (
          <NotSetUp redirectUri={settings.redirectUri} onKeyInstead={onKeyInstead} />
        )}
        {settings?.isConfigured && (
          <>
            <OauthSteps oauth={oauth} provider="Gong" returnTo={returnTo} />
            {also}
          </>
        )}
      </div>
      <OauthGuide
        kind={kind}
        redirectUri={settings?.isConfigured ? settings.redirectUri : undefined}
        scopes={(kind === 'shared' ? settings?.sharedScopes : settings?.scopes) ?? []}
      />
    </div>
  )
}

interface NotSetUpProps {
  readonly redirectUri: string
  readonly onKeyInstead: () => void
}

function NotSetUp({ redirectUri, onKeyInstead }: NotSetUpProps) {
  return (
    <div className="not-set-up">
      <h2 className="wait-t">Not set up here yet</h2>
      <p>
        Signing in at Gong needs an app that is registered with Gong once, by whoever runs this
        Carryover. An API token works without it.
      </p>
      <p>
        <Button look="primary" onClick={onKeyInstead}>
          Use an API token
        </Button>
      </p>
      <h3 className="h">To set it up</h3>
      <ol className="numbered">
        <li>
          In Gong&rsquo;s Admin center open Settings, Ecosystem, API, and create an integration.
        </li>
        <li>
          Register this redirect address:
          <CopyBox value={redirectUri} label="the redirect address" />
        </li>
        <li>
          Start Carryover with <code>GONG_OAUTH_CLIENT_ID</code> and{' '}
          <code>GONG_OAUTH_CLIENT_SECRET</code>.
        </li>
      </ol>
    </div>
  )
}
