/** Calls of an account: when, what, who, why here, whether the reader has reviewed them. */
import { Link } from '@tanstack/react-router'
import { ExternalLink } from 'lucide-react'
import type { Account } from '../../../src/records/account.ts'
import type { AccountCallRow, TranscriptState } from '../../../src/records/account-call.ts'
import { useSend } from '../../api.ts'
import { Checkbox } from '../../parts/checkbox.tsx'
import { MiniStaff } from '../../parts/mini-staff.tsx'
import { Participants } from '../../parts/participants.tsx'
import { State, type StateKind } from '../../parts/state.tsx'
import { Time } from '../../parts/time.tsx'
import { percent } from '../../words.ts'
import { callLength } from '../../parts/call-words.ts'
import { TypeName } from '../../parts/type-name.tsx'
import { CallMenu } from './call-menu.tsx'
import { WhyHere } from './why-here.tsx'

interface CallRowsProps {
  readonly rows: readonly AccountCallRow[]
  readonly account: Account
  /** Without participants and acts: on the overview. */
  readonly isShort?: boolean
}

export function CallRows({ rows, account, isShort = false }: CallRowsProps) {
  return (
    <table className={isShort ? 't call-rows short' : 't call-rows'}>
      <caption className="hush">Calls of {account.name}, newest first</caption>
      <thead>
        <tr>
          <th scope="col">Date</th>
          <th scope="col">Call</th>
          {!isShort && <th scope="col">Participants</th>}
          <th scope="col" className="drawn">
            Who spoke when<span className="hush"> (customers above, us below)</span>
          </th>
          {isShort && (
            <th scope="col" className="num">
              Customer
            </th>
          )}
          <th scope="col">Here because of</th>
          <th scope="col">Reviewed</th>
          {!isShort && (
            <th scope="col">
              <span className="hush">Actions</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.callId} data-call={row.callId}>
            <td className="when">
              <Time at={row.startedAt} />
              <span className="under">{callLength(row.durationSec)}</span>
            </td>
            <td className="what">
              <Title row={row} />
            </td>
            {!isShort && (
              <td className="who-was">
                <Participants of={row.participants} most={4} />
              </td>
            )}
            <td className="drawn">
              {row.staff && row.staff.length > 0 && (
                <MiniStaff staff={row.staff} customerShare={row.customerShare} />
              )}
            </td>
            {isShort && (
              <td className="num share">
                {row.customerShare !== null && percent(row.customerShare)}
              </td>
            )}
            <td className="because">
              <WhyHere row={row} accountId={account.accountId} />
            </td>
            <td className="reviewed">
              <ReviewedTick row={row} />
            </td>
            {!isShort && (
              <td className="row-acts">
                <RowActs row={row} account={account} />
              </td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

const FEW_TOPICS = 3

const TRANSCRIPTS: Readonly<Record<TranscriptState, readonly [StateKind, string] | null>> = {
  here: null,
  owed: ['busy', 'Transcript on its way'],
  not_recorded: ['off', 'Not recorded'],
  no_scope: ['warn', 'Key may not read transcripts'],
  given_up: ['warn', 'Gong gave no transcript'],
}

function Title({ row }: { readonly row: AccountCallRow }) {
  const { callId, title, topics, transcript } = row
  const state = TRANSCRIPTS[transcript]
  return (
    <>
      <Link className="name" to={`/calls/${callId}`}>
        {title}
      </Link>
      <span className="call-facts">
        <TypeName of={row} />
        {state && <State kind={state[0]}>{state[1]}</State>}
        {topics.length > 0 && (
          <span className="topics">
            {topics.slice(0, FEW_TOPICS).map((topic) => (
              <span key={topic} className="chip small-chip">
                {topic}
              </span>
            ))}
          </span>
        )}
      </span>
    </>
  )
}

function ReviewedTick({ row: { callId, title, isReviewed } }: { readonly row: AccountCallRow }) {
  const mark = useSend('put /calls/{callId}/review', {
    invalidates: ['get /accounts', 'get /calls'],
  })
  return (
    <Checkbox
      checked={mark.isPending ? mark.variables.isReviewed : isReviewed}
      onChange={(isTicked) => mark.mutate({ callId, isReviewed: isTicked })}
      label={`Reviewed: ${title}`}
      hidesLabel
    />
  )
}

function RowActs({ row, account }: { readonly row: AccountCallRow; readonly account: Account }) {
  return (
    <>
      {row.gongUrl && (
        <a
          className="btn quiet icon-only"
          href={row.gongUrl}
          target="_blank"
          rel="noopener"
          aria-label={`Open ${row.title} in Gong`}
          title="Open in Gong"
        >
          <ExternalLink className="i" aria-hidden />
        </a>
      )}
      <CallMenu row={row} account={account} />
    </>
  )
}
