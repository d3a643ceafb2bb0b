/** Below the title: how the handoff stands, from what it was made, and by whom. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Handoff } from '../../../src/records/handoff.ts'
import { talkLength } from '../../parts/call-words.ts'
import { HANDOFF_STATE_NAMES, standingWords } from '../../parts/handoff-words.ts'
import { State } from '../../parts/state.tsx'
import { Time } from '../../parts/time.tsx'
import { counted } from '../../words.ts'

export function handoffFacts(handoff: Handoff, mayKeep: boolean): readonly ReactNode[] {
  const { made, templateName, accountId } = handoff
  return [
    <Standing key="standing" handoff={handoff} />,
    ...(made
      ? [
          `From ${counted(made.calls, 'call')}, ${talkLength(made.talkedSec)}`,
          <Maker key="maker" made={made} />,
        ]
      : []),
    templateName,
    <Link key="prep" to={`/accounts/${accountId}/prep`}>
      Kickoff prep
    </Link>,
    ...(mayKeep ? [] : ['You may read it; keepers of accounts change it']),
  ]
}

function Standing({ handoff }: { readonly handoff: Handoff }) {
  const { state, isLate, changedBy, changedAt } = handoff
  if (state === 'accepted') {
    return (
      <State kind="good">
        Accepted{changedBy && ` by ${changedBy}`}
        {changedAt && (
          <>
            , <Time at={changedAt} as="day" />
          </>
        )}
      </State>
    )
  }
  if (isLate) return <State kind="bad">{standingWords(handoff)}</State>
  if (state === 'returned') return <State kind="warn">{HANDOFF_STATE_NAMES.returned}</State>
  return <span>{standingWords(handoff)}</span>
}

/** Which level wrote it, so that nobody has to guess. */
function Maker({ made }: { readonly made: NonNullable<Handoff['made']> }) {
  const { level, model, at, dropped } = made
  return (
    <span>
      <span className="chip small-chip">
        {level === 'model' ? (model ?? 'Model') : 'Built-in engine'}
      </span>{' '}
      <Time at={at} />
      {dropped > 0 && `, ${counted(dropped, 'sentence')} left out that no call proves`}
    </span>
  )
}
