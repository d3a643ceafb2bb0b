/** What a choice would come to, in numbers, before it is applied: from what is known already, no request to Gong. */
import { useEffect, useState } from 'react'
import { useCall } from '../../api.ts'
import { ProblemNote } from '../../parts/problem.tsx'
import { Skeleton } from '../../parts/skeleton.tsx'
import { count, counted } from '../../words.ts'
import type { Choice } from './access-form.tsx'

const TYPING_MS = 300

interface AccessPreviewProps {
  readonly choice: Choice
  /** A team is meant, and nobody is chosen yet. */
  readonly isLacking: boolean
}

export function AccessPreview({ choice, isLacking }: AccessPreviewProps) {
  const settled = useSettled(choice)
  const { data, error, isPlaceholderData } = useCall('post /access:preview', settled, {
    keepsFormer: true,
    enabled: !isLacking,
    // The first listing is under way: its numbers still rise.
    refetchInterval: (newest) => (newest?.isComplete === false ? 3_000 : false),
  })
  return (
    <aside className="access-preview" aria-label="What it comes to" aria-live="polite">
      <h3 className="h">What it comes to</h3>
      {isLacking && <p className="small">Choose somebody, or a team.</p>}
      {error && !isLacking && <ProblemNote problem={error} />}
      {!data && !error && !isLacking && <Skeleton height="150px" />}
      {data && !isLacking && (
        <div data-old={isPlaceholderData || undefined}>
          <p className="preview-lead">
            <b>{count(data.allowed)}</b> {data.allowed === 1 ? 'call' : 'calls'},{' '}
            <b>{count(data.accounts)}</b> {data.accounts === 1 ? 'account' : 'accounts'}
          </p>
          <Bar found={data.found} allowed={data.allowed} />
          <ul className="small">
            <li>{counted(data.internal, 'internal call')} never read</li>
            <li>{count(data.private)} private excluded</li>
            <li>
              {count(Math.max(0, data.found - data.allowed - data.internal - data.private))} left
              out by this choice
            </li>
            {data.comingIn > 0 && <li>{counted(data.comingIn, 'call')} will come in</li>}
          </ul>
          {data.fallingOut > 0 && (
            <p className="falling">
              {counted(data.fallingOut, 'call')} will no longer be available here
            </p>
          )}
          {!data.isComplete && (
            <p className="small dim">Calls are still being listed: the numbers rise.</p>
          )}
          <p className="small dim">Of {counted(data.found, 'call')} listed in these days.</p>
        </div>
      )}
    </aside>
  )
}

function Bar({ found, allowed }: { readonly found: number; readonly allowed: number }) {
  return (
    <span className="gauge" aria-hidden>
      <span style={{ width: `${found === 0 ? 0 : (allowed / found) * 100}%` }} />
    </span>
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
