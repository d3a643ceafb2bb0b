/** What Gong is asked for, and what never, in plain words. */
import { Check, X } from 'lucide-react'
import type { Connection } from '../../../src/records/connection.ts'
import { NEVER, PERMISSIONS } from './connecting-words.ts'

export function PermissionList({ kind }: { readonly kind: Connection['kind'] }) {
  return (
    <ul className="perms">
      {PERMISSIONS[kind].map((sentence) => (
        <li key={sentence}>
          <Check className="i" aria-hidden />
          {sentence}
        </li>
      ))}
      {NEVER[kind].map((sentence) => (
        <li key={sentence} className="not">
          <X className="i" aria-hidden />
          {sentence}
        </li>
      ))}
    </ul>
  )
}
