/** A tick with its words; `indeterminate` when some of what it stands for are ticked. */
import { Check, Minus } from 'lucide-react'
import { Checkbox as Radix } from 'radix-ui'
import { type ReactNode, useId } from 'react'

interface CheckboxProps {
  readonly checked: boolean | 'indeterminate'
  readonly onChange: (checked: boolean) => void
  readonly label: ReactNode
  readonly hint?: ReactNode
  readonly isDisabled?: boolean
  /** The words are read aloud but not shown: in tables. */
  readonly hidesLabel?: boolean
}

export function Checkbox({
  checked,
  onChange,
  label,
  hint,
  isDisabled = false,
  hidesLabel = false,
}: CheckboxProps) {
  const id = useId()
  return (
    <span className="opt">
      <Radix.Root
        id={id}
        className="check"
        checked={checked}
        disabled={isDisabled}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onCheckedChange={(now) => onChange(now === true)}
      >
        <Radix.Indicator>
          {checked === 'indeterminate' ? <Minus aria-hidden /> : <Check aria-hidden />}
        </Radix.Indicator>
      </Radix.Root>
      <span className={hidesLabel ? 'hush' : undefined}>
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
