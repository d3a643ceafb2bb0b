/** Eleven line icons, one for each data type. */
import {
  Building,
  ChartColumn,
  ClipboardCheck,
  Contact,
  FileText,
  Folder,
  Handshake,
  type LucideIcon,
  MessagesSquare,
  Phone,
  SquareCheckBig,
  Target,
  Users,
} from 'lucide-react'
import type { Slug } from '../../src/records/data-types.ts'

const ICONS: Readonly<Record<Slug, LucideIcon>> = {
  calls: Phone,
  transcripts: MessagesSquare,
  users: Users,
  'user-stats': ChartColumn,
  scorecards: ClipboardCheck,
  'answered-scorecards': SquareCheckBig,
  libraries: Folder,
  trackers: Target,
  'crm-deals': Handshake,
  'crm-contacts': Contact,
  'crm-accounts': Building,
}

/** `null` is a document that does not come from Gong. */
export function DataTypeIcon({ type }: { readonly type: Slug | null }) {
  const Icon = type === null ? FileText : ICONS[type]
  return <Icon className="i" aria-hidden />
}
