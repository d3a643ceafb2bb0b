/** What happened to the connection, newest first. */
import { useState } from 'react'
import type { Connection, Event } from '../../../src/records/connection.ts'
import { call, type ApiProblem, problemOf, useCall } from '../../api.ts'
import { Button } from '../../parts/button.tsx'
import { Empty } from '../../parts/empty.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { Time } from '../../parts/time.tsx'
import { day } from '../../words.ts'

const PAGE = 50
const EVENTS = 'get /connections/{connectionId}/events'

export function Timeline({ connection: { connectionId } }: { readonly connection: Connection }) {
  const { data, error } = useCall(EVENTS, { connectionId, limit: PAGE })
  const [older, setOlder] = useState<readonly Event[]>([])
  const [cursor, setCursor] = useState<string | null>()
  const [problem, setProblem] = useState<ApiProblem>()
  if (error) return <ProblemNote problem={error} />
  if (!data) return <SkeletonLines lines={6} />
  const next = cursor === undefined ? data.nextCursor : cursor
  const showOlder = async () => {
    try {
      const page = await call(EVENTS, { connectionId, limit: PAGE, cursor: next ?? '' })
      setOlder([...older, ...page.data])
      setCursor(page.nextCursor)
    } catch (caught) {
      setProblem(problemOf(caught))
    }
  }
  const events = [...data.data, ...older]
  if (events.length === 0) return <Empty sentence="Nothing has happened to this connection yet." />
  return (
    <>
      {byDay(events).map(([date, ofDay]) => (
        <section key={date} className="event-day">
          <h2 className="small">{date}</h2>
          <ol className="events">
            {ofDay.map((event) => (
              <EventLine key={event.eventId} event={event} />
            ))}
          </ol>
        </section>
      ))}
      {problem && <ProblemNote problem={problem} />}
      {next !== null && <Button onClick={() => void showOlder()}>Show older</Button>}
    </>
  )
}

/** Full notes are news, hollow ones routine; what went wrong is red and says so. */
function EventLine({ event }: { readonly event: Event }) {
  const isTrouble = /problem|fail|refus|expired|required|stopped/i.test(event.kind)
  return (
    <li data-trouble={isTrouble || undefined}>
      <svg width="14" height="12" viewBox="0 0 14 12" aria-hidden>
        <ellipse cx="7" cy="6" rx="5.4" ry="4.1" transform="rotate(-20 7 6)" />
      </svg>
      <p>
        {event.text}
        {event.memberName && <span className="dim"> · {event.memberName}</span>}
      </p>
      <Time at={event.createdAt} />
    </li>
  )
}

function byDay(events: readonly Event[]): readonly (readonly [string, readonly Event[]])[] {
  return [...Map.groupBy(events, ({ createdAt }) => day(createdAt)).entries()]
}
