/** One of a few: a list that opens. */
import { Check, ChevronDown } from 'lucide-react'
import { Select as Radix } from 'radix-ui'
import type { ControlTies } from './field.tsx'

export interface Option<Value extends string> {
  readonly value: Value
  readonly label: string
  readonly hint?: string
}

interface SelectProps<Value extends string> extends Partial<ControlTies> {
  readonly value: Value
  readonly onChange: (value: Value) => void
  readonly options: readonly Option<Value>[]
  readonly isDisabled?: boolean
  /** Needed where no `Field` names it. */
  readonly 'aria-label'?: string
}

export function Select<Value extends string>({
  value,
  onChange,
  options,
  isDisabled = false,
  ...ties
}: SelectProps<Value>) {
  return (
    <Radix.Root
      value={value}
      disabled={isDisabled}
      onValueChange={(chosen) => {
        const option = options.find((one) => one.value === chosen)
        if (option) onChange(option.value)
      }}
    >
      <Radix.Trigger {...ties} className="in select">
        <Radix.Value>{options.find((option) => option.value === value)?.label}</Radix.Value>
        <Radix.Icon asChild>
          <ChevronDown className="i" aria-hidden />
        </Radix.Icon>
      </Radix.Trigger>
      <Radix.Portal>
        <Radix.Content
          className="floating menu"
          position="popper"
          sideOffset={4}
          collisionPadding={12}
        >
          <Radix.Viewport>
            {options.map((option) => (
              <Radix.Item key={option.value} value={option.value} className="menu-item">
                <Radix.ItemText asChild>
                  <span>
                    {option.label}
                    {option.hint && <small>{option.hint}</small>}
                  </span>
                </Radix.ItemText>
                <Radix.ItemIndicator className="menu-tick">
                  <Check className="i" aria-hidden />
                </Radix.ItemIndicator>
              </Radix.Item>
            ))}
          </Radix.Viewport>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  )
}
