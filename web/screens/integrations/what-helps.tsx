/** When Gong refuses: what to try in turn, and in the end what its support has to know. */
import { ArrowUpRight } from 'lucide-react'
import type { KeptProblem } from '../../../src/records/problems.ts'
import { type ApiProblem, useCall } from '../../api.ts'
import { Button } from '../../parts/button.tsx'
import { useCopy } from '../../parts/copy-box.tsx'
import { supportDetails } from './support-details.ts'
import './what-helps.css'

/** Refusals that lie in Gong itself, not in what somebody typed. */
const IN_GONG: readonly string[] = [
  'D-401',
  'D-INACTIVE',
  'D-FORBIDDEN',
  'D-REFRESH',
  'D-NOT-ADMIN',
  'D-API-OFF',
  'D-REFUSED',
]

const SUPPORT_URL = 'https://help.gong.io'

interface WhatHelpsProps {
  readonly problem: KeptProblem | ApiProblem
  /** Shown at once, where the page is about nothing else. */
  readonly isOpen?: boolean
}

export function WhatHelps({ problem, isOpen = false }: WhatHelpsProps) {
  const { data: settings } = useCall('get /oauth/gong', {}, { staleTime: 60_000 })
  const { isCopied, copy } = useCopy()
  if (!IN_GONG.includes(problem.code)) return null
  return (
    <details className="what-helps" open={isOpen}>
      <summary>What helps</summary>
      <ol className="numbered">
        <li>
          Sign out at Gong and in again, then try once more.{' '}
          {settings && <Away href={settings.gongUrl}>Open Gong</Away>}
        </li>
        <li>
          Look in Gong&rsquo;s Admin center under Settings, Ecosystem, API whether API access is on
          and your subscription includes it.
        </li>
        <li>
          Look under People whether whoever made the key, or signs in, is a technical administrator.
        </li>
        <li>Reconnect. Access, accounts, files and history stay as they are.</li>
        <li>
          If it stays, ask <Away href={SUPPORT_URL}>Gong&rsquo;s support</Away> with these details:
          <pre className="details-text">{supportDetails(problem)}</pre>
          <Button isSmall onClick={() => void copy(supportDetails(problem))}>
            {isCopied ? 'Copied' : 'Copy details'}
          </Button>
        </li>
      </ol>
    </details>
  )
}

function Away({ href, children }: { readonly href: string; readonly children: string }) {
  return (
    <a href={href} target="_blank" rel="noreferrer">
      {children}
      <ArrowUpRight className="i" aria-hidden />
    </a>
  )
}
