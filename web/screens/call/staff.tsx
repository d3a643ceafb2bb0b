/** The call at a glance: who talked when, chapters as bar lines, marks as notes, the words under the cursor. */
import './staff.css'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { AccountCall, CallTurn } from '../../../src/records/account-call.ts'
import { CustomerHatch, SideHead } from '../../parts/side-head.tsx'
import { percent } from '../../words.ts'
import { sharesIn, turnAt } from './lanes.ts'
import { NoteMark } from '../../parts/note-mark.tsx'
import { KIND_NAMES, type Note, notesOf } from './notes.ts'
import { PartBar } from './part-bar.tsx'
import { StaffTable } from './staff-table.tsx'
import { finding, shortName } from './staff-words.ts'
import type { ShownMark } from './shown-marks.ts'
import { heightsOf } from './stave-heights.ts'
import { Stave } from './stave.tsx'
import type { Pointed } from './use-stave-hands.ts'
import { markTime, momentHash, spokenTime } from '../../parts/call-times.ts'
import type { Hit } from './hits.ts'
import type { Reading } from './use-reading.ts'

interface StaffProps {
  readonly call: AccountCall
  readonly turns: readonly CallTurn[]
  readonly reading: Reading
  readonly hits: readonly Hit[]
}

const NOTE_GAP_PX = 15
const NAME_PX = 62
const SHARES_PX = 44
const ALL = { startMs: 0, endMs: Infinity }

export function Staff({ call, turns, reading, hits }: StaffProps) {
  const { lanes, lengthMs, atMs, part, choosePart } = reading
  const box = useRef<HTMLDivElement>(null)
  const widthPx = useWidth(box)
  const [pointed, setPointed] = useState<Pointed>()
  const { rowPx, above } = heightsOf(lanes)
  const notes = useMemo(
    () => notesOf(reading.marks, lengthMs, NOTE_GAP_PX / Math.max(1, widthPx)),
    [reading.marks, lengthMs, widthPx],
  )
  const hitMoments = useMemo(() => [...new Set(hits.map((hit) => hit.atMs))], [hits])
  const shares = useMemo(() => sharesIn(lanes, part ?? ALL), [lanes, part])
  const roomPx = (index: number, share: number) =>
    share * widthPx + (index === call.chapters.length - 1 ? SHARES_PX : 0)
  return (
    <figure className="timeline" aria-labelledby="staff-says">
      <CustomerHatch />
      <ol className="staff-chapters" aria-label="Chapters on the timeline">
        {call.chapters.map((chapter, index) => {
          const share = (chapter.endMs - chapter.startMs) / lengthMs
          return (
            <li
              key={index}
              style={{
                left: `${(chapter.startMs / lengthMs) * 100}%`,
                width: `${share * 100}%`,
              }}
            >
              <a
                href={momentHash(chapter.startMs)}
                title={`${chapter.title}, ${markTime(chapter.startMs)}`}
                onClick={(event) => {
                  event.preventDefault()
                  reading.go(chapter.startMs)
                }}
              >
                {roomPx(index, share) < NAME_PX ? (
                  <>
                    <span aria-hidden>{index + 1}</span>
                    <span className="hush">{chapter.title}</span>
                  </>
                ) : (
                  chapter.title
                )}
              </a>
            </li>
          )
        })}
      </ol>
      <ol className="voices" aria-label="Speakers">
        {lanes.map(({ key, name, side }, index) => (
          <li
            key={key}
            className={index === above ? 'first-us' : undefined}
            style={{ height: rowPx }}
          >
            <SideHead side={side} />
            <span title={name}>
              {shortName(name).first}
              <i> {shortName(name).rest}</i>
            </span>
          </li>
        ))}
      </ol>
      <Stave
        {...{ box, lanes, notes, lengthMs, widthPx, atMs, part, pointed }}
        chapters={call.chapters}
        hits={hitMoments}
        valueText={`${spokenTime(atMs)}, ${speaking(turnAt(turns, atMs), atMs)}`}
        onGo={(toMs, by) => reading.go(toMs, by === 'keys' ? { stays: true } : { isOnStaff: true })}
        onEnter={() => reading.go(atMs, { focuses: true })}
        onPart={choosePart}
        onPoint={setPointed}
      />
      <ol className="shares" aria-label="Share of the talk">
        {lanes.map(({ key, name }, index) => (
          <li
            key={key}
            className={index === above ? 'first-us' : undefined}
            style={{ height: rowPx }}
          >
            <span className="hush">{name} </span>
            {percent(shares.byLane.get(key) ?? 0)}
          </li>
        ))}
      </ol>
      <div className="staff-foot">
        {part ? (
          <PartBar
            call={call}
            turns={turns}
            lanes={lanes}
            part={part}
            at={part.startMs / lengthMs}
            onClose={() => choosePart(undefined)}
          />
        ) : (
          <Here
            turn={turnAt(turns, pointed?.atMs ?? atMs)}
            note={pointed?.note}
            share={(pointed?.atMs ?? atMs) / lengthMs}
          />
        )}
      </div>
      <figcaption id="staff-says">
        {finding(lanes, turns, call.questions)}
        <StaffTable lanes={lanes} turns={turns} />
      </figcaption>
    </figure>
  )
}

interface HereProps {
  readonly turn: CallTurn | undefined
  readonly note: Note | undefined
  /** Where the hairline stands, 0 to 1: the words hang from it. */
  readonly share: number
}

/** What is said at the hairline, in two lines; or what the note says that is pointed at. */
function Here({ turn, note, share }: HereProps) {
  const at = Math.min(1, Math.max(0, share))
  const hangs = at > 0.5 ? { right: `${(1 - at) * 100}%` } : { left: `${at * 100}%` }
  return (
    <div className={at > 0.5 ? 'here at-left' : 'here at-right'} style={hangs}>
      {note ? (
        <ul className="note-says">
          {note.marks.slice(0, 3).map((mark, index) => (
            <li key={index}>
              <NoteMark kind={mark.kind} />
              <span>
                <b>{markName(mark)}</b> {mark.text}
              </span>
            </li>
          ))}
          {note.marks.length > 3 && <li className="dim">and {note.marks.length - 3} more here</li>}
        </ul>
      ) : (
        turn && (
          <>
            <blockquote className="said">
              {turn.sentences.map(({ text }) => text).join(' ')}
            </blockquote>
            <p className="who">
              <SideHead side={turn.side} />
              <b>{turn.speaker}</b>
            </p>
          </>
        )
      )}
    </div>
  )
}

function markName({ kind, label }: ShownMark): string {
  return kind === 'comment' || kind === 'own' ? `${KIND_NAMES[kind]}: ${label}` : label
}

function speaking(turn: CallTurn | undefined, atMs: number): string {
  if (turn === undefined || turn.startMs > atMs) return 'before anybody speaks'
  return turn.endMs < atMs ? `after ${turn.speaker}` : `${turn.speaker} speaking`
}

function useWidth(box: React.RefObject<HTMLDivElement | null>): number {
  const [widthPx, setWidthPx] = useState(800)
  useEffect(() => {
    const element = box.current
    if (!element) return
    const watcher = new ResizeObserver(() => setWidthPx(element.clientWidth))
    watcher.observe(element)
    return () => watcher.disconnect()
  }, [box])
  return widthPx
}
