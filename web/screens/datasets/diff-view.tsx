/** Two versions of a file side by side in time, record by record: what is new, changed, gone. */
import type { VersionDiff } from '../../../src/records/dataset.ts'
import { State, type StateKind } from '../../parts/state.tsx'
import { counted } from '../../words.ts'
import { Minus, PencilLine, Plus, Rows3 } from 'lucide-react'

type RecordDiff = VersionDiff['records'][number]
type DiffLine = RecordDiff['lines'][number]

const KINDS: Readonly<Record<RecordDiff['kind'], { kind: StateKind; word: string }>> = {
  new: { kind: 'good', word: 'New' },
  changed: { kind: 'warn', word: 'Changed' },
  removed: { kind: 'bad', word: 'Gone' },
  header: { kind: 'off', word: 'Header' },
}

const ICONS: Readonly<Record<RecordDiff['kind'], typeof Plus>> = {
  new: Plus,
  changed: PencilLine,
  removed: Minus,
  header: Rows3,
}

export function DiffView({ diff }: { readonly diff: VersionDiff }) {
  return (
    <div className="diff">
      <p className="small">
        Version {diff.to} against {diff.from}: {summaryOf(diff)}
      </p>
      {headerLast(diff.records).map((record, index) => (
        <RecordPart key={index} record={record} />
      ))}
      {diff.isCut && (
        <p className="small dim">
          More records differ than are shown here. Download both versions to compare all of them.
        </p>
      )}
    </div>
  )
}

/** The head of the file changes with every import; what people look for comes before it. */
function headerLast(records: readonly RecordDiff[]): readonly RecordDiff[] {
  const isHeader = ({ kind }: RecordDiff) => kind === 'header'
  return [...records.filter((record) => !isHeader(record)), ...records.filter(isHeader)]
}

function summaryOf({ newRecords, changedRecords, removedRecords }: VersionDiff): string {
  const parts = [
    ...(newRecords > 0 ? [`${newRecords} new`] : []),
    ...(changedRecords > 0 ? [`${changedRecords} changed`] : []),
    ...(removedRecords > 0 ? [`${removedRecords} gone`] : []),
  ]
  if (parts.length === 0) return 'no record differs.'
  const sum = newRecords + changedRecords + removedRecords
  return `${parts.join(', ')}; ${counted(sum, 'record')} ${sum === 1 ? 'differs' : 'differ'}.`
}

function RecordPart({ record }: { readonly record: RecordDiff }) {
  const { kind, word } = KINDS[record.kind]
  const Icon = ICONS[record.kind]
  return (
    <section className="diff-record">
      <h2>
        <State kind={kind} icon={<Icon className="i" aria-hidden />}>
          {word}
        </State>{' '}
        {record.kind !== 'header' && record.title}
      </h2>
      <DiffLines lines={record.lines} />
    </section>
  )
}

const WORDS: Readonly<Record<DiffLine['mark'], string>> = {
  '+': 'added ',
  '-': 'removed ',
  ' ': '',
}

/** Each line with its mark, which is also said aloud. */
export function DiffLines({ lines }: { readonly lines: readonly DiffLine[] }) {
  return (
    <pre className="diff-lines" tabIndex={0} aria-label="Lines that differ">
      {lines.map(({ mark, text }, index) => (
        <span key={index} className={CLASSES[mark]}>
          <span className="hush">{WORDS[mark]}</span>
          <span aria-hidden>{mark} </span>
          {text}
          {'\n'}
        </span>
      ))}
    </pre>
  )
}

const CLASSES: Readonly<Record<DiffLine['mark'], string>> = {
  '+': 'plus',
  '-': 'minus',
  ' ': 'same',
}
