/** Whose calls are read: people one by one, or a manager with everybody below. */
import { useMemo, useState } from 'react'
import type { GongPerson } from '../../../src/records/access.ts'
import { useCall } from '../../api.ts'
import { Checkbox } from '../../parts/checkbox.tsx'
import { TextField } from '../../parts/field.tsx'
import { ProblemNote } from '../../parts/problem.tsx'
import { SkeletonLines } from '../../parts/skeleton.tsx'
import { counted } from '../../words.ts'
import { teamTree, visibleLines } from './team-tree.ts'

interface PeoplePickerProps {
  readonly userIds: readonly string[]
  readonly leadIds: readonly string[]
  readonly onChange: (change: {
    readonly teamUserIds: string[]
    readonly teamLeadIds: string[]
  }) => void
}

export function PeoplePicker({ userIds, leadIds, onChange }: PeoplePickerProps) {
  const { data, error } = useCall('get /access/people', {}, { staleTime: 60_000 })
  const [query, setQuery] = useState('')
  const tree = useMemo(() => teamTree(data?.data ?? []), [data])
  if (error) return <ProblemNote problem={error} />
  if (!data) return <SkeletonLines lines={4} />
  const toggle = ({ userId, treeSize }: GongPerson, isTicked: boolean) => {
    const isTeam = treeSize > 0
    onChange({
      teamUserIds: with_(userIds, userId, isTicked && !isTeam),
      teamLeadIds: with_(leadIds, userId, isTicked && isTeam),
    })
  }
  const lines = visibleLines(tree, query)
  return (
    <fieldset className="team">
      <legend className="lab">People and teams</legend>
      <TextField
        label={<span className="hush">Find people</span>}
        type="search"
        placeholder="Find people"
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      <ul className="team-list" tabIndex={0} aria-label="Gong users by manager">
        {lines.map(({ person, depth }) => (
          <li key={person.userId} style={{ paddingLeft: depth * 22 }}>
            <Checkbox
              checked={userIds.includes(person.userId) || leadIds.includes(person.userId)}
              onChange={(isTicked) => toggle(person, isTicked)}
              label={person.name}
              hint={[
                person.title,
                person.treeSize > 0 && `with ${counted(person.treeSize, 'person', 'people')} below`,
                !person.isActive && 'no longer active',
              ]
                .filter(Boolean)
                .join(', ')}
            />
          </li>
        ))}
      </ul>
      <p className="hint">
        {counted(leadIds.length, 'team')} and {counted(userIds.length, 'person', 'people')} chosen
      </p>
    </fieldset>
  )
}

function with_(ids: readonly string[], id: string, isIn: boolean): string[] {
  const others = ids.filter((one) => one !== id)
  return isIn ? [...others, id] : others
}
