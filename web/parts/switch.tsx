/** On or off, at once. */
import { Switch as Radix } from 'radix-ui'
import { type ReactNode, useId } from 'react'

interface SwitchProps {
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly isDisabled?: boolean
}

export function Switch({ checked, onChange, label, hint, isDisabled = false }: SwitchProps) {
  const id = useId()
  return (
    <span className="opt">
      <Radix.Root
        id={id}
        className="switch"
        checked={checked}
        disabled={isDisabled}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onCheckedChange={onChange}
      >
        <Radix.Thumb className="switch-thumb" />
      </Radix.Root>
      <span>
        <label htmlFor={id}>{label}</label>
        {hint && (
          <span className="hint" id={`${id}-hint`}>
            {hint}
          </span>
        )}
      </span>
    </span>
  )
}
