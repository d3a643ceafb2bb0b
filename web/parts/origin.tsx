/** Where a thing on a page comes from: worked out here, given by Gong, or typed by somebody. Derived things are never dressed as facts. */
import { Pencil, Send } from 'lucide-react'
import { Popover } from 'radix-ui'
import type { Moment } from '../../src/records/moment.ts'

interface DerivedProps {
  /** How it is worked out, in a sentence or two. */
  readonly how: string
}

/** Beside a heading: what stands below it was worked out. Says how when it is asked. */
export function Derived({ how }: DerivedProps) {
  return (
    <Popover.Root>
      <Popover.Trigger className="label derived">
        <DerivedMark />
        derived
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          className="floating how"
          aria-label="How it is worked out"
          sideOffset={4}
          collisionPadding={12}
        >
          {how}
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  )
}

/** The sign alone, where a word would be too much: heads of columns, names of figures. */
export function DerivedMark() {
  return (
    <svg className="derived-mark" viewBox="0 0 14 10" aria-hidden>
      <path d="M2.4 4.4C4.2 .4 9.8 .4 11.6 4.4C9.6 2 4.4 2 2.4 4.4Z" />
      <ellipse cx="2.4" cy="7.4" rx="2.3" ry="1.8" transform="rotate(-20 2.4 7.4)" />
      <ellipse cx="11.6" cy="7.4" rx="2.3" ry="1.8" transform="rotate(-20 11.6 7.4)" />
    </svg>
  )
}

/** Beside a heading or a line: it comes from Gong as it is. */
export function FromGong() {
  return (
    <span className="label" title="As Gong gives it">
      <svg viewBox="0 0 14 10" width="14" height="10" aria-hidden>
        <circle cx="7" cy="5" r="4.4" fill="none" stroke="currentColor" strokeWidth="1.3" />
        <circle cx="7" cy="5" r="1.5" fill="currentColor" />
      </svg>
      Gong
    </span>
  )
}

/** Beside a line: somebody here wrote or marked it. */
export function Yours() {
  return (
    <span className="label" title="Written or marked here by a member">
      <Pencil className="i" aria-hidden />
      yours
    </span>
  )
}

/** Beside a line: the model outside that your organization has chosen found it, or says the same as what was found here. */
export function FromModel({ model }: { readonly model: string | null }) {
  return (
    <span className="label" title="A model outside says so; the words are its proof">
      <Send className="i" aria-hidden />
      {model === null ? 'AI' : `AI, ${model}`}
    </span>
  )
}

interface OriginProps {
  readonly of: Moment['origin']
  readonly model: string | null
}

/** Of a single thing in a list, where asking each how it was made would be too much. */
export function Origin({ of, model }: OriginProps) {
  return (
    <>
      {of === 'gong' && <FromGong />}
      {of === 'own' && <Yours />}
      {of === 'derived' && (
        <span className="label" title="Worked out from what was said; the words are its proof">
          <DerivedMark />
          derived
        </span>
      )}
      {(of === 'model' || model !== null) && <FromModel model={model} />}
    </>
  )
}
