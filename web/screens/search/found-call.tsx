/** A call in which something was found: its sentences in context, each a way into the transcript. */
import { Link } from '@tanstack/react-router'
import type { SearchHit } from '../../../src/records/search.ts'
import { SideHead } from '../../parts/side-head.tsx'
import { Time } from '../../parts/time.tsx'
import { segmentsOf } from '../call/segments.ts'
import { markTime, momentHash } from '../../parts/call-times.ts'
import type { CallGroup } from './search-groups.ts'

interface FoundCallProps {
  readonly group: CallGroup
  readonly accountNames: ReadonlyMap<string, string>
}

export function FoundCall({ group, accountNames }: FoundCallProps) {
  const { callId, title, startedAt, accountIds, hits } = group
  return (
    <li>
      <h2 className="found-title">
        <Link to={`/calls/${callId}`}>{title}</Link>
      </h2>
      <p className="facts">
        <span>
          <Time at={startedAt} as="day" />
        </span>
        {accountIds.map((accountId) => {
          const name = accountNames.get(accountId)
          return (
            name && (
              <span key={accountId}>
                <Link to={`/accounts/${accountId}`}>{name}</Link>
              </span>
            )
          )
        })}
      </p>
      <ul>
        {hits.map((hit) => (
          <Sentence key={hit.sentence} hit={hit} />
        ))}
      </ul>
    </li>
  )
}

function Sentence({ hit }: { readonly hit: SearchHit }) {
  const { callId, startMs, speaker, side, before, after, isPartial } = hit
  return (
    <li className="found-sentence">
      {before && <p className="context">{before}</p>}
      <blockquote className="said">
        <Link
          className="said-link"
          to={`/calls/${callId}`}
          hash={momentHash(startMs).slice(1)}
          resetScroll={false}
        >
          <Marked hit={hit} />
        </Link>
      </blockquote>
      {after && <p className="context">{after}</p>}
      <p className="who">
        <SideHead side={side} />
        <b>{speaker}</b>
        <span className="found-time">{markTime(startMs)}</span>
        {isPartial && <span className="chip">most of the words</span>}
      </p>
    </li>
  )
}

function Marked({ hit: { text, marks } }: { readonly hit: SearchHit }) {
  const ranges = marks.map(([from, to]) => ({ from, to, kind: 'mark' as const }))
  return segmentsOf(text, ranges).map((segment, index) =>
    segment.kinds.length > 0 ? (
      <mark key={index}>{segment.text}</mark>
    ) : (
      <span key={index}>{segment.text}</span>
    ),
  )
}
