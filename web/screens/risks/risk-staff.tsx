/** Five lines for five kinds of risk: a note where a customer said it, a tie where the same was heard again. */
import { Link } from '@tanstack/react-router'
import { type CSSProperties, type KeyboardEvent, useRef, useState } from 'react'
import type { RiskTrend } from '../../../src/records/risk.ts'
import { markTime, momentHash } from '../../parts/call-times.ts'
import { RISK_LINES, RISK_NAMES } from '../../parts/risk-words.ts'
import { day } from '../../words.ts'
import { openByType, type PlacedNote, type RiskFigure } from './risk-figure.ts'
import { LINE_PX, LINES_PX, RiskDrawing, STAFF_PX, TOP_PX } from './risk-drawing.tsx'

interface RiskStaffProps {
  readonly trend: RiskTrend
  readonly figure: RiskFigure
}

export function RiskStaff({ trend, figure }: RiskStaffProps) {
  const open = openByType(trend)
  return (
    <div className="scroll latest" tabIndex={0} role="region" aria-label="Risks over time">
      <div className="fivewrap">
        <ol className="kinds-names" style={{ paddingTop: TOP_PX - LINE_PX / 2 }}>
          {RISK_LINES.map((type) => (
            <li key={type} style={{ height: LINE_PX }}>
              {RISK_NAMES[type]} <span>{open[type]}</span>
              <span className="hush"> open</span>
            </li>
          ))}
          <li className="sum" style={{ top: LINES_PX + 26 }}>
            Open
          </li>
        </ol>
        <div className="five" style={{ height: STAFF_PX }}>
          <RiskDrawing figure={figure} />
          <Notes notes={figure.notes} />
        </div>
      </div>
    </div>
  )
}

/** One stop for Tab; the arrows walk along time, and from line to line. */
function Notes({ notes }: { readonly notes: readonly PlacedNote[] }) {
  const list = useRef<HTMLUListElement>(null)
  const [at, setAt] = useState(Math.max(0, notes.length - 1))
  const current = Math.min(at, notes.length - 1)
  const go = (index: number) => {
    if (notes[index] === undefined) return
    setAt(index)
    list.current?.querySelector<HTMLElement>(`[data-at="${index}"]`)?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: current + 1,
      ArrowLeft: current - 1,
      ArrowDown: nearest(notes, current, 1),
      ArrowUp: nearest(notes, current, -1),
      Home: 0,
      End: notes.length - 1,
    }
    const next = steps[event.key]
    if (next === undefined) return
    event.preventDefault()
    go(next)
  }
  return (
    <ul ref={list} className="risk-notes" aria-label="Where risks were heard" onKeyDown={onKeyDown}>
      {notes.map((note, index) => (
        <li
          key={`${note.riskId} ${note.at}`}
          style={{ left: `${note.x}%`, top: TOP_PX + note.line * LINE_PX } satisfies CSSProperties}
        >
          <Link
            to={`/calls/${note.callId}`}
            hash={momentHash(note.startMs).slice(1)}
            className="risk-note"
            data-at={index}
            data-end={note.x > 60 || undefined}
            tabIndex={index === current ? 0 : -1}
            onFocus={() => setAt(index)}
            aria-label={`${noteWords(note)}: “${note.quote}”`}
          >
            <NoteHead note={note} />
            <span className="risk-says" aria-hidden>
              <span>{noteWords(note)}</span>
              <q>{note.quote}</q>
            </span>
          </Link>
        </li>
      ))}
    </ul>
  )
}

const RADIUS = { low: 4.6, medium: 6, high: 7.6 } as const

function NoteHead({ note: { severity, isEased, letter } }: { readonly note: PlacedNote }) {
  const radius = isEased ? RADIUS.medium : RADIUS[severity]
  return (
    <svg width="24" height="24" viewBox="-12 -12 24 24" overflow="visible" aria-hidden>
      <ellipse
        className={isEased ? 'risk-eased' : `risk-${severity}`}
        rx={radius}
        ry={radius * 0.74}
        transform="rotate(-20)"
      />
      {letter !== '' && (
        <text x={radius + 2} y={13}>
          {letter}
        </text>
      )}
    </svg>
  )
}

/** `Brennhof, executive, high, said by Verena Achleitner, 4 Nov 04:54`. */
function noteWords(note: PlacedNote): string {
  const { accountName, type, severity, isEased, speaker, at, startMs } = note
  const weight = isEased ? 'since settled' : severity
  return `${accountName}, ${type}, ${weight}, said by ${speaker}, ${day(at)} ${markTime(startMs)}`
}

/** On the next line that has notes, the one nearest in time. */
function nearest(notes: readonly PlacedNote[], from: number, step: 1 | -1): number {
  const here = notes[from]
  if (here === undefined) return from
  for (let line = here.line + step; line >= 0 && line < RISK_LINES.length; line += step) {
    const there = notes
      .map((note, index) => ({ note, index }))
      .filter(({ note }) => note.line === line)
      .toSorted((a, b) => Math.abs(a.note.x - here.x) - Math.abs(b.note.x - here.x))
    if (there[0]) return there[0].index
  }
  return from
}
