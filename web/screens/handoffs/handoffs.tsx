/** The board of handoffs: which are due, drafted, ready, accepted or returned; how long it takes. */
import './board.css'
import { Link } from '@tanstack/react-router'
import type { HandoffBoard, HandoffRow } from '../../../src/records/handoff.ts'
import { useSearchText, useSetSearch } from '../../address.ts'
import { useAccountSync } from '../../account-sync.ts'
import { useCall } from '../../api.ts'
import { ProblemBanner } from '../../frame/banner.tsx'
import { Page } from '../../frame/frame.tsx'
import { AnswerStaff } from '../../parts/answer-note.tsx'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { countsWords, HANDOFF_STATE_NAMES } from '../../parts/handoff-words.ts'
import { Select } from '../../parts/select.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { State } from '../../parts/state.tsx'
import { useOwners } from '../../reader.ts'
import { counted, day, daysUntil, daysWords } from '../../words.ts'
import { boardTitle, groupsOf, medianWords, statesOf } from './board-words.ts'

const ALL = 'all'

export function Handoffs() {
  const setSearch = useSetSearch()
  const wanted = useSearchText('owner')
  const owners = useOwners()
  const ownerId = owners.find(({ memberId }) => memberId === wanted)?.memberId
  const { data, error, refetch } = useCall(
    'get /handoffs',
    { ownerId },
    { keepsFormer: true, staleTime: 15_000 },
  )
  const sync = useAccountSync()
  return (
    <Page
      title={data ? boardTitle(data) : 'Handoffs'}
      freshness={sync.succeededAt}
      isLate={sync.isLate}
      facts={data ? factsOf(data) : []}
      actions={
        <Select
          aria-label="Whose handoffs"
          value={ownerId ?? ALL}
          onChange={(chosen) => setSearch({ owner: chosen === ALL ? '' : chosen })}
          options={[
            { value: ALL, label: 'All owners' },
            ...owners.map(({ memberId, name }) => ({ value: memberId, label: name })),
          ]}
        />
      }
    >
      {error && !data && (
        <ProblemBanner
          problem={error}
          action={
            <Button isSmall onClick={() => void refetch()}>
              Try again
            </Button>
          }
        />
      )}
      {!data && !error && <SkeletonLines lines={6} height="48px" />}
      {data?.data.length === 0 && (
        <Empty
          sentence="No account is being handed over. A handoff begins with an account and its first call."
          action={<ButtonLink to="/accounts">Go to the accounts</ButtonLink>}
        />
      )}
      {data && data.data.length > 0 && <Board board={data} />}
    </Page>
  )
}

function factsOf({ data, hoursToAcceptMedian }: HandoffBoard): readonly string[] {
  return [counted(data.length, 'account'), medianWords(hoursToAcceptMedian)]
}

function Board({ board }: { readonly board: HandoffBoard }) {
  return (
    <div className="board">
      {groupsOf(board).map(({ name, rows, says }) => (
        <section key={name} aria-labelledby={`board-${name}`}>
          <div className="head">
            <h2 id={`board-${name}`}>
              {name} <span className="n">{rows.length}</span>
            </h2>
            <span className="small dim">{says}</span>
          </div>
          {rows.length > 0 && (
            <ul className="handoff-rows">
              {rows.map((row) => (
                <Row key={row.accountId} row={row} />
              ))}
            </ul>
          )}
        </section>
      ))}
    </div>
  )
}

function Row({ row }: { readonly row: HandoffRow }) {
  const { accountId, accountName, stage, to, reason, newerCalls, counts } = row
  return (
    <li>
      <div className="row-name">
        <Link className="name" to={`/accounts/${accountId}/handoff`}>
          {accountName}
        </Link>
        <span className="under">
          {stage}, {to?.name ?? 'no owner yet'}
        </span>
      </div>
      <div className="row-staff">
        <AnswerStaff states={statesOf(row)} label={countsWords(row)} />
        <span className="under">{countsWords(row)}</span>
      </div>
      <div className="row-when">
        <When row={row} />
        {counts.contradictions > 0 && (
          <State kind="warn">{counted(counts.contradictions, 'place')} where calls disagree</State>
        )}
        {newerCalls > 0 && <span className="under">{counted(newerCalls, 'newer call')}</span>}
        {reason !== null && <span className="under reason">{reason}</span>}
      </div>
    </li>
  )
}

function When({
  row: { state, dueOn, isLate, changedAt, kickoffOn },
}: {
  readonly row: HandoffRow
}) {
  if (state === 'accepted') {
    return (
      <State kind="good">
        {HANDOFF_STATE_NAMES.accepted}
        {changedAt && ` ${day(changedAt)}`}
      </State>
    )
  }
  const due = dueOn === null ? undefined : daysUntil(dueOn)
  if (isLate && due !== undefined) return <State kind="bad">{-due} days late</State>
  return (
    <span className="small">
      {dueOn !== null && due !== undefined
        ? `Due ${day(dueOn)}, ${daysWords(due)}`
        : kickoffOn !== null
          ? `Kickoff ${day(kickoffOn)}, ${daysWords(daysUntil(kickoffOn))}`
          : 'No due date'}
    </span>
  )
}
