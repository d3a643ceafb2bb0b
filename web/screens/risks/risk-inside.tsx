/** A risk that was opened: what its weight is made of, where else it was said, and what can be done with it. */
import { Link } from '@tanstack/react-router'
import { Fragment, useState } from 'react'
import type { Risk, ScorePart } from '../../../src/records/risk.ts'
import { Button } from '../../parts/button.tsx'
import { momentHash } from '../../parts/call-times.ts'
import { Derived, FromGong, FromModel } from '../../parts/origin.tsx'
import { ListenInGong, ShowInTranscript, Who } from '../../parts/proof.tsx'
import { isEased, RISK_STATE_NAMES } from '../../parts/risk-words.ts'
import { Time } from '../../parts/time.tsx'
import { useReader } from '../../reader.ts'
import { DismissDialog } from '../../parts/dismiss-dialog.tsx'
import { useRiskActs } from './use-risk-acts.ts'

const HOW = 'Found in the words above by models that run here, and weighed by your rules.'

export function RiskInside({ risk }: { readonly risk: Risk }) {
  const { why, origin, model, evidence } = risk
  const earlier = evidence.slice(0, -1)
  return (
    <div className="risk-inside">
      <p className="small">
        {why} {origin === 'gong' && <FromGong />}
        {origin === 'derived' && <Derived how={HOW} />}{' '}
        {model !== null && <FromModel model={model} />}
      </p>
      <Weight risk={risk} />
      {earlier.length > 0 && (
        <ol className="heard-before" aria-label="Said before">
          {earlier.map((place) => (
            <li key={`${place.callId} ${place.startMs}`}>
              <blockquote className="said-s">{place.quote}</blockquote>
              <Who evidence={place} />
            </li>
          ))}
        </ol>
      )}
      <Standing risk={risk} />
      <RiskButtons risk={risk} />
    </div>
  )
}

/** `72 is made of 30 said by the CFO, 22 a date in 13 days`: each part leads to where it was said. */
function Weight({ risk: { score, scoreParts } }: { readonly risk: Risk }) {
  if (scoreParts.length === 0) return null
  return (
    <p className="small weight-parts">
      {score} is made of{' '}
      {scoreParts.map((part, index) => (
        <Fragment key={index}>
          {index > 0 && ', '}
          <Part part={part} />
        </Fragment>
      ))}
      .
    </p>
  )
}

function Part({ part: { points, reason, callId, startMs } }: { readonly part: ScorePart }) {
  const words = `${points < 0 ? `less ${-points}` : points} ${reason}`
  if (callId === null) return words
  return (
    <Link to={`/calls/${callId}`} hash={momentHash(startMs ?? 0).slice(1)}>
      {words}
    </Link>
  )
}

function Standing({ risk }: { readonly risk: Risk }) {
  const { state, reason, changedBy, changedAt } = risk
  if (changedBy === null || changedAt === null) return null
  return (
    <p className="small dim">
      {RISK_STATE_NAMES[state]} by {changedBy}, <Time at={changedAt} as="ago" />
      {reason !== null && `: ${reason}`}
    </p>
  )
}

function RiskButtons({ risk }: { readonly risk: Risk }) {
  const { state, owner, evidence } = risk
  const { mayKeep, memberId } = useReader()
  const acts = useRiskActs(risk)
  const [isAsking, setAsking] = useState(false)
  const newest = evidence.at(-1)
  const isMine = owner?.memberId === memberId
  return (
    <p className="risk-acts">
      {mayKeep && !isMine && !isEased(state) && (
        <Button isSmall isBusy={acts.isBusy} onClick={acts.take}>
          Take it
        </Button>
      )}
      {mayKeep && isMine && (
        <Button isSmall look="quiet" isBusy={acts.isBusy} onClick={acts.giveBack}>
          Give it back
        </Button>
      )}
      {mayKeep && state === 'open' && (
        <Button isSmall look="quiet" onClick={() => acts.setState('watching')}>
          Watch it
        </Button>
      )}
      {mayKeep && !isEased(state) && (
        <>
          <Button isSmall look="quiet" onClick={() => acts.setState('resolved')}>
            It is settled
          </Button>
          <Button isSmall look="quiet" onClick={() => setAsking(true)}>
            Not a risk
          </Button>
        </>
      )}
      {mayKeep && state !== 'open' && (
        <Button isSmall look="quiet" onClick={() => acts.setState('open')}>
          Open it again
        </Button>
      )}
      {newest && <ShowInTranscript evidence={newest} />}
      {newest && <ListenInGong evidence={newest} />}
      {isAsking && (
        <DismissDialog
          evidence={newest}
          onClose={() => setAsking(false)}
          onDismiss={acts.dismiss}
        />
      )}
    </p>
  )
}
