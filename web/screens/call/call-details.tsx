/** Ids, language, who read it, and why the call is with its accounts. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { AccountCall } from '../../../src/records/account-call.ts'
import { count } from '../../words.ts'
import { AboutPart } from './about-part.tsx'
import { languageName } from './languages.ts'
import { whyWords } from './why.ts'

interface CallDetailsProps {
  readonly call: AccountCall
  readonly sentences: number | undefined
}

export function CallDetails({ call, sentences }: CallDetailsProps) {
  const rows: readonly (readonly [string, ReactNode])[] = [
    ['Call', <code>{call.callId}</code>],
    ['Host', call.host],
    ['Kind', [call.direction, call.system].filter(Boolean).join(', ')],
    ['Language', languageName(call.language)],
    ['Transcript', sentences === undefined ? null : `${count(sentences)} sentences`],
    ['Reviewed by', call.reviewedBy.join(', ') || 'nobody yet'],
  ]
  return (
    <AboutPart id="details" title="Details">
      <dl className="pairs">
        {rows.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
        {call.links.map((link) => (
          <div key={link.accountId}>
            <dt>Linked to</dt>
            <dd>
              <Link to={`/accounts/${link.accountId}`}>{link.name}</Link>
              <span className="why-said">{whyWords(link)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </AboutPart>
  )
}
