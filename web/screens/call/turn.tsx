/** A turn: who, when, the words in the serif, what is marked in them, and what can be done with them. */
import { memo, type ReactNode } from 'react'
import type { Moment } from '../../../src/records/moment.ts'
import { FromModel } from '../../parts/origin.tsx'
import { SideHead } from '../../parts/side-head.tsx'
import type { Hit } from './hits.ts'
import { type NoteKind, NoteMark } from '../../parts/note-mark.tsx'
import type { TurnRow } from './rows.ts'
import { type Range, segmentsOf } from './segments.ts'
import { markTime, momentHash } from '../../parts/call-times.ts'
import type { ShownMark } from './shown-marks.ts'
import { TurnTools } from './turn-tools.tsx'

export interface TurnActs {
  readonly go: (atMs: number) => void
  readonly copyQuote: (row: TurnRow) => void
  readonly copyLink: (atMs: number) => void
  /** Opens what asks for a note; undefined where the reader may not mark. */
  readonly startMarking: ((row: TurnRow) => void) | undefined
  readonly stopMarking: () => void
  readonly mark: (row: TurnRow, note: string) => Promise<void>
  readonly unmark: (mark: ShownMark) => void
  /** Asks why something found is no risk; undefined where the reader may not say so. */
  readonly startDismissing: ((moment: Moment) => void) | undefined
  /** Gong's page at the turn; undefined where Gong gives no address. */
  readonly gongUrl: (row: TurnRow) => string | undefined
}

interface TurnProps {
  readonly row: TurnRow
  readonly acts: TurnActs
  /** The cursor, if it stands in this row. */
  readonly nowMs: number | undefined
  /** Shows what can be done. */
  readonly isActive: boolean
  readonly isMarking: boolean
  readonly hits: readonly Hit[]
  /** The hit that one is at. */
  readonly hit: Hit | undefined
}

const SIDE_WORDS = { External: 'customer', Internal: 'us', Unknown: 'side unknown' } as const
const SIDE_CLASSES = { External: '', Internal: ' us', Unknown: ' unknown' } as const

/** Rows that stay in sight are left alone while others come and go. */
export const Turn = memo(function Turn(props: TurnProps) {
  const { row, acts, nowMs, isActive, isMarking } = props
  const { turn } = row
  const isCurrent = nowMs !== undefined
  const hasTools = isActive || isMarking
  const side = SIDE_CLASSES[turn.side]
  if (row.isAside) {
    return (
      <p
        className={`aside${side}${isCurrent ? ' current' : ''}`}
        tabIndex={-1}
        aria-current={isCurrent || undefined}
        onClick={() => acts.go(row.startMs)}
      >
        <span>
          <SideHead side={turn.side} radius={3.6} /> {turn.speaker}
        </span>{' '}
        <Words {...props} />
      </p>
    )
  }
  return (
    <article
      className={`turn${side}${isCurrent ? ' current' : ''}${hasTools ? ' with-tools' : ''}`}
      tabIndex={-1}
      aria-current={isCurrent || undefined}
      aria-label={`${turn.speaker}, ${SIDE_WORDS[turn.side]}, ${markTime(row.startMs)}`}
    >
      <a
        className="time"
        href={momentHash(row.startMs)}
        onClick={(event) => {
          event.preventDefault()
          acts.go(row.startMs)
        }}
      >
        {markTime(row.startMs)}
      </a>
      <div className="turn-said">
        {row.isFirst && (
          <p className="speaker">
            {turn.speaker} <span>{SIDE_WORDS[turn.side]}</span>
          </p>
        )}
        <p className="words">
          <Words {...props} />
        </p>
      </div>
      <div className="turn-margin">
        {row.marks.slice(0, MOST_MARKS).map((mark, index) => (
          <MarkNote key={index} mark={mark} acts={acts} />
        ))}
        {row.marks.length > MOST_MARKS && (
          <p className="dim">and {row.marks.length - MOST_MARKS} more</p>
        )}
      </div>
      {hasTools && <TurnTools row={row} acts={acts} isMarking={isMarking} />}
    </article>
  )
})

const MOST_MARKS = 3

function MarkNote({
  mark,
  acts: { unmark, startDismissing },
}: {
  readonly mark: ShownMark
  readonly acts: TurnActs
}) {
  const { moment } = mark
  const says = moment
    ? foundWords(moment)
    : mark.kind === 'own'
      ? (mark.by ?? '')
      : (mark.text ?? '')
  return (
    <p className="mark-note" title={mark.text ?? undefined}>
      <NoteMark kind={mark.kind} />
      <span>
        {mark.kind === 'comment' ? `${mark.by} in Gong` : mark.label}
        {says !== '' && <small>{says}</small>}
        {moment && moment.model !== null && <FromModel model={moment.model} />}
        {mark.canRemove && (
          <button type="button" className="linklike" onClick={() => unmark(mark)}>
            Remove
          </button>
        )}
        {moment?.kind === 'risk' && startDismissing && (
          <button type="button" className="linklike" onClick={() => startDismissing(moment)}>
            Not a risk
          </button>
        )}
      </span>
    </p>
  )
}

/** What speaks for it; of a next step who does it by when. */
function foundWords({ why, subject, due, kind }: Moment): string {
  if (kind === 'nextStep') return [subject, due].filter(Boolean).join(', ')
  return why ?? ''
}

type Kind = 'hit' | 'current-hit' | 'now' | 'own' | 'tracker' | 'found' | 'found-risk'

/** The words with what lies upon them; plain text where nothing does. */
function Words({ row, nowMs, hits, hit }: TurnProps): ReactNode {
  const ranges: readonly Range<Kind>[] = [
    ...hits.map(({ from, to }): Range<Kind> => ({ from, to, kind: 'hit' })),
    ...hits
      .filter((one) => one === hit)
      .map(({ from, to }): Range<Kind> => ({ from, to, kind: 'current-hit' })),
    ...(nowMs === undefined || row.sentences.length < 2 ? [] : [sentenceRange(row, nowMs)]),
    ...row.found.map(({ index, kind }) => foundRange(row, index, kind)),
    ...row.marks.flatMap((mark) => markRange(row.text, mark)),
  ]
  if (ranges.length === 0) return row.text
  return segmentsOf(row.text, ranges).map(({ text, kinds }, index) => {
    const isHit = kinds.includes('hit')
    const names = kinds.filter((kind) => kind !== 'hit' && kind !== 'current-hit').join(' ')
    const inner = isHit ? (
      <mark aria-current={kinds.includes('current-hit') || undefined}>{text}</mark>
    ) : (
      text
    )
    return names === '' ? (
      <span key={index}>{inner}</span>
    ) : (
      <span key={index} className={names}>
        {inner}
      </span>
    )
  })
}

/** The sentence at the cursor. */
function sentenceRange({ sentences }: TurnRow, nowMs: number): Range<Kind> {
  let from = 0
  let found = { from: 0, to: sentences[0]?.text.length ?? 0 }
  for (const { text, startMs } of sentences) {
    if (startMs <= nowMs) found = { from, to: from + text.length }
    from += text.length + 1
  }
  return { ...found, kind: 'now' }
}

/** A sentence that something was found in. */
function foundRange({ sentences }: TurnRow, index: number, kind: NoteKind): Range<Kind> {
  const before = sentences.slice(0, index).reduce((sum, { text }) => sum + text.length + 1, 0)
  const length = sentences[index]?.text.length ?? 0
  return { from: before, to: before + length, kind: kind === 'risk' ? 'found-risk' : 'found' }
}

function markRange(text: string, mark: ShownMark): readonly Range<Kind>[] {
  if (mark.text === null || (mark.kind !== 'own' && mark.kind !== 'tracker')) return []
  const from = text.toLowerCase().indexOf(mark.text.toLowerCase())
  return from < 0 ? [] : [{ from, to: from + mark.text.length, kind: mark.kind }]
}
