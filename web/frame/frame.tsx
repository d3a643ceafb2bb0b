/** What every page stands in: the rail (a bar on phones), the line of breadcrumb and actions, the title. */
import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import { Command, TriangleAlert } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useCall } from '../api.ts'
import { Mark } from '../parts/mark.tsx'
import { Time } from '../parts/time.tsx'
import { ActionRequired } from './action-required.tsx'
import { useShortcuts } from './keyboard.ts'
import { MemberMenu } from './member-menu.tsx'
import { Notices } from './notices.tsx'
import { Palette } from './palette.tsx'
import { FOOT, isIn, MAIN, type Place } from './places.ts'
import { SampleMark } from './sample-mark.tsx'
import { ShortcutSheet } from './shortcut-sheet.tsx'

export function Frame() {
  const [open, setOpen] = useState<'palette' | 'sheet'>()
  useShortcuts({ palette: () => setOpen('palette'), sheet: () => setOpen('sheet') })
  useFocusOnNewPage()
  const close = () => setOpen(undefined)
  return (
    <div className="frame">
      <a className="skip" href="#main">
        Skip to the page
      </a>
      <nav className="rail" aria-label="Main">
        <Link className="brand" to="/">
          <RailMark />
          Carryover
        </Link>
        {MAIN.map((place) => (
          <RailLink key={place.to} place={place} />
        ))}
        <span className="rest" />
        <button type="button" className="nav extra" onClick={() => setOpen('palette')}>
          <Command className="i" aria-hidden />
          Go to
          <kbd>{isMac() ? '⌘ K' : 'Ctrl K'}</kbd>
        </button>
        <Notices />
        {FOOT.map((place) => (
          <RailLink key={place.to} place={place} isExtra />
        ))}
        <MemberMenu />
      </nav>
      <main className="page" id="main" tabIndex={-1}>
        <SampleMark />
        <ActionRequired />
        <Outlet />
      </main>
      <Palette isOpen={open === 'palette'} onClose={close} />
      <ShortcutSheet isOpen={open === 'sheet'} onClose={close} />
    </div>
  )
}

function RailLink({
  place,
  isExtra = false,
}: {
  readonly place: Place
  readonly isExtra?: boolean
}) {
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const { icon: Icon } = place
  return (
    <Link
      className={isExtra ? 'nav extra' : 'nav'}
      to={place.to}
      aria-current={isIn(place, path) ? 'page' : undefined}
    >
      <Icon className="i" aria-hidden />
      {place.label}
    </Link>
  )
}

/** The tie of the mark draws itself while a sync of one of the member's datasets runs. */
function RailMark() {
  const { data } = useCall('get /datasets', { limit: 100 }, { staleTime: 10_000 })
  const isRunning = data?.data.some(({ syncState }) => syncState === 'in_progress') ?? false
  return <Mark height={16} isDrawing={isRunning} />
}

/** A new page begins at its top, for eyes and ears alike: the focus goes to the page, not back to the rail. */
function useFocusOnNewPage(): void {
  const path = useRouterState({ select: ({ location }) => location.pathname })
  const isFirst = useRef(true)
  useEffect(() => {
    if (isFirst.current) {
      isFirst.current = false
      return
    }
    // Tabs that are links keep the focus: the person is walking along them.
    if (document.activeElement?.closest('.tabs')) return
    document.getElementById('main')?.focus({ preventScroll: true })
  }, [path])
}

export interface Crumb {
  readonly label: string
  readonly to: string
}

interface PageProps {
  readonly title: string
  /** The pages above this one, from the top; the title itself is the last step. */
  readonly breadcrumb?: readonly Crumb[]
  /** When the data were last renewed. */
  readonly freshness?: string | null | undefined
  /** They are older than they should be. */
  readonly isLate?: boolean
  /** At the right; one primary button at most. */
  readonly actions?: ReactNode
  /** Below the title, divided by dots. */
  readonly facts?: readonly ReactNode[]
  /** Beside the title: its figures. */
  readonly figures?: ReactNode
  readonly children: ReactNode
}

export function Page({
  title,
  breadcrumb = [],
  freshness,
  isLate = false,
  actions,
  facts = [],
  figures,
  children,
}: PageProps) {
  useEffect(() => {
    document.title = `${title} · Carryover`
  }, [title])
  const hasTopLine = breadcrumb.length > 0 || actions !== undefined || Boolean(freshness)
  return (
    <>
      <div className={hasTopLine ? 'topline' : 'topline bare'}>
        {breadcrumb.length > 0 && (
          <nav className="crumbs" aria-label="Breadcrumb">
            {breadcrumb.map(({ label, to }) => (
              <Link key={to} to={to}>
                {label}
              </Link>
            ))}
            <span aria-current="page">{title}</span>
          </nav>
        )}
        {freshness && (
          <span className={isLate ? 'asof late' : 'asof'}>
            {isLate && <TriangleAlert className="i" aria-label="Late" />}
            Data as of <Time at={freshness} />
          </span>
        )}
        {actions && <div className="actions">{actions}</div>}
      </div>
      <div className={figures ? 'intro' : undefined}>
        <div>
          <h1 className="title">{title}</h1>
          {facts.length > 0 && (
            <p className="facts">
              {facts.map((fact, index) => (
                <span key={index}>{fact}</span>
              ))}
            </p>
          )}
        </div>
        {figures}
      </div>
      <div className="page-body">{children}</div>
    </>
  )
}

/** For the names of keys only. */
function isMac(): boolean {
  return /Mac|iPhone|iPad/.test(navigator.userAgent)
}
