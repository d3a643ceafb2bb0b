/** In the place of a transcript that is not there: why, since when, and what one can do. */
import type { ReactNode } from 'react'
import type { AccountCall } from '../../../src/records/account-call.ts'
import { useSend } from '../../api.ts'
import { useToast } from '../../frame/toasts.tsx'
import { Button, ButtonLink } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { ago, moment } from '../../words.ts'

export function TranscriptMissing({ call }: { readonly call: AccountCall }) {
  const check = useSend('post /calls/{callId}/transcript:check', { invalidates: ['get /calls'] })
  const toast = useToast()
  const ask = (
    <Button
      isBusy={check.isPending}
      onClick={() =>
        check.mutate(
          { callId: call.callId },
          {
            onSuccess: ({ transcript }) =>
              toast(transcript === 'here' ? 'It is here.' : 'Gong is not done with it yet.'),
          },
        )
      }
    >
      Check again now
    </Button>
  )
  return (
    <div className="transcript-missing">
      <Empty sentence={sentenceOf(call)} action={actionOf(call, ask)} />
      {check.error && <ProblemNote problem={check.error} />}
    </div>
  )
}

function sentenceOf({
  transcript,
  transcriptCheckedAt: checkedAt,
  transcriptNextTryAt: nextAt,
}: AccountCall): ReactNode {
  const checked = checkedAt === null ? 'not checked yet' : `checked ${ago(checkedAt)}`
  switch (transcript) {
    case 'here':
      return 'The transcript is being read again.'
    case 'owed':
      return `Gong is still processing (${checked}${nextAt === null ? '' : `, next check ${moment(nextAt).replace('today ', '')}`}).`
    case 'not_recorded':
      return 'Not recorded: Gong has this call from a calendar, without sound. There will be no transcript.'
    case 'no_scope':
      return (
        <>
          Key lacks <code>api:calls:read:transcript</code>. What was said in this call may not be
          read here until an admin adds the scope in Gong.
        </>
      )
    case 'given_up':
      return `Gong had no transcript of this call for a long time (${checked}). It is not asked for by itself any more.`
  }
}

function actionOf({ transcript, gongUrl }: AccountCall, ask: ReactNode): ReactNode {
  const open = gongUrl !== null && (
    <a className="btn" href={gongUrl} target="_blank" rel="noopener">
      Open in Gong
    </a>
  )
  if (transcript === 'not_recorded') return open
  if (transcript === 'no_scope') {
    return (
      <>
        <ButtonLink to="/integrations/gong/data-types">How to add it</ButtonLink>
        {open}
      </>
    )
  }
  return (
    <>
      {ask}
      {open}
    </>
  )
}
