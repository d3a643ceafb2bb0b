/** A field that narrows a list while one types; it tells its words a moment after the last key. */
import { Search, X } from 'lucide-react'
import { type KeyboardEvent, type Ref, useEffect, useEffectEvent, useState } from 'react'
import { IconButton } from './button.tsx'
import { afterHearing, afterTelling, lastTold, startTyping } from './typing.ts'

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
  const [typing, setTyping] = useState(() => startTyping(value))
  if (typing.value !== value) setTyping(afterHearing(typing, value))
  const { typed } = typing
  const tell = (words: string) => {
    setTyping((now) => afterTelling(now, words))
    onChange(words)
  }
  const late = useEffectEvent(tell)
  const isTold = typed === lastTold(typing)
  useEffect(() => {
    if (isTold) return
    const timer = window.setTimeout(() => late(typed), TYPING_MS)
    return () => window.clearTimeout(timer)
  }, [typed, isTold])
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Enter') tell(typed)
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
        onChange={(event) => setTyping({ ...typing, typed: event.target.value })}
        onKeyDown={press}
      />
      {typed !== '' && (
        <span className="in-end">
          <IconButton
            label="Clear"
            icon={<X className="i" aria-hidden />}
            onClick={() => tell('')}
          />
        </span>
      )}
    </span>
  )
}
