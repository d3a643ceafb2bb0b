/** A field above a list: the arrow keys go through the list while the field keeps the focus, Enter takes what is lit. */
import { type KeyboardEvent, useEffect, useId, useState } from 'react'

export function useListKeys(count: number, onEnter: (at: number) => void) {
  const id = useId()
  const [at, setAt] = useState(0)
  const isThere = at < count
  useEffect(() => {
    if (isThere) document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' })
  }, [id, at, isThere])
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && count > 0) {
      event.preventDefault()
      setAt((at + step + count) % count)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      onEnter(at)
    }
  }
  return {
    /** To the first of another list. */
    start: () => setAt(0),
    field: {
      role: 'combobox',
      'aria-expanded': true,
      'aria-controls': `${id}-list`,
      'aria-activedescendant': isThere ? `${id}-${at}` : undefined,
      onKeyDown,
    },
    list: { role: 'listbox', id: `${id}-list` },
    option: (index: number) => ({
      id: `${id}-${index}`,
      role: 'option',
      'aria-selected': index === at,
      className: 'menu-item',
      'data-highlighted': index === at || undefined,
      onMouseMove: () => setAt(index),
    }),
  } as const
}
