/** How the pages look and listen in this browser. */
import { THEMES, useShortcutsOn, useTheme } from '../../frame/preferences.ts'
import { Switch } from '../../parts/switch.tsx'
import './appearance.css'

const NAMES = { system: 'As the system', light: 'Light', dark: 'Dark' } as const

export function Appearance() {
  const [theme, setTheme] = useTheme()
  const [areOn, setOn] = useShortcutsOn()
  return (
    <>
      <fieldset className="section setting">
        <legend className="hush">Theme</legend>
        <h2 className="h" aria-hidden>
          Theme
        </h2>
        <div className="themes">
          {THEMES.map((one) => (
            <label key={one} className="theme">
              <input
                type="radio"
                name="theme"
                checked={theme === one}
                onChange={() => setTheme(one)}
              />
              <ThemePicture theme={one} />
              {NAMES[one]}
            </label>
          ))}
        </div>
      </fieldset>
      <section className="section setting">
        <h2 className="h">Keys</h2>
        <Switch
          checked={areOn}
          onChange={setOn}
          label="Single keys"
          hint="g then h, d, i or s goes to a page, / finds, ? shows them all. Ctrl K works either way."
        />
      </section>
    </>
  )
}

/** The mark on its ground, in that theme whatever holds just now. */
function ThemePicture({ theme }: { readonly theme: (typeof THEMES)[number] }) {
  return (
    <span className="theme-picture" data-picture={theme} aria-hidden>
      <svg viewBox="0 0 40 18">
        <path className="tie" d="M6.4 8.6C13-.6 27-.6 33.6 8.6C26 3.2 14 3.2 6.4 8.6Z" />
        <ellipse cx="5.4" cy="13.4" rx="5.2" ry="3.8" transform="rotate(-22 5.4 13.4)" />
        <ellipse cx="34.6" cy="13.4" rx="5.2" ry="3.8" transform="rotate(-22 34.6 13.4)" />
      </svg>
    </span>
  )
}
