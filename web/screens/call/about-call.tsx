/** At the right: what Gong says of the call, who took part, comments, details. What Gong did not give makes no box. */
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { AccountCall, GongComment } from '../../../src/records/account-call.ts'
import { SideHead } from '../../parts/side-head.tsx'
import { Time } from '../../parts/time.tsx'
import { count, percent } from '../../words.ts'
import { FromGong } from './from-gong.tsx'
import { languageName } from './languages.ts'
import { markTime, momentHash, talkTime } from './times.ts'
import { whyWords } from './why.ts'
import type { Reading } from './use-reading.ts'

interface AboutCallProps {
  readonly call: AccountCall
  readonly sentences: number | undefined
  readonly reading: Reading
}

export function AboutCall({ call, sentences, reading }: AboutCallProps) {
  const { brief, keyPoints, outcome, questions, comments } = call
  const hasAnalysis = brief !== null || (keyPoints?.length ?? 0) > 0
  return (
    <>
      {hasAnalysis ? (
        <Part id="summary" title="Summary" label={<FromGong />}>
          {brief && <p className="brief">{brief}</p>}
          {keyPoints && keyPoints.length > 0 && (
            <ul className="key-points">
              {keyPoints.map((point) => (
                <li key={point}>{point}</li>
              ))}
            </ul>
          )}
          {outcome && (
            <p className="small">
              Outcome: <b>{outcome}</b>
            </p>
          )}
        </Part>
      ) : (
        <p className="small not-provided">
          Summary, key points and outline: not provided by Gong for this call.
        </p>
      )}
      {questions && questions.us + questions.customer > 0 && (
        <Part id="questions" title="Questions" label={<FromGong />}>
          <p className="small">
            {count(questions.customer)} from the customer, {count(questions.us)} from us
          </p>
        </Part>
      )}
      <People call={call} />
      {comments.length > 0 && (
        <Part id="comments" title="Comments" label={<FromGong />}>
          <Comments comments={comments} reading={reading} />
        </Part>
      )}
      <Details call={call} sentences={sentences} />
    </>
  )
}

interface PartProps {
  readonly id: string
  readonly title: string
  readonly label?: ReactNode
  readonly children: ReactNode
}

function Part({ id, title, label, children }: PartProps) {
  return (
    <section aria-labelledby={`${id}-head`}>
      <div className="head">
        <h2 id={`${id}-head`}>{title}</h2>
        {label}
      </div>
      {children}
    </section>
  )
}

function People({ call }: { readonly call: AccountCall }) {
  const { people, talk } = call
  const all = talk.reduce((sum, { talkSec }) => sum + talkSec, 0)
  const spoke = new Map(talk.map((one) => [one.speakerId, one]))
  const nobodys = talk.filter(({ speakerId }) => !people.some((one) => one.speakerId === speakerId))
  if (people.length === 0 && nobodys.length === 0) return null
  return (
    <Part id="people" title="People">
      <ul className="call-people">
        {people.map((person, index) => {
          const said = person.speakerId === null ? undefined : spoke.get(person.speakerId)
          return (
            <li key={index}>
              <SideHead side={person.side} isHollow={!said} />
              <span>
                <b>{person.name}</b>
                <small>
                  {[person.title, absence(person.attended, said)].filter(Boolean).join(', ')}
                </small>
              </span>
              {said && <Share sec={said.talkSec} all={all} />}
            </li>
          )
        })}
        {nobodys.map(({ speakerId, name, side, talkSec }) => (
          <li key={speakerId ?? name}>
            <SideHead side={side} />
            <span>
              <b>{name}</b>
              <small>a voice that Gong ties to nobody</small>
            </span>
            <Share sec={talkSec} all={all} />
          </li>
        ))}
      </ul>
    </Part>
  )
}

function absence(attended: boolean, said: object | undefined): string | null {
  if (!attended) return 'invited, did not come'
  return said ? null : 'not heard'
}

function Share({ sec, all }: { readonly sec: number; readonly all: number }) {
  return (
    <span className="num" title={`talked ${talkTime(sec)}`}>
      {percent(all === 0 ? 0 : sec / all)}
    </span>
  )
}

interface CommentsProps {
  readonly comments: readonly GongComment[]
  readonly reading: Reading
}

function Comments({ comments, reading }: CommentsProps) {
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

function Details({ call, sentences }: Omit<AboutCallProps, 'reading'>) {
  const rows: readonly (readonly [string, ReactNode])[] = [
    ['Call', <code>{call.callId}</code>],
    ['Host', call.host],
    ['Kind', [call.direction, call.system].filter(Boolean).join(', ')],
    ['Language', languageName(call.language)],
    ['Transcript', sentences === undefined ? null : `${count(sentences)} sentences`],
    ['Reviewed by', call.reviewedBy.join(', ') || 'nobody yet'],
  ]
  return (
    <Part id="details" title="Details">
      <dl className="pairs">
        {rows.map(
          ([name, value]) =>
            value && (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
        {call.links.map((link) => (
          <div key={link.accountId}>
            <dt>Linked to</dt>
            <dd>
              <Link to={`/accounts/${link.accountId}`}>{link.name}</Link>
              <span className="why-said">{whyWords(link)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </Part>
  )
}
