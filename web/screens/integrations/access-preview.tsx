/** What a choice would come to, in numbers, before it holds: from what is known already, no request to Gong. */
import { useEffect, useState } from 'react'
import type { AccessPreview as Preview } from '../../../src/records/access.ts'
import { type ApiProblem, useCall } from '../../api.ts'
import { Banner } from '../../frame/banner.tsx'
import { Button } from '../../parts/button.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { count, counted, day } from '../../words.ts'
import type { Choice } from './choice.ts'
import { previewParts } from './preview-parts.ts'

const TYPING_MS = 300
const LISTING_MS = 3_000

interface AccessPreviewProps {
  readonly choice: Choice
  /** A team is meant, and nobody is chosen yet. */
  readonly isLacking: boolean
  readonly isFirst: boolean
  readonly mayApply: boolean
  readonly isBusy: boolean
  readonly problem: ApiProblem | undefined
}

export function AccessPreview(props: AccessPreviewProps) {
  const { choice, isLacking, isFirst, mayApply, isBusy, problem } = props
  const settled = useSettled(choice)
  const { data, error, isPlaceholderData } = useCall('post /access:preview', settled, {
    keepsFormer: true,
    enabled: !isLacking,
    staleTime: 0,
    // While the first listing is under way the numbers still rise.
    refetchInterval: (newest) => (newest?.isComplete === false ? LISTING_MS : false),
  })
  return (
    <aside className="access-preview" aria-label="What it comes to">
      <h3 className="h">What it comes to</h3>
      <div aria-live="polite" aria-busy={isPlaceholderData && !isLacking}>
        {isLacking && <p className="small">Choose somebody, or a team.</p>}
        {error && !isLacking && <ProblemNote problem={error} />}
        {!data && !error && !isLacking && <Skeleton height="180px" />}
        {data && !isLacking && <Numbers preview={data} readFrom={settled.readFrom} />}
      </div>
      {problem && <ProblemNote problem={problem} />}
      <p className="preview-act">
        <Button type="submit" look="primary" disabled={!mayApply} isBusy={isBusy}>
          {isFirst ? 'Confirm' : 'Apply'}
        </Button>
        {!mayApply && !isLacking && <span className="small dim">This is what holds now.</span>}
      </p>
    </aside>
  )
}

interface NumbersProps {
  readonly preview: Preview
  readonly readFrom: string
}

function Numbers({ preview, readFrom }: NumbersProps) {
  const { found, allowed, accounts, comingIn, fallingOut, isComplete, listedFrom } = preview
  const parts = previewParts(preview)
  return (
    <>
      <p className="preview-lead">
        <b>{count(allowed)}</b> {allowed === 1 ? 'call' : 'calls'}, <b>{count(accounts)}</b>{' '}
        {accounts === 1 ? 'account' : 'accounts'}
      </p>
      <span className="parts-bar" aria-hidden>
        {parts.map(({ key, share }) => (
          <i key={key} data-part={key} style={{ flexGrow: share }} />
        ))}
      </span>
      <dl className="parts-list">
        {parts.map(({ key, name, calls }) => (
          <div key={key}>
            <dt>
              <i data-part={key} aria-hidden />
              {name}
            </dt>
            <dd>{count(calls)}</dd>
          </div>
        ))}
      </dl>
      <p className="small dim">
        Of {counted(found, 'call')} since {day(readFrom)}.
      </p>
      {comingIn > 0 && (
        <p className="small">
          <b>{counted(comingIn, 'call')}</b> of an account will come in.
        </p>
      )}
      {fallingOut > 0 && (
        <Banner kind="warn">
          <b>{counted(fallingOut, 'call')} will no longer be available here.</b>
        </Banner>
      )}
      {listedFrom && (
        <p className="small dim">
          Calls before {day(listedFrom)} have not been listed: they are counted once this is
          applied.
        </p>
      )}
      {!isComplete && (
        <p className="small dim">The first listing is still under way: the numbers still rise.</p>
      )}
    </>
  )
}

/** What has stayed the same for a moment: not every key is worth a question. */
function useSettled(choice: Choice): Choice {
  const [settled, setSettled] = useState(choice)
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled(choice), TYPING_MS)
    return () => window.clearTimeout(timer)
  }, [choice])
  return settled
}
