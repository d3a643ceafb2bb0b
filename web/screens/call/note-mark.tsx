/** The shapes of marks, as they stand on the staff and in lists: they read without colour. */
import type { CallMark } from '../../../src/records/account-call.ts'

type Kind = CallMark['kind']

const PATHS: Readonly<Record<Kind, string>> = {
  tracker: 'M0-6.4L5.8 0L0 6.4L-5.8 0Z',
  highlight: 'M-5.6 0A5.6 4.3 0 1 0 5.6 0A5.6 4.3 0 1 0-5.6 0Z',
  comment: 'M-5.6-4.8H5.6V3H-.6L-3.4 5.6V3H-5.6Z',
  own: 'M0-6.8L2-2.2L6.8-1.8L3.1 1.3L4.2 5.9L0 3.2L-4.2 5.9L-3.1 1.3L-6.8-1.8L-2-2.2Z',
}

/** Within another drawing, around 0/0. */
export function NoteShape({ kind }: { readonly kind: Kind }) {
  return (
    <path
      className={`note-${kind}`}
      d={PATHS[kind]}
      transform={kind === 'highlight' ? 'rotate(-20)' : undefined}
    />
  )
}

export function NoteMark({ kind }: { readonly kind: Kind }) {
  return (
    <svg className="note" viewBox="-7 -7 14 14" aria-hidden>
      <NoteShape kind={kind} />
    </svg>
  )
}
