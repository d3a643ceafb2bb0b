/** What is still to hear before the kickoff: a note for each call, filled when the reader has reviewed it. */
import type { AccountOverview } from '../../../src/records/account.ts'
import { ButtonLink } from '../../parts/button.tsx'
import { counted, daysUntil, daysWords } from '../../words.ts'

/** More notes than this would be dust: the line says it in numbers alone. */
const MOST_NOTES = 24

export function ReviewStaff({ overview }: { readonly overview: AccountOverview }) {
  const { account, calls, reviewed, nextToReview } = overview
  const left = calls - reviewed
  const days = account.kickoffOn === null ? undefined : daysUntil(account.kickoffOn)
  return (
    <section className="review" aria-labelledby="review-head">
      <div className="review-says">
        <h2 id="review-head" className="h">
          Reviewed {reviewed} of {counted(calls, 'call')}
        </h2>
        <p className="small">{reminder(left, days)}</p>
      </div>
      {calls <= MOST_NOTES && (
        <Notes calls={calls} reviewed={reviewed} hasKickoff={days !== undefined} />
      )}
      {nextToReview && (
        <ButtonLink look="primary" to={`/calls/${nextToReview.callId}`}>
          <span className="next-title">Review {nextToReview.title}</span>
        </ButtonLink>
      )}
    </section>
  )
}

function reminder(left: number, days: number | undefined): string {
  if (left === 0) return 'You have reviewed every call.'
  const still = `${counted(left, 'call')} still to hear`
  if (days === undefined) return `${still}.`
  if (days < 0) return `${still}; the kickoff was ${daysWords(days)}.`
  return `Kickoff ${daysWords(days)}: ${still} before it.`
}

interface NotesProps {
  readonly calls: number
  readonly reviewed: number
  readonly hasKickoff: boolean
}

const LINES = [6, 12, 18, 24, 30]
/** In percent of the width: what is left at the end belongs to the double bar. */
const FOR_NOTES = 94

function Notes({ calls, reviewed, hasKickoff }: NotesProps) {
  return (
    <svg
      className="review-staff"
      width="100%"
      height="36"
      role="img"
      aria-label={`${reviewed} of ${calls} reviewed`}
    >
      {LINES.map((y) => (
        <line key={y} className="lane" x1="0" x2="100%" y1={y} y2={y} />
      ))}
      {Array.from({ length: calls }, (_call, index) => (
        <svg key={index} x={`${((index + 0.5) / calls) * FOR_NOTES}%`} y="18" overflow="visible">
          <ellipse
            className={index < reviewed ? 'note-full' : 'note-open'}
            rx="6.4"
            ry="4.8"
            transform="rotate(-20)"
          />
        </svg>
      ))}
      {hasKickoff && (
        <>
          <line className="bar" x1="98%" x2="98%" y1="6" y2="30" />
          <line className="bar heavy" x1="99.4%" x2="99.4%" y1="6" y2="30" />
        </>
      )}
    </svg>
  )
}
