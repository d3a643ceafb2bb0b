/** Whose calls are read: people one by one, or a manager with everybody below. */
import { X } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { GongPerson } from '../../../src/records/access.ts'
import { useCall } from '../../api.ts'
import { TextField } from '../../parts/field.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { counted } from '../../words.ts'
import { PeopleTree } from './people-tree.tsx'

interface Chosen {
  readonly teamUserIds: string[]
  readonly teamLeadIds: string[]
}

interface PeoplePickerProps {
  readonly userIds: readonly string[]
  readonly leadIds: readonly string[]
  readonly onChange: (chosen: Chosen) => void
}

const NOBODY: readonly GongPerson[] = []

export function PeoplePicker({ userIds, leadIds, onChange }: PeoplePickerProps) {
  const { data, error } = useCall('get /access/people', {}, { staleTime: 60_000 })
  const [query, setQuery] = useState('')
  const people = data?.data ?? NOBODY
  const byId = useMemo(() => new Map(people.map((one) => [one.userId, one])), [people])
  if (error) return <ProblemNote problem={error} />
  if (!data) return <SkeletonLines lines={4} />
  if (people.length === 0) {
    return (
      <p className="small">
        Gong&rsquo;s users have not been read yet: they come with the first sync.
      </p>
    )
  }
  const without = (id: string): Chosen => ({
    teamUserIds: userIds.filter((one) => one !== id),
    teamLeadIds: leadIds.filter((one) => one !== id),
  })
  /** Whoever has people below is chosen with all of them. */
  const toggle = ({ userId, treeSize }: GongPerson, isTicked: boolean) => {
    const { teamUserIds, teamLeadIds } = without(userId)
    const isTeam = treeSize > 0
    onChange({
      teamUserIds: isTicked && !isTeam ? [...teamUserIds, userId] : teamUserIds,
      teamLeadIds: isTicked && isTeam ? [...teamLeadIds, userId] : teamLeadIds,
    })
  }
  const chosen = [...leadIds, ...userIds]
  return (
    <fieldset className="people-picker">
      <legend className="hush">People and teams</legend>
      <TextField
        label={<span className="hush">Find people</span>}
        type="search"
        placeholder="Find people by name, title or address"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <PeopleTree
        people={people}
        query={query}
        leadIds={leadIds}
        userIds={userIds}
        onToggle={toggle}
      />
      {chosen.length === 0 ? (
        <p className="hint">Nobody is chosen yet. A manager stands for everybody below.</p>
      ) : (
        <ul className="chosen-people" aria-label="Chosen">
          {chosen.map((id) => (
            <ChosenOne
              key={id}
              name={byId.get(id)?.name ?? 'Somebody whom Gong no longer lists'}
              below={leadIds.includes(id) ? (byId.get(id)?.treeSize ?? 0) : 0}
              onRemove={() => onChange(without(id))}
            />
          ))}
        </ul>
      )}
    </fieldset>
  )
}

interface ChosenOneProps {
  readonly name: string
  readonly below: number
  readonly onRemove: () => void
}

function ChosenOne({ name, below, onRemove }: ChosenOneProps) {
  return (
    <li className="in-chip">
      {name}
      {below > 0 && <span className="dim">and {counted(below, 'person', 'people')} below</span>}
      <button type="button" aria-label={`Take ${name} away`} onClick={onRemove}>
        <X className="i" aria-hidden />
      </button>
    </li>
  )
}
