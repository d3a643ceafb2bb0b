/** What somebody said they would do: found in the transcript, or marked by Gong. */
import type { Moment } from '../../../src/records/moment.ts'
import { Derived, FromGong } from '../../parts/origin.tsx'
import { day } from '../../words.ts'
import { distinctSteps } from '../../parts/distinct-steps.ts'
import { AboutPart } from './about-part.tsx'
import { CallPlace } from './call-place.tsx'
import type { Reading } from './use-reading.ts'

interface CallNextStepsProps {
  readonly steps: readonly Moment[]
  readonly reading: Reading
}

export function CallNextSteps({ steps: all, reading }: CallNextStepsProps) {
  const steps = distinctSteps(all).map(({ step }) => step)
  if (steps.length === 0) return null
  const isAllGongs = steps.every(({ origin }) => origin === 'gong')
  return (
    <AboutPart
      id="next-steps"
      title="Next steps"
      label={
        isAllGongs ? (
          <FromGong />
        ) : (
          <Derived how="Found in the transcript here; those from Gong say so." />
        )
      }
    >
      <ul className="call-steps">
        {steps.map(({ momentId, evidence, subject, due, dueOn, origin, why }) => (
          <li key={momentId}>
            <b>{subject ?? evidence.speaker}</b>{' '}
            {dueOn === null ? due && <span>{due} </span> : <span>by {day(dueOn)} </span>}
            <CallPlace atMs={evidence.startMs} reading={reading} />{' '}
            {origin === 'gong' && !isAllGongs && <FromGong />}
            {origin === 'gong' && why !== null ? (
              <span className="gong-says">{why}</span>
            ) : (
              <span className="said-s">{evidence.quote}</span>
            )}
          </li>
        ))}
      </ul>
    </AboutPart>
  )
}
