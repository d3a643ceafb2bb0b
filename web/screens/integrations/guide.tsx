/** Beside the forms: where the key is found in Gong, what is read, what Gong will ask. */
import { Check, X } from 'lucide-react'
import { Link } from '@tanstack/react-router'
import { CopyBox } from '../../parts/copy-box.tsx'

export function KeyGuide() {
  return (
    <aside className="guide" aria-label="Guide">
      <h2 className="h">Where to find these</h2>
      <ol>
        <li>
          As a technical administrator open Gong&rsquo;s <b>Admin center</b>, then <b>Settings</b>,{' '}
          <b>Ecosystem</b>, <b>API</b>. In older Gong it is <b>Company Settings</b>, then <b>API</b>
          .
        </li>
        <li>
          Choose <b>Get API Key</b> and tick the scopes of the types you want:{' '}
          <Link to="/docs/$page" params={{ page: 'scopes' }} target="_blank">
            which type needs which
          </Link>
          .
        </li>
        <li>Copy both values here. The base URL stands above the key.</li>
      </ol>
      <h2 className="h">What Carryover reads</h2>
      <p className="small">
        Only what is ticked. Private calls never enter a dataset, and recordings are never copied:
        links lead to Gong.
      </p>
      <p className="small">
        Testing stores nothing. It costs about a dozen of the day&rsquo;s 10,000 calls to Gong.
      </p>
    </aside>
  )
}

const PERMISSIONS = [
  'Read calls, their people and topics, and CRM objects on them',
  'Read transcripts',
  'Read users and their activity',
  'Read scorecards, libraries and trackers',
]

interface OauthGuideProps {
  readonly redirectUri: string | undefined
  readonly scopes: readonly string[]
}

export function OauthGuide({ redirectUri, scopes }: OauthGuideProps) {
  return (
    <aside className="guide" aria-label="Guide">
      <h2 className="h">Gong will ask you to allow</h2>
      <ul className="perms">
        {PERMISSIONS.map((sentence) => (
          <li key={sentence}>
            <Check className="i" aria-hidden />
            {sentence}
          </li>
        ))}
        <li className="not">
          <X className="i" aria-hidden />
          Nothing is written to Gong, no recording is copied
        </li>
      </ul>
      {scopes.length > 0 && (
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
      )}
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
