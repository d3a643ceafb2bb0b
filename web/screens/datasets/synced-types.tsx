/** Which files schedules renew: all, or those that are ticked. */
import { Checkbox } from '../../parts/checkbox.tsx'

interface SyncedTypesProps {
  readonly files: readonly { readonly key: string; readonly name: string }[]
  readonly synced: ReadonlySet<string>
  readonly onChange: (synced: ReadonlySet<string>) => void
}

export function SyncedTypes({ files, synced, onChange }: SyncedTypesProps) {
  const ticked = files.filter(({ key }) => synced.has(key)).length
  const areAll = ticked === files.length
  const turn = (key: string, isOn: boolean) => {
    const now = new Set(synced)
    if (isOn) now.add(key)
    else now.delete(key)
    onChange(now)
  }
  return (
    <fieldset className="synced">
      <legend className="lab">Which types</legend>
      <Checkbox
        label="All that were imported"
        checked={areAll ? true : ticked > 0 ? 'indeterminate' : false}
        onChange={(isOn) => onChange(new Set(isOn ? files.map(({ key }) => key) : []))}
      />
      {files.length > 1 && (
        <div className="opts">
          {files.map(({ key, name }) => (
            <Checkbox
              key={key}
              label={name}
              checked={synced.has(key)}
              onChange={(isOn) => turn(key, isOn)}
            />
          ))}
        </div>
      )}
    </fieldset>
  )
}
