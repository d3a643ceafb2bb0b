/** What the current answer rests on; where calls disagree or say more, that comes first. */
import { Link } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { type Ref, useEffect, useRef } from 'react'
import type { Handoff, HandoffAnswer } from '../../../src/records/handoff.ts'
import { useCall } from '../../api.ts'
import { type CallStaff, Proof } from '../../parts/proof.tsx'
import { evidenceKey, type Numbered } from '../../parts/evidence.ts'
import { Clash } from './clash.tsx'
import { Proposal } from './proposal.tsx'
import { provenParts } from './proven-parts.ts'
import type { HandoffActs } from './use-handoff-acts.ts'

interface EvidenceSideProps {
  readonly ref: Ref<HTMLElement>
  readonly handoff: Handoff
  readonly answer: HandoffAnswer
  readonly numbers: ReadonlyMap<string, Numbered>
  /** Which place is looked at; the first unless one was chosen. */
  readonly place: string | undefined
  readonly onPlace: (key: string) => void
  readonly acts: HandoffActs | undefined
}

const MOST_CALLS = 100

export function EvidenceSide({
  ref,
  handoff,
  answer,
  numbers,
  place,
  onPlace,
  acts,
}: EvidenceSideProps) {
  const staves = useStaves(handoff.accountId)
  const list = useRef<HTMLOListElement>(null)
  const keys = [
    ...new Set(provenParts(answer).flatMap(({ evidence }) => evidence.map(evidenceKey))),
  ]
  const chosen = place !== undefined && keys.includes(place) ? place : keys[0]
  useEffect(() => {
    if (place === undefined) return
    list.current?.querySelector('.is-chosen')?.scrollIntoView({ block: 'nearest' })
  }, [place])
  return (
    <aside
      ref={ref}
      className="evidence"
      tabIndex={-1}
      aria-label={`Evidence for ${answer.question}`}
    >
      <div className="evidence-in">
        <div className="head">
          <h2>Evidence</h2>
          <span className="small dim">{answer.question}</span>
          {acts && (
            <Link className="more by" to={`/accounts/${handoff.accountId}/moments`}>
              <Plus className="i" aria-hidden /> Add
            </Link>
          )}
        </div>
        {answer.contradictions.map((clash) => (
          <Clash key={clash.contradictionId} clash={clash} acts={acts} />
        ))}
        <Proposal answer={answer} acts={acts} />
        {keys.length === 0 && (
          <p className="small">
            {answer.state === 'empty'
              ? 'Nothing was said about it, so nothing is claimed. Ask the seller, or write what you know.'
              : 'It was written by hand and rests on no call.'}
          </p>
        )}
        <ol ref={list} className="proofs">
          {keys.map((key) => {
            const numbered = numbers.get(key)
            if (numbered === undefined) return null
            const { number, evidence } = numbered
            const isChosen = key === chosen
            return (
              <li key={key} className={isChosen ? 'is-chosen' : undefined}>
                <button
                  type="button"
                  className={evidence.side === 'Internal' ? 'cite us' : 'cite'}
                  aria-current={isChosen || undefined}
                  aria-label={`Source ${number}: show it with what was said around it`}
                  onClick={() => onPlace(key)}
                >
                  {number}
                </button>
                <div>
                  <Proof
                    evidence={evidence}
                    isWhole={isChosen}
                    staff={staves.get(evidence.callId)}
                  />
                </div>
              </li>
            )
          })}
        </ol>
      </div>
    </aside>
  )
}

/** The calls of the account, drawn small. */
function useStaves(accountId: string): ReadonlyMap<string, CallStaff> {
  const { data } = useCall(
    'get /accounts/{accountId}/calls',
    { accountId, limit: MOST_CALLS },
    { staleTime: 60_000 },
  )
  return new Map(
    (data?.data ?? []).flatMap(({ callId, staff, customerShare, durationSec }) =>
      staff === null ? [] : [[callId, { staff, customerShare, durationSec }] as const],
    ),
  )
}
