/** What was asked of the model: when, for what, with which calls. Never what was said. */
import { Link } from '@tanstack/react-router'
import type { AiRequest } from '../../../src/records/ai.ts'
import { useAllPages } from '../../all-pages.ts'
import { call, type OutputOf } from '../../api.ts'
import { Button } from '../../parts/button.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { State } from '../../parts/state.tsx'
import { type Column, Table } from '../../parts/table.tsx'
import { Time } from '../../parts/time.tsx'
import { count } from '../../words.ts'

export function AiRequests() {
  const { rows, isPending, problem, hasMore, more } = useAllPages<
    AiRequest,
    OutputOf<'get /ai-requests'>
  >({
    key: ['get /ai-requests', 'all'],
    page: (cursor, signal) => call('get /ai-requests', { limit: 50, cursor }, signal),
  })
  return (
    <section className="ai-requests" aria-labelledby="requests-head">
      <div className="head">
        <h2 id="requests-head">Requests</h2>
        <span className="small">When, for what and with which calls; never what was said</span>
      </div>
      {problem && <ProblemNote problem={problem} />}
      {isPending && <SkeletonLines lines={3} height="30px" />}
      {!isPending && rows.length === 0 && !problem && (
        <p className="small">Nothing has been asked of a model.</p>
      )}
      {rows.length > 0 && (
        <Table
          caption="Requests to the model, newest first"
          columns={COLUMNS}
          rows={rows}
          rowKey={({ requestId }) => requestId}
        />
      )}
      {hasMore && (
        <p className="requests-more">
          <Button onClick={more}>Show older requests</Button>
        </p>
      )}
    </section>
  )
}

const COLUMNS: readonly Column<AiRequest>[] = [
  { key: 'at', header: 'When', cell: ({ at }) => <Time at={at} />, sortBy: ({ at }) => at },
  {
    key: 'purpose',
    header: 'For',
    cell: ({ purpose, accountId }) =>
      accountId === null ? purpose : <Link to={`/accounts/${accountId}`}>{purpose}</Link>,
    sortBy: ({ purpose }) => purpose,
  },
  {
    key: 'model',
    header: 'Model',
    cell: ({ model }) => <code>{model}</code>,
    isWideOnly: true,
    sortBy: ({ model }) => model,
  },
  {
    key: 'calls',
    header: 'With',
    isWideOnly: true,
    cell: ({ callIds, fields }) => (
      <>
        {callIds.map((callId, index) => (
          <span key={callId}>
            {index > 0 && ', '}
            <Link to={`/calls/${callId}`}>call {index + 1}</Link>
          </span>
        ))}
        <span className="under">{fields.join(', ')}</span>
      </>
    ),
  },
  {
    key: 'tokens',
    header: 'Tokens in, out',
    isNumber: true,
    cell: ({ tokensIn, tokensOut, wasCached }) =>
      wasCached ? 'answered before' : `${count(tokensIn)}, ${count(tokensOut)}`,
    sortBy: ({ tokensIn }) => tokensIn,
  },
  {
    key: 'result',
    header: 'Result',
    cell: ({ result, dropped }) => (
      <>
        {result === 'ok' ? <State kind="good">answered</State> : <State kind="bad">{result}</State>}
        {dropped > 0 && <span className="under">{dropped} unproven, left out</span>}
      </>
    ),
    sortBy: ({ result }) => result,
  },
]
