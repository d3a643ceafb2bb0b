/** What one person has chosen for this browser: theme and single keys. */
import { useSyncExternalStore } from 'react'

export const THEMES = ['system', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

const THEME = 'carryover.theme'
const SHORTCUTS = 'carryover.shortcuts'
const CHANGED = 'carryover:preferences'

/** The theme, and how to choose another; it holds at once and in every tab. */
export function useTheme(): readonly [Theme, (theme: Theme) => void] {
  const stored = useStored(THEME)
  const theme = THEMES.find((one) => one === stored) ?? 'system'
  return [theme, chooseTheme]
}

/** Whether single keys act; some people's speech input types them by accident. */
export function useShortcutsOn(): readonly [boolean, (isOn: boolean) => void] {
  const stored = useStored(SHORTCUTS)
  return [stored !== 'off', (isOn) => store(SHORTCUTS, isOn ? undefined : 'off')]
}

function chooseTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset['theme']
  else document.documentElement.dataset['theme'] = theme
  store(THEME, theme === 'system' ? undefined : theme)
}

function useStored(key: string): string | null {
  return useSyncExternalStore(subscribe, () => read(key))
}

function subscribe(changed: () => void): () => void {
  window.addEventListener('storage', changed)
  window.addEventListener(CHANGED, changed)
  return () => {
    window.removeEventListener('storage', changed)
    window.removeEventListener(CHANGED, changed)
  }
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null // Storage is closed: the defaults hold.
  }
}

function store(key: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(key)
    else localStorage.setItem(key, value)
  } catch {
    // Storage is closed: the choice holds for this page only.
  }
  window.dispatchEvent(new Event(CHANGED))
}
