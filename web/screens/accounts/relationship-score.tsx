/** The staff of people over time. Lines, ties and rests are a drawing; the notes on it are links to their calls. */
import { Link } from '@tanstack/react-router'
import { type CSSProperties, Fragment, type KeyboardEvent, useRef, useState } from 'react'
import { SideHead } from '../../parts/side-head.tsx'
import { Time } from '../../parts/time.tsx'
import { day } from '../../words.ts'
import { talkLength } from '../../parts/call-words.ts'
import type { Lane, Note, PlacedCall, RelationshipFigure } from './relationship-figure.ts'
import { StaffLines } from './staff-lines.tsx'

const ROW_PX = 32
/** Between the customer's lanes and ours, where rests are written. */
const MIDDLE_PX = 44
const FEW_CUSTOMERS = 9
const FEW_OF_US = 6

interface RelationshipScoreProps {
  readonly figure: RelationshipFigure
  readonly kickoffOn: string | null
}

export function RelationshipScore({ figure, kickoffOn }: RelationshipScoreProps) {
  const [isWhole, setWhole] = useState(false)
  const customers = figure.lanes.filter(({ side }) => side !== 'Internal')
  const us = figure.lanes.filter(({ side }) => side === 'Internal')
  const above = isWhole ? customers : customers.slice(0, FEW_CUSTOMERS)
  const below = isWhole ? us : us.slice(0, FEW_OF_US)
  const hidden = figure.lanes.length - above.length - below.length
  const lanes = [...above, ...below]
  const middle = above.length * ROW_PX
  const yOf = (index: number) =>
    index * ROW_PX + ROW_PX / 2 + (index < above.length ? 0 : MIDDLE_PX)
  const height = lanes.length * ROW_PX + MIDDLE_PX
  return (
    <>
      <div className="score">
        <ol className="names" aria-hidden>
          {lanes.map((lane, index) => (
            <li key={laneKey(lane, index)} className={index === above.length ? 'first-us' : ''}>
              <b>{lane.name}</b> <span>{lane.title}</span>
            </li>
          ))}
        </ol>
        <ol className="stance" aria-hidden>
          {lanes.map((lane, index) => (
            <li key={laneKey(lane, index)} className={index === above.length ? 'first-us' : ''}>
              {lane.side === 'Internal' ? '' : lane.stance}
            </li>
          ))}
        </ol>
        <div className="stave" style={{ height }}>
          <Dates calls={figure.calls} figure={figure} kickoffOn={kickoffOn} />
          <StaffLines figure={figure} lanes={lanes} yOf={yOf} height={height} middle={middle} />
          <Notes figure={figure} lanes={lanes} yOf={yOf} />
        </div>
        <ol className="heard" aria-hidden>
          {lanes.map((lane, index) => (
            <li key={laneKey(lane, index)} className={index === above.length ? 'first-us' : ''}>
              <LastHeard lane={lane} />
            </li>
          ))}
        </ol>
      </div>
      {hidden > 0 && (
        <button type="button" className="more linklike" onClick={() => setWhole(true)}>
          Show {hidden} more {hidden === 1 ? 'person' : 'people'}
        </button>
      )}
    </>
  )
}

function LastHeard({ lane: { lastHeardAt, quiet, side, notes } }: { readonly lane: Lane }) {
  const isSpokenOf = notes.some(({ kind }) => kind === 'mentioned')
  if (lastHeardAt === null) {
    return <span className={isSpokenOf ? 'warn' : 'dim'}>never heard</span>
  }
  const isAlarming = quiet === 'long ago' && side !== 'Internal'
  return (
    <span className={isAlarming ? 'warn' : undefined}>
      <Time at={lastHeardAt} as="day" />
    </span>
  )
}

function Dates({
  calls,
  figure: { kickoffX, todayX },
  kickoffOn,
}: RelationshipScoreProps & { readonly calls: readonly PlacedCall[] }) {
  const edges = new Set([calls[0]?.callId, calls.at(-1)?.callId])
  return (
    <div className="dates" aria-hidden>
      {calls
        .filter(({ isDated }) => isDated)
        .map(({ callId, x, startedAt }) => (
          <span key={callId} data-edge={edges.has(callId) || undefined} style={{ left: `${x}%` }}>
            {day(startedAt)}
          </span>
        ))}
      {kickoffX !== null && kickoffOn !== null && (
        <span className="end" style={{ left: `${kickoffX}%` }}>
          Kickoff
        </span>
      )}
      <span className="today" style={{ left: `${todayX}%` }}>
        today
      </span>
    </div>
  )
}

interface NotesProps {
  readonly figure: RelationshipFigure
  readonly lanes: readonly Lane[]
  readonly yOf: (lane: number) => number
}

/** One stop for Tab; the arrows walk from note to note, along a person or from person to person. */
function Notes({ figure, lanes, yOf }: NotesProps) {
  const list = useRef<HTMLUListElement>(null)
  const [at, setAt] = useState({ lane: 0, note: 0 })
  const calls = new Map(figure.calls.map((call) => [call.callId, call]))
  const go = (lane: number, note: number) => {
    const notes = lanes[lane]?.notes
    if (notes === undefined) return
    const next = { lane, note: Math.min(Math.max(0, note), notes.length - 1) }
    setAt(next)
    list.current?.querySelector<HTMLElement>(`[data-at="${next.lane} ${next.note}"]`)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const x = lanes[at.lane]?.notes[at.note]?.x ?? 0
    const steps: Readonly<Record<string, () => void>> = {
      ArrowRight: () => go(at.lane, at.note + 1),
      ArrowLeft: () => go(at.lane, at.note - 1),
      ArrowDown: () => go(at.lane + 1, nearest(lanes[at.lane + 1], x)),
      ArrowUp: () => go(at.lane - 1, nearest(lanes[at.lane - 1], x)),
      Home: () => go(at.lane, 0),
      End: () => go(at.lane, Infinity),
    }
    const step = steps[event.key]
    if (step === undefined) return
    event.preventDefault()
    step()
  }
  return (
    <ul ref={list} className="notes" aria-label="Who was in which call" onKeyDown={onKeyDown}>
      {lanes.map((lane, laneIndex) => (
        <Fragment key={laneKey(lane, laneIndex)}>
          {lane.notes.map((note, noteIndex) => (
            <li
              key={note.callId}
              style={{ left: `${note.x}%`, top: yOf(laneIndex) } satisfies CSSProperties}
            >
              <Link
                to={`/calls/${note.callId}`}
                className="heard-note"
                data-at={`${laneIndex} ${noteIndex}`}
                tabIndex={at.lane === laneIndex && at.note === noteIndex ? 0 : -1}
                onFocus={() => setAt({ lane: laneIndex, note: noteIndex })}
                aria-label={noteWords(lane, note, calls.get(note.callId))}
                data-says={noteWords(lane, note, calls.get(note.callId))}
                data-end={note.x > 60 || undefined}
              >
                <NoteHead lane={lane} note={note} />
              </Link>
            </li>
          ))}
        </Fragment>
      ))}
    </ul>
  )
}

function NoteHead({ lane: { side }, note: { kind, weight } }: { lane: Lane; note: Note }) {
  if (kind === 'missed' || kind === 'mentioned') return <span className={kind} aria-hidden />
  return (
    <SideHead
      side={side}
      isHollow={kind === 'silent'}
      isMute
      radius={kind === 'silent' ? 5 : 4.6 + 2.8 * weight}
    />
  )
}

/** `Pat Lee, 28 Aug, Terms: talked 4 min`. */
function noteWords(lane: Lane, note: Note, call: PlacedCall | undefined): string {
  const where = call === undefined ? '' : `, ${day(call.startedAt)}, ${call.title}`
  return `${lane.name}${where}: ${partWords(note)}`
}

export function partWords({ kind, talkSec }: Note): string {
  if (kind === 'missed') return 'invited, not there'
  if (kind === 'mentioned') return 'spoken of'
  if (kind === 'silent') return talkSec === null ? 'in the call' : 'in the call, silent'
  return `talked ${talkLength(talkSec ?? 0)}`
}

function nearest(lane: Lane | undefined, x: number): number {
  const notes = lane?.notes ?? []
  const distances = notes.map((note) => Math.abs(note.x - x))
  return distances.indexOf(Math.min(...distances))
}

/** Two people of one name stand in two places. */
function laneKey({ name, side }: Lane, index: number): string {
  return `${side} ${name} ${index}`
}
