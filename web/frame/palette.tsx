/** Ctrl/⌘ K: go anywhere by its name, or search what was said. Pages, accounts and datasets; Esc returns to where one was. */
import { useNavigate } from '@tanstack/react-router'
import { ArrowRight } from 'lucide-react'
import { Dialog } from 'radix-ui'
import { useEffect, useEffectEvent, useState } from 'react'
import { useCall } from '../api.ts'
import { holdsWords, useFoundAccounts, wordsOf } from '../found-accounts.ts'
import { useListKeys } from '../parts/list-keys.ts'
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
  { to: '/risks/rules', label: 'Rules of risks', kind: 'Page' },
  { to: '/integrations/gong/overview', label: 'Gong connection', kind: 'Page' },
  { to: '/integrations/gong/access', label: 'Gong access', kind: 'Page' },
  { to: '/integrations/gong/matching', label: 'Gong matching', kind: 'Page' },
  { to: '/integrations/gong/diagnostics', label: 'Gong diagnostics', kind: 'Page' },
  { to: '/settings/members', label: 'Members', kind: 'Page' },
  { to: '/settings/tokens', label: 'API tokens', kind: 'Page' },
  { to: '/settings/ai', label: 'AI model', kind: 'Page' },
  { to: '/settings/templates', label: 'Handoff templates', kind: 'Page' },
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
  const navigate = useNavigate()
  const [typed, setTyped] = useState('')
  const { targets, isLooking } = useTargets(typed)
  const [isGoing, setGoing] = useState(false)
  const go = (target: Target | undefined) => {
    if (!target) return
    onClose()
    void navigate({ to: target.to, search: target.search ?? {} })
  }
  const keys = useListKeys(targets.length, (at) => {
    const target = targets[at]
    // The account of this name may be about to come before it.
    if (isLooking && at === 0 && target?.kind !== 'Page') setGoing(true)
    else go(target)
  })
  const goFirst = useEffectEvent(() => go(targets[0]))
  useEffect(() => {
    if (isGoing && !isLooking) goFirst()
  }, [isGoing, isLooking])
  return (
    <>
      <input
        {...keys.field}
        className="palette-in"
        autoFocus
        placeholder="Go to a page, an account or a dataset"
        aria-label="Go to a page, an account or a dataset"
        value={typed}
        onChange={(event) => {
          setTyped(event.target.value)
          setGoing(false)
          keys.start()
        }}
      />
      <ul {...keys.list} className="palette-list" aria-label="Places" aria-busy={isLooking}>
        {targets.map((target, index) => (
          <li
            key={`${target.to} ${target.kind}`}
            {...keys.option(index)}
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

function useTargets(typed: string): {
  readonly targets: readonly Target[]
  readonly isLooking: boolean
} {
  const { data } = useCall('get /datasets', { limit: 100 }, { staleTime: 10_000 })
  const words = wordsOf(typed)
  // Without a word the pages alone fill the list.
  const { accounts, isLooking } = useFoundAccounts(typed, { isAsked: words.length > 0 })
  const named = ({ label, kind }: Target) => holdsWords(`${label} ${kind}`, words)
  const datasets = (data?.data ?? []).map(({ datasetId, name }) => ({
    to: `/datasets/${datasetId}`,
    label: name,
    kind: 'Dataset',
  }))
  const customers = accounts.map(({ accountId, name }) => ({
    to: `/accounts/${accountId}`,
    label: name,
    kind: 'Account',
  }))
  const found = [...PAGES.filter(named), ...customers, ...datasets.filter(named)]
  return { targets: [...found.slice(0, MOST), ...searchFor(typed)], isLooking }
}

/** What nobody named a page is perhaps what somebody said. */
function searchFor(typed: string): readonly Target[] {
  const q = typed.trim()
  if (q === '') return []
  return [{ to: '/search', search: { q }, label: `Search calls for “${q}”`, kind: 'Search' }]
}
