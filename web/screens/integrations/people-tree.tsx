/** Gong users as a tree, one tick a person: arrows walk it and open it, the space bar ticks. */
import { Check, ChevronRight } from 'lucide-react'
import { type KeyboardEvent, useMemo, useRef, useState } from 'react'
import type { GongPerson } from '../../../src/records/access.ts'
import { counted } from '../../words.ts'
import { closedAtFirst, type Line, linesOf, peopleTree } from './people-lines.ts'
import { stepOf } from './tree-steps.ts'

interface PeopleTreeProps {
  readonly people: readonly GongPerson[]
  readonly query: string
  readonly leadIds: readonly string[]
  readonly userIds: readonly string[]
  readonly onToggle: (person: GongPerson, isTicked: boolean) => void
}

/** More than these nobody reads: they are found by name. */
const MOST = 300

export function PeopleTree({ people, query, leadIds, userIds, onToggle }: PeopleTreeProps) {
  const tree = useMemo(() => peopleTree(people), [people])
  const [closed, setClosed] = useState(() => closedAtFirst(tree, people.length))
  const [current, setCurrent] = useState<string>()
  const list = useRef<HTMLUListElement>(null)
  const all = linesOf(tree, { query, closed, leadIds })
  const lines = all.slice(0, MOST)
  const isThere = lines.some(({ person }) => person.userId === current)
  const inTabOrder = isThere ? current : lines[0]?.person.userId

  const isTicked = ({ person: { userId }, coveredBy }: Line) =>
    coveredBy !== undefined || leadIds.includes(userId) || userIds.includes(userId)
  const open = ({ person: { userId } }: Line, isOpen: boolean) => {
    const others = [...closed].filter((one) => one !== userId)
    setClosed(new Set(isOpen ? others : [...others, userId]))
  }
  const tick = (line: Line) => {
    if (line.coveredBy === undefined) onToggle(line.person, !isTicked(line))
  }
  const goTo = (index: number) => {
    const next = lines[index]
    if (next === undefined) return
    setCurrent(next.person.userId)
    list.current?.querySelectorAll<HTMLElement>('[role=treeitem]')[index]?.focus()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = stepOf(event.key, lines, inTabOrder)
    if (step === undefined) return
    event.preventDefault()
    const line = lines[step.index]
    if (line === undefined) return
    if (step.does === 'go') goTo(step.index)
    else if (step.does === 'tick') tick(line)
    else open(line, step.does === 'open')
  }
  return (
    <>
      <ul
        className="people-tree"
        role="tree"
        aria-multiselectable
        aria-label="Gong users by manager"
        ref={list}
        onKeyDown={onKeyDown}
      >
        {lines.map((line) => (
          <Item
            key={line.person.userId}
            line={line}
            isTicked={isTicked(line)}
            isCurrent={line.person.userId === inTabOrder}
            onTick={() => {
              setCurrent(line.person.userId)
              tick(line)
            }}
            onOpen={() => open(line, line.isOpen === false)}
          />
        ))}
      </ul>
      {lines.length === 0 && <p className="hint">Nobody is called so in Gong.</p>}
      {all.length > MOST && (
        <p className="hint">
          {MOST} of {counted(all.length, 'person', 'people')} are shown: find others by name.
        </p>
      )}
    </>
  )
}

interface ItemProps {
  readonly line: Line
  readonly isTicked: boolean
  /** The one that the Tab key leads to. */
  readonly isCurrent: boolean
  readonly onTick: () => void
  readonly onOpen: () => void
}

function Item({ line, isTicked, isCurrent, onTick, onOpen }: ItemProps) {
  const { person, level, isOpen, coveredBy } = line
  const { name, title, treeSize, isActive } = person
  const says = [title, !isActive && 'no longer active'].filter(Boolean)
  return (
    <li
      role="treeitem"
      aria-level={level}
      aria-expanded={isOpen}
      aria-checked={isTicked}
      aria-disabled={coveredBy !== undefined || undefined}
      tabIndex={isCurrent ? 0 : -1}
      style={{ paddingLeft: (level - 1) * 22 }}
      onClick={onTick}
    >
      <span
        className="people-open"
        aria-hidden
        onClick={(event) => {
          event.stopPropagation()
          onOpen()
        }}
      >
        {isOpen !== undefined && <ChevronRight className="i" />}
      </span>
      <span className="check" data-state={isTicked ? 'checked' : 'unchecked'} aria-hidden>
        {isTicked && <Check />}
      </span>
      <span className="people-name">
        {name} <span className="small">{says.join(', ')}</span>
        {coveredBy !== undefined && <span className="hush">, with the team of {coveredBy}</span>}
      </span>
      {treeSize > 0 && (
        <span className="people-size">{counted(treeSize, 'person', 'people')} below</span>
      )}
    </li>
  )
}
