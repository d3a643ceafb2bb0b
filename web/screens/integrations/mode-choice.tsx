/** The three reaches of the connection as one choice, each with what it means. */
import { RadioGroup } from 'radix-ui'
import { type ReactNode, useId } from 'react'
import type { Access } from '../../../src/records/access.ts'

type Mode = Access['mode']

interface ModeWords {
  readonly value: Mode
  readonly name: string
  readonly help: string
}

export const MODES: readonly ModeWords[] = [
  {
    value: 'all',
    name: 'All recordings',
    help: 'Every call with a customer that the connection can see.',
  },
  {
    value: 'team',
    name: 'Team recordings',
    help: 'Only calls in which somebody of the chosen people or teams took part.',
  },
  {
    value: 'deal',
    name: 'Deal-associated',
    help: 'Only calls that Gong ties to a deal of the CRM. The least, where Gong and the CRM are connected.',
  },
]

interface ModeChoiceProps {
  readonly mode: Mode
  /** Said beside one of them while nobody has chosen. */
  readonly advised: Mode | undefined
  readonly onChange: (mode: Mode) => void
  /** Who is meant, below "Team recordings" while that is chosen. */
  readonly children: ReactNode
}

export function ModeChoice({ mode, advised, onChange, children }: ModeChoiceProps) {
  const id = useId()
  return (
    <div>
      <p className="lab" id={id}>
        Calls
      </p>
      <RadioGroup.Root
        className="modes"
        aria-labelledby={id}
        value={mode}
        onValueChange={(value) => {
          const chosen = MODES.find((one) => one.value === value)
          if (chosen) onChange(chosen.value)
        }}
      >
        {MODES.map(({ value, name, help }) => (
          <div key={value} className="mode">
            <RadioGroup.Item
              id={`${id}-${value}`}
              value={value}
              className="radio"
              aria-describedby={`${id}-${value}-help`}
            >
              <RadioGroup.Indicator />
            </RadioGroup.Item>
            <div>
              <label htmlFor={`${id}-${value}`}>{name}</label>
              {advised === value && <span className="chip small-chip">advised</span>}
              <p className="hint" id={`${id}-${value}-help`}>
                {help}
              </p>
              {value === 'team' && mode === 'team' && children}
            </div>
          </div>
        ))}
      </RadioGroup.Root>
    </div>
  )
}
