/** How much of each type: how many records, since when, how many days of statistics. */
import { Checkbox } from '../../parts/checkbox.tsx'
import { TextField } from '../../parts/field.tsx'
import type { DraftField, GongOptions } from './draft.ts'

interface GongOptionsFieldsProps {
  readonly options: GongOptions
  readonly onChange: (options: GongOptions) => void
  readonly mistakes: Partial<Record<DraftField, string>>
}

const DEFAULT_LIMIT = 100

export function GongOptionsFields({ options, onChange, mistakes }: GongOptionsFieldsProps) {
  return (
    <div className="options">
      <div className="limit">
        <TextField
          label="Records of each type"
          inputMode="numeric"
          value={options.limit === null ? '' : numberText(options.limit)}
          placeholder={options.limit === null ? 'all' : ''}
          disabled={options.limit === null}
          error={mistakes.limit}
          onChange={(event) => onChange({ ...options, limit: numberOf(event.target.value) })}
        />
        <Checkbox
          label="All"
          checked={options.limit === null}
          onChange={(isAll) => onChange({ ...options, limit: isAll ? null : DEFAULT_LIMIT })}
        />
      </div>
      <TextField
        label="Not before"
        isOptional
        type="date"
        value={options.from}
        error={mistakes.from}
        onChange={(event) => onChange({ ...options, from: event.target.value })}
      />
      <TextField
        label="User statistics"
        inputMode="numeric"
        value={numberText(options.statsDays)}
        error={mistakes.statsDays}
        end={<span className="unit">days</span>}
        onChange={(event) => onChange({ ...options, statsDays: numberOf(event.target.value) })}
      />
    </div>
  )
}

/** What is no number stays one that is refused, so that the page can say so. */
function numberOf(text: string): number {
  const digits = text.replaceAll(/[\s,.]/g, '')
  return /^\d+$/.test(digits) ? Number(digits) : 0
}

function numberText(value: number): string {
  return value === 0 ? '' : String(value)
}
