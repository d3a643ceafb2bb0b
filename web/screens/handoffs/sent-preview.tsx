/** What would be sent to a model, whole, before anything is. */
import './sent-preview.css'
import { useState } from 'react'
import { useCall } from '../../api.ts'
import { Button } from '../../parts/button.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { count, counted } from '../../words.ts'

export function SentPreview({ accountId }: { readonly accountId: string }) {
  const [isShown, setShown] = useState(false)
  return (
    <div className="sent-preview">
      <Button isSmall aria-expanded={isShown} onClick={() => setShown(!isShown)}>
        {isShown ? 'Hide what is sent' : 'Show what is sent'}
      </Button>
      {isShown && <Requests accountId={accountId} />}
    </div>
  )
}

function Requests({ accountId }: { readonly accountId: string }) {
  const { data, error } = useCall('get /settings/ai/preview', { accountId })
  if (error) return <ProblemNote problem={error} />
  if (!data) return <SkeletonLines lines={4} />
  const tokens = data.requests.reduce((sum, request) => sum + request.tokens, 0)
  return (
    <>
      <p className="small" role="status">
        {counted(data.requests.length, 'request')}, about {count(tokens)} tokens. Nothing has been
        sent yet.
      </p>
      {data.requests.map(({ lookedFor, system, prompt, tokens: size }, index) => (
        <details key={index}>
          <summary>
            Request {index + 1}, for {lookedFor}, about {count(size)} tokens
          </summary>
          <pre tabIndex={0}>{`${system}\n\n${prompt}`}</pre>
        </details>
      ))}
    </>
  )
}
