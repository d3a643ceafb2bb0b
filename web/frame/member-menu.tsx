/** Who is signed in, the theme, and the way out. On phones it also leads to the foot of the rail. */
import { useNavigate } from '@tanstack/react-router'
import { Check, ChevronsUpDown, CircleUser } from 'lucide-react'
import { DropdownMenu } from 'radix-ui'
import { request, useCall } from '../api.ts'
import { FOOT } from './places.ts'
import { THEMES, useTheme } from './preferences.ts'

const THEME_NAMES = { system: 'As the system', light: 'Light', dark: 'Dark' } as const

export function MemberMenu() {
  const { data: me } = useCall('get /me', {})
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger className="nav member">
        <CircleUser className="i" aria-hidden />
        <span className="member-names">
          <span>{me?.member.name ?? 'You'}</span>
          <small>{me?.organization.name ?? '\u00A0'}</small>
        </span>
        <ChevronsUpDown className="i end" aria-hidden />
      </DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          className="floating menu"
          side="top"
          align="start"
          sideOffset={6}
          collisionPadding={12}
        >
          <Items email={me?.member.email} />
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  )
}

function Items({ email }: { readonly email: string | undefined }) {
  const navigate = useNavigate()
  const [theme, setTheme] = useTheme()
  return (
    <>
      {email && <DropdownMenu.Label className="menu-label">{email}</DropdownMenu.Label>}
      {FOOT.map(({ to, label }) => (
        <DropdownMenu.Item
          key={to}
          className="menu-item phone-only"
          onSelect={() => void navigate({ to })}
        >
          {label}
        </DropdownMenu.Item>
      ))}
      <DropdownMenu.Separator className="menu-line phone-only" />
      <DropdownMenu.RadioGroup
        value={theme}
        onValueChange={(value) => setTheme(THEMES.find((one) => one === value) ?? 'system')}
      >
        {THEMES.map((one) => (
          <DropdownMenu.RadioItem key={one} value={one} className="menu-item">
            {THEME_NAMES[one]}
            <DropdownMenu.ItemIndicator className="menu-tick">
              <Check className="i" aria-hidden />
            </DropdownMenu.ItemIndicator>
          </DropdownMenu.RadioItem>
        ))}
      </DropdownMenu.RadioGroup>
      <DropdownMenu.Separator className="menu-line" />
      <DropdownMenu.Item className="menu-item" onSelect={() => void signOut()}>
        Sign out
      </DropdownMenu.Item>
    </>
  )
}

/** A whole new page afterwards, so that nothing of the former member stays in memory. */
async function signOut(): Promise<void> {
  try {
    await request('delete', '/session')
  } finally {
    window.location.assign('/login')
  }
}
