/** Keys that work on every page: Ctrl/⌘ K always, single keys unless they are switched off. */
import { useNavigate } from '@tanstack/react-router'
import { useEffect } from 'react'
import { FOOT, MAIN } from './places.ts'
import { useShortcutsOn } from './preferences.ts'

interface Acts {
  readonly palette: () => void
  readonly sheet: () => void
}

/** After `g`, a second key is waited for this long. */
const SECOND_KEY_MS = 1_200

/** Marks the field that `/` leads to: give it `data-find`. */
const FIND = '[data-find]'

export function useShortcuts({ palette, sheet }: Acts): void {
  const [areOn] = useShortcutsOn()
  const navigate = useNavigate()
  useEffect(() => {
    let goneAtMs = -Infinity
    const single: Readonly<Record<string, () => void>> = {
      g: () => (goneAtMs = performance.now()),
      '?': sheet,
      '/': () => (findField() ? findField()?.focus() : palette()),
    }
    const onKey = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() === 'k' && (event.metaKey || event.ctrlKey) && !event.shiftKey) {
        event.preventDefault()
        palette()
        return
      }
      if (!areOn || event.metaKey || event.ctrlKey || event.altKey || isTaken(event.target)) return
      const place = [...MAIN, ...FOOT].find(({ key }) => key === event.key)
      if (place && performance.now() - goneAtMs < SECOND_KEY_MS) {
        goneAtMs = -Infinity
        event.preventDefault()
        void navigate({ to: place.to })
        return
      }
      const act = single[event.key]
      if (!act) return
      event.preventDefault()
      act()
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [areOn, navigate, palette, sheet])
}

function findField(): HTMLElement | null {
  return document.querySelector<HTMLElement>(FIND)
}

/** Somebody types, or something floats above the page. */
export function isTaken(target: EventTarget | null): boolean {
  if (document.querySelector('[role="dialog"], [role="menu"], [role="listbox"]')) return true
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.closest('input, textarea, select') !== null)
  )
}
