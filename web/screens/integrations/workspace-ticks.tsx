/** In which of Gong's workspaces calls are read. */
import type { Access } from '../../../src/records/access.ts'
import { Checkbox } from '../../parts/checkbox.tsx'

interface WorkspaceTicksProps {
  readonly workspaces: Access['workspaces']
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
}

/** None ticked means all. A company with one workspace is not asked. */
export function WorkspaceTicks({ workspaces, chosen, onChange }: WorkspaceTicksProps) {
  if (workspaces.length < 2) return null
  const others = (id: string) => chosen.filter((one) => one !== id)
  return (
    <fieldset className="ticks">
      <legend className="lab">Workspaces</legend>
      {workspaces.map(({ workspaceId, name }) => (
        <Checkbox
          key={workspaceId}
          label={name}
          checked={chosen.includes(workspaceId)}
          onChange={(isTicked) =>
            onChange(isTicked ? [...chosen, workspaceId] : others(workspaceId))
          }
        />
      ))}
      <p className="hint">
        {chosen.length === 0
          ? 'None is ticked: calls of all workspaces are read.'
          : 'Calls of other workspaces are not read.'}
      </p>
    </fieldset>
  )
}
