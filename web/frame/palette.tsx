/** Ctrl/⌘ K: go anywhere by its name, or search what was said. Pages, accounts and datasets; Esc returns to where one was. */
import { useNavigate } from '@tanstack/react-router'
import { ArrowRight } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { type KeyboardEvent, useId, useState } from 'react'
import { useCall } from '../api.ts'
import { FOOT, MAIN } from './places.ts'

interface Target {
  readonly to: string
  /** Behind the question mark. */
  readonly search?: Readonly<Record<string, string>>
  readonly label: string
  readonly kind: string
  readonly keys?: string
}

const MORE: readonly Target[] = [
  { to: '/accounts?add=hand', label: 'New account', kind: 'Page' },
  { to: '/datasets/new', label: 'New dataset', kind: 'Page' },
  { to: '/integrations/gong/overview', label: 'Gong connection', kind: 'Page' },
  { to: '/integrations/gong/access', label: 'Gong access', kind: 'Page' },
  { to: '/integrations/gong/matching', label: 'Gong matching', kind: 'Page' },
  { to: '/integrations/gong/diagnostics', label: 'Gong diagnostics', kind: 'Page' },
  { to: '/settings/members', label: 'Members', kind: 'Page' },
  { to: '/settings/tokens', label: 'API tokens', kind: 'Page' },
  { to: '/settings/appearance', label: 'Appearance', kind: 'Page' },
  { to: '/settings/about', label: 'About this installation', kind: 'Page' },
]
const PAGES: readonly Target[] = [
  ...[...MAIN, ...FOOT].map(({ to, label, key }) => ({
    to,
    label,
    kind: 'Page',
    ...(key ? { keys: `g ${key}` } : {}),
  })),
  ...MORE,
]
const MOST = 12

interface PaletteProps {
  readonly isOpen: boolean
  readonly onClose: () => void
}

export function Palette({ isOpen, onClose }: PaletteProps) {
  return (
    <Dialog.Root open={isOpen} onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Overlay className="scrim top">
          <Dialog.Content className="palette floating" aria-describedby={undefined}>
            <Dialog.Title className="hush">Go to</Dialog.Title>
            <Finder onClose={onClose} />
          </Dialog.Content>
        </Dialog.Overlay>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function Finder({ onClose }: { readonly onClose: () => void }) {
  const id = useId()
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const targets = useTargets(typed)
  const go = (target: Target | undefined) => {
    if (!target) return
    onClose()
    void navigate({ to: target.to, search: target.search ?? {} })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step !== undefined && targets.length > 0) {
      event.preventDefault()
      setAt((at + step + targets.length) % targets.length)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      go(targets[at])
    }
  }
  return (
    <>
      <input
        className="palette-in"
        autoFocus
        placeholder="Go to a page, an account or a dataset"
        aria-label="Go to a page, an account or a dataset"
        role="combobox"
        aria-expanded
        aria-controls={`${id}-list`}
        aria-activedescendant={targets[at] ? `${id}-${at}` : undefined}
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setAt(0)
        }}
        onKeyDown={onKeyDown}
      />
      <ul className="palette-list" role="listbox" id={`${id}-list`} aria-label="Places">
        {targets.map((target, index) => (
          <li
            key={`${target.to} ${target.kind}`}
            id={`${id}-${index}`}
            role="option"
            aria-selected={index === at}
            className="menu-item"
            data-highlighted={index === at || undefined}
            onMouseMove={() => setAt(index)}
            onClick={() => go(target)}
          >
            <ArrowRight className="i" aria-hidden />
            <span>{target.label}</span>
            {target.keys ? <kbd>{target.keys}</kbd> : <small>{target.kind}</small>}
          </li>
        ))}
      </ul>
    </>
  )
}

function useTargets(typed: string): readonly Target[] {
  const { data } = useCall('get /datasets', { limit: 100 }, { staleTime: 10_000 })
  const datasets = (data?.data ?? []).map(({ datasetId, name }) => ({
    to: `/datasets/${datasetId}`,
    label: name,
    kind: 'Dataset',
  }))
  const accounts = useCall('get /accounts', { limit: 100 }, { staleTime: 10_000 })
  const customers = (accounts.data?.data ?? []).map(({ accountId, name }) => ({
    to: `/accounts/${accountId}`,
    label: name,
    kind: 'Account',
  }))
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean)
  const found = [...PAGES, ...customers, ...datasets]
    .filter(({ label, kind }) => {
      const text = `${label} ${kind}`.toLowerCase()
      return words.every((word) => text.includes(word))
    })
    .slice(0, MOST)
  return [...found, ...searchFor(typed)]
}

/** What nobody named a page is perhaps what somebody said. */
function searchFor(typed: string): readonly Target[] {
  const q = typed.trim()
  if (q === '') return []
  return [{ to: '/search', search: { q }, label: `Search calls for “${q}”`, kind: 'Search' }]
}
