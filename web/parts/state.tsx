/** A state is a shape and a word, in the state's colour: it reads without the colour. */
import { CircleAlert, CircleCheck, CircleDashed, CircleX } from 'lucide-react'
import type { ReactNode } from 'react'
import { Mark } from './mark.tsx'

export type StateKind = 'good' | 'warn' | 'bad' | 'off' | 'busy'

interface StateProps {
  readonly kind: StateKind
  readonly children: ReactNode
  /** Another shape than the kind's own. */
  readonly icon?: ReactNode
}

const SHAPES: Readonly<Record<StateKind, ReactNode>> = {
  good: <CircleCheck className="i" aria-hidden />,
  warn: <CircleAlert className="i" aria-hidden />,
  bad: <CircleX className="i" aria-hidden />,
  off: <CircleDashed className="i" aria-hidden />,
  busy: <Mark height={12} isDrawing />,
}

export function State({ kind, children, icon = SHAPES[kind] }: StateProps) {
  return (
    <span className={`state ${kind}`}>
      {icon}
      {children}
    </span>
  )
}
