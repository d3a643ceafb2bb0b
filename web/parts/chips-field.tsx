/** Several short words in one field: each becomes a chip by Enter, comma or paste, and goes by its cross or Backspace. */
import { TriangleAlert, X } from 'lucide-react'
import { useState } from 'react'
import { Field } from './field.tsx'

interface ChipsFieldProps {
  readonly label: string
  readonly hint?: string
  readonly error?: string | undefined
  readonly isOptional?: boolean
  readonly placeholder?: string
  readonly values: readonly string[]
  readonly onChange: (values: readonly string[]) => void
  /** What is kept of what was typed; empty for nothing. */
  readonly clean?: (typed: string) => string
  /** What is wrong with one, told below the field. */
  readonly trouble?: (value: string) => string | undefined
  readonly isMono?: boolean
  /** Blanks are part of a value: names and phrases, which only a comma or Enter ends. */
  readonly keepsBlanks?: boolean
  readonly isDisabled?: boolean
}

export function ChipsField(props: ChipsFieldProps) {
  const { label, hint, error, isOptional = false, values, onChange } = props
  const { clean = (text) => text.trim(), trouble = () => undefined, isMono = false } = props
  const { keepsBlanks = false, isDisabled = false } = props
  const between = keepsBlanks ? /[,;\n]+/ : /[\s,;]+/
  const [typed, setTyped] = useState('')
  const add = (text: string) => {
    const words = text.split(between).map(clean)
    onChange([...new Set([...values, ...words.filter((word) => word !== '')])])
    setTyped('')
  }
  const told = values.map(trouble).filter((text) => text !== undefined)
  return (
    <Field label={label} hint={hint} error={error} isOptional={isOptional}>
      {(ties) => (
        <>
          <span className="in chips">
            {values.map((value) => (
              <span key={value} className={chipClass(isMono, trouble(value) !== undefined)}>
                {trouble(value) !== undefined && <TriangleAlert className="i warn" aria-hidden />}
                {value}
                <button
                  type="button"
                  disabled={isDisabled}
                  aria-label={`Take ${value} away`}
                  onClick={() => onChange(values.filter((one) => one !== value))}
                >
                  <X className="i" aria-hidden />
                </button>
              </span>
            ))}
            <input
              {...ties}
              value={typed}
              placeholder={values.length === 0 ? props.placeholder : undefined}
              spellCheck={false}
              disabled={isDisabled}
              autoCapitalize="none"
              autoComplete="off"
              onChange={(event) => setTyped(event.target.value)}
              onPaste={(event) => {
                const pasted = event.clipboardData.getData('text')
                if (!between.test(pasted.trim())) return
                event.preventDefault()
                add(`${typed}${pasted}`)
              }}
              onKeyDown={(event) => {
                if ((event.key === 'Enter' || event.key === ',') && typed.trim() !== '') {
                  event.preventDefault()
                  add(typed)
                }
                if (event.key === 'Backspace' && typed === '') onChange(values.slice(0, -1))
              }}
              onBlur={() => typed.trim() !== '' && add(typed)}
            />
          </span>
          {told.map((text) => (
            <span key={text} className="chip-trouble" role="status">
              <TriangleAlert className="i warn" aria-hidden />
              {text}
            </span>
          ))}
        </>
      )}
    </Field>
  )
}

function chipClass(isMono: boolean, hasTrouble: boolean): string {
  return ['in-chip', isMono ? 'mono' : '', hasTrouble ? 'trouble' : ''].filter(Boolean).join(' ')
}
