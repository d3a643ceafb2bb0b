/** Beside the forms: where the key is found in Gong, what is read, what Gong will ask. */
import { Link } from '@tanstack/react-router'
import type { Connection } from '../../../src/records/connection.ts'
import { useCall } from '../../api.ts'
import { CopyBox } from '../../parts/copy-box.tsx'
import { PREREQUISITES } from './connecting-words.ts'
import { PermissionList } from './permission-list.tsx'

type Kind = Connection['kind']

export function KeyGuide({ kind }: { readonly kind: Kind }) {
  const { data: settings } = useCall('get /oauth/gong', {}, { staleTime: 60_000 })
  return (
    <aside className="guide" aria-label="Guide">
      <Prerequisites kind={kind} />
      <h2 className="h">Where to find these</h2>
      <ol>
        <li>
          As a technical administrator open Gong&rsquo;s <b>Admin center</b>, then <b>Settings</b>,{' '}
          <b>Ecosystem</b>, <b>API</b>. In older Gong it is <b>Company Settings</b>, then <b>API</b>
          .
        </li>
        <li>
          Choose <b>Get API Key</b> and tick{' '}
          {kind === 'shared' ? (
            'the scopes that are listed below.'
          ) : (
            <>
              the scopes of the types you want:{' '}
              <Link to="/docs/$page" params={{ page: 'scopes' }} target="_blank">
                which type needs which
              </Link>
              .
            </>
          )}
        </li>
        <li>Copy both values here. The base URL stands above the key.</li>
      </ol>
      {kind === 'personal' ? (
        <>
          <h2 className="h">What Carryover reads</h2>
          <p className="small">
            Only what is ticked. Private calls never enter a dataset, and recordings are never
            copied: links lead to Gong.
          </p>
        </>
      ) : (
        <details className="reads">
          <summary>What Carryover reads</summary>
          <PermissionList kind={kind} />
          <Scopes scopes={settings?.sharedScopes ?? []} />
        </details>
      )}
      <p className="small">
        Testing stores nothing. It costs about a dozen of the day&rsquo;s 10,000 requests to Gong.
      </p>
    </aside>
  )
}

function Prerequisites({ kind }: { readonly kind: Kind }) {
  return (
    <>
      <h2 className="h">What it takes</h2>
      <ul className="plain-list">
        {PREREQUISITES[kind].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </>
  )
}

function Scopes({ scopes }: { readonly scopes: readonly string[] }) {
  if (scopes.length === 0) return null
  return (
    <details className="small">
      <summary>In Gong&rsquo;s own words</summary>
      <ul className="scope-list">
        {scopes.map((scope) => (
          <li key={scope}>
            <code>{scope}</code>
          </li>
        ))}
      </ul>
    </details>
  )
}

interface OauthGuideProps {
  readonly kind: Kind
  readonly redirectUri: string | undefined
  readonly scopes: readonly string[]
}

export function OauthGuide({ kind, redirectUri, scopes }: OauthGuideProps) {
  return (
    <aside className="guide" aria-label="Guide">
      <Prerequisites kind={kind} />
      <h2 className="h">Gong will ask you to allow</h2>
      <PermissionList kind={kind} />
      <Scopes scopes={scopes} />
      {redirectUri && (
        <>
          <h2 className="h">For whoever set Carryover up</h2>
          <p className="small">Redirect address registered with Gong</p>
          <CopyBox value={redirectUri} label="the redirect address" />
        </>
      )}
    </aside>
  )
}
