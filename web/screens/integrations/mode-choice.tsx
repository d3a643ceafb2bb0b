/** The three reaches of the connection as one choice, each with what it means. */
import { RadioGroup } from 'radix-ui'
import { useId } from 'react'
import type { Access } from '../../../src/records/access.ts'

type Mode = Access['mode']

const MODES: readonly (readonly [Mode, string, string])[] = [
  ['all', 'All recordings', 'Every call with a customer that the connection can see.'],
  [
    'team',
    'Team recordings',
    'Only calls that somebody of the chosen people or teams took part in.',
  ],
  [
    'deal',
    'Deal-associated',
    'Only calls that Gong ties to a deal in the CRM. The least, where Gong and the CRM are connected.',
  ],
]

interface ModeChoiceProps {
  readonly mode: Mode
  /** Said beside one of them while nobody has chosen. */
  readonly advised: Mode | undefined
  readonly onChange: (mode: Mode) => void
}

export function ModeChoice({ mode, advised, onChange }: ModeChoiceProps) {
  const id = useId()
  return (
    <div>
      <p className="lab" id={id}>
        Access
      </p>
      <RadioGroup.Root
        className="modes"
        aria-labelledby={id}
        value={mode}
        onValueChange={(value) => {
          const chosen = MODES.find(([one]) => one === value)
          if (chosen) onChange(chosen[0])
        }}
      >
        {MODES.map(([value, name, help]) => (
          <span key={value} className="mode">
            <RadioGroup.Item
              id={`${id}-${value}`}
              value={value}
              className="radio"
              aria-describedby={`${id}-${value}-help`}
            >
              <RadioGroup.Indicator />
            </RadioGroup.Item>
            <span>
              <label htmlFor={`${id}-${value}`}>
                {name}
                {advised === value && <span className="chip small-chip">advised</span>}
              </label>
              <span className="hint" id={`${id}-${value}-help`}>
                {help}
              </span>
            </span>
          </span>
        ))}
      </RadioGroup.Root>
    </div>
  )
}
