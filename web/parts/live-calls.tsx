/** Calls that were read live from Gong and are kept nowhere, each with one act. */
import type { ReactNode } from 'react'
import type { LiveCall } from '../../src/records/account.ts'
import { Participants } from './participants.tsx'
import { Time } from './time.tsx'
import { callLength } from './call-words.ts'

interface LiveCallsProps<One extends LiveCall> {
  readonly calls: readonly One[]
  readonly act: (call: One) => ReactNode
  /** Below the title. */
  readonly says?: (call: One) => ReactNode
}

export function LiveCalls<One extends LiveCall>({ calls, act, says }: LiveCallsProps<One>) {
  if (calls.length === 0) return null
  return (
    <ul className="live-calls">
      {calls.map((call) => (
        <li key={call.callId}>
          <span className="live-when">
            <Time at={call.startedAt} />
            <span className="under">{callLength(call.durationSec)}</span>
          </span>
          <span className="live-what">
            <b>{call.title}</b>
            {says?.(call)}
            <Participants of={customersFirst(call)} />
          </span>
          <span className="live-act">{act(call)}</span>
        </li>
      ))}
    </ul>
  )
}

/** As every list of calls names them. */
function customersFirst({ participants }: LiveCall) {
  return participants
    .map((one) => ({ ...one, title: null }))
    .toSorted((a, b) => Number(a.side === 'Internal') - Number(b.side === 'Internal'))
}
