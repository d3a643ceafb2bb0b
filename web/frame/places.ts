/** The places of the product: the rail, the palette and the keys are made from these lines. */
import {
  AudioLines,
  Building2,
  Handshake,
  House,
  Layers,
  LifeBuoy,
  type LucideIcon,
  Plug,
  Search,
  Settings2,
  ShieldCheck,
  TriangleAlert,
} from 'lucide-react'

export interface Place {
  readonly to: string
  readonly label: string
  readonly icon: LucideIcon
  /** After `g`. */
  readonly key?: string
  /** Where the place begins, when its link leads to a page inside it. */
  readonly root?: string
}

/** In the rail, from the top. */
export const MAIN: readonly Place[] = [
  { to: '/', label: 'Home', icon: House, key: 'h' },
  { to: '/accounts', label: 'Accounts', icon: Building2, key: 'a' },
  { to: '/calls', label: 'Calls', icon: AudioLines, key: 'c' },
  { to: '/risks', label: 'Risks', icon: TriangleAlert, key: 'r' },
  { to: '/handoffs', label: 'Handoffs', icon: Handshake, key: 'o' },
  { to: '/datasets', label: 'Datasets', icon: Layers, key: 'd' },
  { to: '/integrations', label: 'Integrations', icon: Plug, key: 'i' },
]

/** At the foot of the rail. */
export const FOOT: readonly Place[] = [
  { to: '/search', label: 'Search', icon: Search },
  { to: '/settings/profile', root: '/settings', label: 'Settings', icon: Settings2, key: 's' },
  { to: '/trust', label: 'Trust', icon: ShieldCheck },
  { to: '/docs', label: 'Help', icon: LifeBuoy },
]

/** Whether an address lies in a place. */
export function isIn({ to, root = to }: Place, path: string): boolean {
  return root === '/' ? path === '/' : path === root || path.startsWith(`${root}/`)
}
