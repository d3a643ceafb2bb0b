/** What people wrote beside the call in Gong, answers under what they answer. */
import type { GongComment } from '../../../src/records/account-call.ts'
import { Time } from '../../parts/time.tsx'
import { markTime, momentHash } from '../../parts/call-times.ts'
import type { Reading } from './use-reading.ts'

interface GongCommentsProps {
  readonly comments: readonly GongComment[]
  readonly reading: Reading
}

export function GongComments({ comments, reading }: GongCommentsProps) {
  const ids = new Set(comments.map(({ commentId }) => commentId))
  const answers = Map.groupBy(comments, ({ inReplyTo }) => inReplyTo ?? '')
  const first = comments.filter(({ inReplyTo }) => inReplyTo === null || !ids.has(inReplyTo))
  return (
    <ul className="gong-comments">
      {first.map((comment) => (
        <li key={comment.commentId}>
          <OneComment comment={comment} reading={reading} />
          {(answers.get(comment.commentId) ?? []).map((answer) => (
            <div key={answer.commentId} className="answer">
              <OneComment comment={answer} reading={reading} />
            </div>
          ))}
        </li>
      ))}
    </ul>
  )
}

function OneComment({
  comment,
  reading,
}: {
  readonly comment: GongComment
  readonly reading: Reading
}) {
  const { by, text, atMs, postedAt } = comment
  return (
    <>
      <p>
        <b>{by}</b>{' '}
        {atMs !== null && (
          <a
            className="time"
            href={momentHash(atMs)}
            onClick={(event) => {
              event.preventDefault()
              reading.go(atMs, { focuses: true })
            }}
          >
            {markTime(atMs)}
          </a>
        )}
      </p>
      <p>{text}</p>
      {postedAt && (
        <p className="dim">
          <Time at={postedAt} as="day" />
        </p>
      )}
    </>
  )
}
