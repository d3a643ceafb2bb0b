/** What one must know before reading: it is being made, a model failed, it was returned, newer calls, nothing to go by. */
import type { Handoff } from '../../../src/records/handoff.ts'
import { Banner } from '../../frame/banner.tsx'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Mark } from '../../parts/mark.tsx'
import { useReader } from '../../reader.ts'
import { counted } from '../../words.ts'
import type { HandoffActs } from './use-handoff-acts.ts'

interface HandoffBannersProps {
  readonly handoff: Handoff
  readonly acts: HandoffActs
}

const STANDS: Readonly<Record<NonNullable<Handoff['failure']>['without'], string>> = {
  answers: 'The answers of the built-in engine stand.',
  risks: 'The answers of the model stand, and so do the risks that were found before.',
}

export function HandoffBanners({ handoff, acts }: HandoffBannersProps) {
  const { progress, failure, state, reason, newerCalls, counts, answers, changedBy, made } = handoff
  const { mayKeep, isAdmin } = useReader()
  const isBlank = counts.empty === answers.length && made === null
  return (
    <>
      {progress && <Progress progress={progress} />}
      {failure && !progress && (
        <Banner
          kind="bad"
          action={
            <>
              {mayKeep && (
                <Button isSmall onClick={() => void acts.generate({ level: 'model' })}>
                  Try again
                </Button>
              )}
              {isAdmin && (
                <ButtonLink isSmall to="/settings/ai">
                  Settings
                </ButtonLink>
              )}
            </>
          }
        >
          <b>{failure.message}</b> {STANDS[failure.without]} {failure.fix}
        </Banner>
      )}
      {state === 'returned' && reason !== null && (
        <Banner kind="warn">
          <b>Returned{changedBy !== null && ` by ${changedBy}`}:</b> {reason}
        </Banner>
      )}
      {newerCalls > 0 && !progress && (
        <Banner
          kind="info"
          action={
            mayKeep && (
              <Button isSmall onClick={() => void acts.generate({})}>
                Look again
              </Button>
            )
          }
        >
          <b>
            {counted(newerCalls, 'call')} {newerCalls === 1 ? 'has' : 'have'} come since this was
            made.
          </b>{' '}
          What people wrote or confirmed stays; where a call says more, it is proposed.
        </Banner>
      )}
      {isBlank && !progress && (
        <Banner kind="info">
          <b>There is no transcript to go by yet.</b> Fields can be filled in by hand; they are
          looked for again when a transcript comes.
        </Banner>
      )}
    </>
  )
}

const QUARTERS = 4

function Progress({ progress }: { readonly progress: NonNullable<Handoff['progress']> }) {
  const { done, total, words } = progress
  const share = total === 0 ? 0 : done / total
  // Ears hear of every quarter, not of every field.
  const quarter = Math.floor(share * QUARTERS) * (100 / QUARTERS)
  return (
    <div className="banner making">
      <Mark height={14} isDrawing />
      <div className="banner-says">
        <p>
          <b>
            {done} of {total} answers
          </b>{' '}
          {words}
        </p>
        <div className="making-bar" aria-hidden>
          <span style={{ width: `${share * 100}%` }} />
        </div>
        <span className="hush" role="status">
          {quarter} percent of the answers are made
        </span>
      </div>
    </div>
  )
}
