/** A moment: what kind, in whose words, when, where it comes from, and what can be done with it. */
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Moment } from '../../../src/records/moment.ts'
import { Button } from '../../parts/button.tsx'
import { momentName, noteOf } from '../../parts/moment-words.ts'
import { NoteMark } from '../../parts/note-mark.tsx'
import { Origin } from '../../parts/origin.tsx'
import { ListenInGong, ShowInTranscript, Who } from '../../parts/proof.tsx'
import { State } from '../../parts/state.tsx'
import { useReader } from '../../reader.ts'
import { day } from '../../words.ts'
import { AddToHandoff } from './add-to-handoff.tsx'

interface MomentRowProps {
  readonly moment: Moment
  readonly accountId: string
  /** The first of its call in the list: it says which. */
  readonly isNewCall: boolean
}

export function MomentRow({ moment, accountId, isNewCall }: MomentRowProps) {
  const { evidence, why, subject, dueOn, due, origin, model } = moment
  const { mayKeep } = useReader()
  const [isAdding, setAdding] = useState(false)
  const more = [subject, dueOn === null ? due : `by ${day(dueOn)}`].filter(Boolean).join(', ')
  return (
    <>
      {isNewCall && (
        <li className="moment-call">
          <Link to={`/calls/${evidence.callId}`}>{evidence.title}</Link>
          <span>{day(evidence.startedAt)}</span>
        </li>
      )}
      <li className="moment">
        <p className="moment-kind">
          <NoteMark kind={noteOf(moment)} />
          <span>
            {momentName(moment)}
            {more !== '' && <small>{more}</small>}
          </span>
        </p>
        <div>
          <blockquote className="said">{evidence.quote}</blockquote>
          <Who evidence={evidence}>
            <Origin of={origin} model={model} />
            {moment.isDone && <State kind="good">done</State>}
          </Who>
          {why && <p className="small moment-why">{why}</p>}
          <p className="proof-acts">
            <ShowInTranscript evidence={evidence} />
            <ListenInGong evidence={evidence} />
            {mayKeep && (
              <Button look="quiet" isSmall onClick={() => setAdding(true)}>
                Add to handoff
              </Button>
            )}
          </p>
        </div>
        {isAdding && (
          <AddToHandoff moment={moment} accountId={accountId} onClose={() => setAdding(false)} />
        )}
      </li>
    </>
  )
}
