/** The shapes of what is marked in a call, as they stand on staves and in lists: they read without colour. */
const PATHS = {
  tracker: 'M0-6.4L5.8 0L0 6.4L-5.8 0Z',
  highlight: 'M-5.6 0A5.6 4.3 0 1 0 5.6 0A5.6 4.3 0 1 0-5.6 0Z',
  comment: 'M-5.6-4.8H5.6V3H-.6L-3.4 5.6V3H-5.6Z',
  own: 'M0-6.8L2-2.2L6.8-1.8L3.1 1.3L4.2 5.9L0 3.2L-4.2 5.9L-3.1 1.3L-6.8-1.8L-2-2.2Z',
  risk: 'M0-6L6.2 5H-6.2Z',
  promise: 'M-4.8-4.8H4.8V4.8H-4.8Z',
  step: 'M-5.6 0A5.6 4.3 0 1 0 5.6 0A5.6 4.3 0 1 0-5.6 0Z',
  question: 'M-5.6 0A5.6 4.3 0 1 0 5.6 0A5.6 4.3 0 1 0-5.6 0Z',
  want: 'M-4.4-4.4H4.4V4.4H-4.4Z',
  worry: 'M0 5.4L5.8-4.6H-5.8Z',
  fact: 'M-3.6 0A3.6 3.6 0 1 0 3.6 0A3.6 3.6 0 1 0-3.6 0Z',
} as const

export type NoteKind = keyof typeof PATHS

/** Heads of notes lean, as they do in print. */
const LEANING: ReadonlySet<NoteKind> = new Set(['highlight', 'step', 'question'])

/** Within another drawing, around 0/0. */
export function NoteShape({ kind }: { readonly kind: NoteKind }) {
  return (
    <path
      className={`note-${kind}`}
      d={PATHS[kind]}
      transform={LEANING.has(kind) ? 'rotate(-20)' : undefined}
    />
  )
}

export function NoteMark({ kind }: { readonly kind: NoteKind }) {
  return (
    <svg className="note" viewBox="-7 -7 14 14" aria-hidden>
      <NoteShape kind={kind} />
    </svg>
  )
}
