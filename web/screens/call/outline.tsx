/** At the left: chapters with their points, and the marks of the call by name, each a way to its place. */
import { ChevronRight } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { AccountCall } from '../../../src/records/account-call.ts'
import { MOMENT_KINDS, MOMENT_NAMES } from '../../parts/moment-words.ts'
import { Derived } from '../../parts/origin.tsx'
import { count } from '../../words.ts'
import { FromGong } from '../../parts/origin.tsx'
import { type NoteKind, NoteMark } from '../../parts/note-mark.tsx'
import type { ShownMark } from './shown-marks.ts'
import { markTime, momentHash } from '../../parts/call-times.ts'
import type { Reading } from './use-reading.ts'

interface OutlineProps {
  readonly call: AccountCall
  readonly reading: Reading
}

export function Outline({ call, reading }: OutlineProps) {
  return (
    <>
      <Groups id="found" title="Found here" groups={foundGroups(reading.marks)} reading={reading}>
        <Derived how={HOW_FOUND} />
      </Groups>
      <Groups id="marks" title="Marks" groups={groupsOf(call, reading.marks)} reading={reading} />
      {call.chapters.length > 0 && (
        <section aria-labelledby="chapters-head">
          <div className="head">
            <h2 id="chapters-head">Chapters</h2>
            {call.chaptersFrom === 'gong-outline' ? (
              <FromGong />
            ) : (
              <Derived how="Gong gave no outline of this call. These come from the topics that its transcript names." />
            )}
          </div>
          <ol className="chapter-list">
            {call.chapters.map((chapter, index) => {
              const isHere = reading.atMs >= chapter.startMs && reading.atMs < chapter.endMs
              return (
                <li key={index} aria-current={(isHere && !reading.isAtStart) || undefined}>
                  <MomentLink atMs={chapter.startMs} reading={reading}>
                    {chapter.title}
                  </MomentLink>
                  {isHere && chapter.items.length > 0 && (
                    <ul className="moment-list">
                      {chapter.items.map((item, place) => (
                        <li key={place}>
                          <MomentLink atMs={item.atMs} reading={reading}>
                            {item.text}
                          </MomentLink>
                        </li>
                      ))}
                    </ul>
                  )}
                </li>
              )
            })}
          </ol>
        </section>
      )}
    </>
  )
}

interface MomentLinkProps {
  readonly atMs: number
  readonly reading: Reading
  readonly children: string
}

function MomentLink({ atMs, reading, children }: MomentLinkProps) {
  return (
    <a
      href={momentHash(atMs)}
      onClick={(event) => {
        event.preventDefault()
        reading.go(atMs, { focuses: true })
      }}
    >
      <time>{markTime(atMs)}</time>
      <span>{children}</span>
    </a>
  )
}

interface Group {
  readonly key: string
  readonly label: string
  readonly kind: NoteKind
  /** How often, where Gong counts more than it gives times of. */
  readonly count: number
  readonly marks: readonly ShownMark[]
}

const HOW_FOUND =
  'Found in the transcript, sentence by sentence, by models that run here. Each leads to its words.'

interface GroupsProps {
  readonly id: string
  readonly title: string
  readonly groups: readonly Group[]
  readonly reading: Reading
  readonly children?: ReactNode
}

function Groups({ id, title, groups, reading, children }: GroupsProps) {
  const [open, setOpen] = useState<string>()
  if (groups.length === 0) return null
  return (
    <section aria-labelledby={`${id}-head`}>
      <div className="head">
        <h2 id={`${id}-head`}>{title}</h2>
        {children}
      </div>
      <ul className="points">
        {groups.map((group) => (
          <li key={group.key}>
            {group.marks.length === 0 ? (
              <span className="point" title="Gong gives no times of these">
                <NoteMark kind={group.kind} />
                {group.label}
                <span className="n">{count(group.count)}</span>
              </span>
            ) : (
              <button
                type="button"
                className="point"
                aria-expanded={open === group.key}
                onClick={() => setOpen(open === group.key ? undefined : group.key)}
              >
                <NoteMark kind={group.kind} />
                {group.label}
                <span className="n">{count(group.count)}</span>
                <ChevronRight className="i" aria-hidden />
              </button>
            )}
            {open === group.key && (
              <ol className="moment-list">
                {group.marks.map((mark, index) => (
                  <li key={index}>
                    <MomentLink atMs={mark.atMs} reading={reading}>
                      {mark.text ?? mark.label}
                    </MomentLink>
                  </li>
                ))}
              </ol>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

/** By kind, in the order in which one asks for them. */
function foundGroups(marks: readonly ShownMark[]): readonly Group[] {
  const byKind = Map.groupBy(marks, ({ moment }) => moment?.kind)
  return MOMENT_KINDS.flatMap((kind) => {
    const some = byKind.get(kind) ?? []
    const [first] = some
    if (first === undefined) return []
    const label = kind === 'question' ? 'Their questions' : MOMENT_NAMES[kind].many
    return [{ key: `found ${kind}`, label, kind: first.kind, count: some.length, marks: some }]
  })
}

/** Members' own first, then what Gong marked, by name. */
function groupsOf({ trackers }: AccountCall, all: readonly ShownMark[]): readonly Group[] {
  const marks = all.filter(({ moment }) => moment === null)
  const of = (kind: NoteKind) => marks.filter((mark) => mark.kind === kind)
  const named = (kind: 'highlight' | 'tracker') =>
    [...Map.groupBy(of(kind), ({ label }) => label)].map(([label, some]) => ({
      key: `${kind} ${label}`,
      label,
      kind,
      count: some.length,
      marks: some,
    }))
  const heard = named('tracker')
  const counted = (trackers ?? []).map(({ name, count: times }) => ({
    key: `tracker ${name}`,
    label: name,
    kind: 'tracker' as const,
    count: times,
    marks: heard.find(({ label }) => label === name)?.marks ?? [],
  }))
  const together = (kind: 'own' | 'comment', label: string): readonly Group[] => {
    const some = of(kind)
    return some.length === 0 ? [] : [{ key: kind, label, kind, count: some.length, marks: some }]
  }
  return [
    ...together('own', 'Marked here'),
    ...named('highlight'),
    ...together('comment', 'Comments in Gong'),
    ...counted,
  ]
}
