/** A field that narrows a list while one types; it tells its words a moment after the last key. */
import { Search, X } from 'lucide-react'
import { type KeyboardEvent, type Ref, useEffect, useState } from 'react'
import { IconButton } from './button.tsx'

interface FindFieldProps {
  readonly label: string
  readonly placeholder: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly ref?: Ref<HTMLInputElement>
  readonly autoFocus?: boolean
}

const TYPING_MS = 250

export function FindField({
  label,
  placeholder,
  value,
  onChange,
  ref,
  autoFocus = false,
}: FindFieldProps) {
  const [typed, setTyped] = useState(value)
  const [former, setFormer] = useState(value)
  if (former !== value) {
    // The address changed by something else: back, or a button.
    setFormer(value)
    setTyped(value)
  }
  useEffect(() => {
    if (typed === value) return
    const timer = window.setTimeout(() => onChange(typed), TYPING_MS)
    return () => window.clearTimeout(timer)
  }, [typed, value, onChange])
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter') onChange(typed)
  }
  return (
    <span className="in-wrap find-in">
      <Search className="i" aria-hidden />
      <input
        ref={ref}
        className="in has-end"
        type="search"
        data-find
        autoFocus={autoFocus}
        aria-label={label}
        placeholder={placeholder}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onKeyDown={press}
      />
      {typed !== '' && (
        <span className="in-end">
          <IconButton
            label="Clear"
            icon={<X className="i" aria-hidden />}
            onClick={() => {
              setTyped('')
              onChange('')
            }}
          />
        </span>
      )}
    </span>
  )
}
