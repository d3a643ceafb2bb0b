/** Where a thing on a page comes from: worked out here, or typed by somebody. Derived things are never dressed as facts. */
import { Popover } from 'radix-ui'

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
