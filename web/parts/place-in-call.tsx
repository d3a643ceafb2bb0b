/** The turns around a place of a call, with its sentences marked; more of them on demand. */
import { Link } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { CallTurn } from '../../src/records/account-call.ts'
import type { Evidence } from '../../src/records/evidence.ts'
import { useCall } from '../api.ts'
import { Button, classes } from './button.tsx'
import { markTime, momentHash } from './call-times.ts'
import { ProblemNote } from './problem.tsx'
import { SideHead } from './side-head.tsx'
import { SkeletonLines } from './skeleton.tsx'

/** Turns before and after the place, at first. */
const AROUND = 12
const MORE = 40

export function PlaceInCall({ evidence }: { readonly evidence: Evidence }) {
  const { callId, startMs } = evidence
  const { data, error } = useCall(
    'get /calls/{callId}/transcript',
    { callId },
    { staleTime: Infinity },
  )
  if (error) {
    return (
      <div className="place-in-call">
        <ProblemNote problem={error} />
        <blockquote className="said">{evidence.quote}</blockquote>
      </div>
    )
  }
  return (
    <div className="place-in-call" tabIndex={0} role="region" aria-label="Transcript">
      {data ? (
        <Turns turns={data.turns} evidence={evidence} />
      ) : (
        <SkeletonLines lines={9} height="20px" />
      )}
      <p className="place-more">
        <Link
          className={classes('plain', true)}
          to={`/calls/${callId}`}
          hash={momentHash(startMs).slice(1)}
        >
          Open the call at {markTime(startMs)}
        </Link>
      </p>
    </div>
  )
}

interface TurnsProps {
  readonly turns: readonly CallTurn[]
  readonly evidence: Evidence
}

function Turns({ turns, evidence }: TurnsProps) {
  const first = evidence.sentences[0] ?? 0
  const here = Math.max(
    0,
    turns.findLastIndex(({ sentence }) => sentence <= first),
  )
  const [before, setBefore] = useState(AROUND)
  const [after, setAfter] = useState(AROUND)
  const list = useRef<HTMLOListElement>(null)
  useEffect(() => {
    list.current?.querySelector('.cited')?.scrollIntoView({ block: 'center' })
  }, [])
  const from = Math.max(0, here - before)
  const to = Math.min(turns.length, here + after + 1)
  return (
    <>
      {from > 0 && (
        <Button isSmall look="quiet" onClick={() => setBefore(before + MORE)}>
          Show what was said before
        </Button>
      )}
      <ol ref={list}>
        {turns.slice(from, to).map((turn) => (
          <li key={turn.sentence} className={turn.side === 'Internal' ? 'us' : ''}>
            <p className="who">
              <SideHead side={turn.side} radius={4.2} />
              <b>{turn.speaker}</b>
              <span className="time">{markTime(turn.startMs)}</span>
            </p>
            <p className="said-plain">
              {turn.sentences.map(({ text }, index) => {
                const isCited = evidence.sentences.includes(turn.sentence + index)
                return isCited ? (
                  <mark key={index} className="cited">
                    {text}{' '}
                  </mark>
                ) : (
                  <span key={index}>{text} </span>
                )
              })}
            </p>
          </li>
        ))}
      </ol>
      {to < turns.length && (
        <Button isSmall look="quiet" onClick={() => setAfter(after + MORE)}>
          Show what was said after
        </Button>
      )}
    </>
  )
}
