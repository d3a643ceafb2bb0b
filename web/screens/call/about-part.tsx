/** A part of what stands beside a call, under its heading. */
import type { ReactNode } from 'react'

interface AboutPartProps {
  readonly id: string
  readonly title: string
  readonly label?: ReactNode
  readonly children: ReactNode
}

export function AboutPart({ id, title, label, children }: AboutPartProps) {
  return (
    <section aria-labelledby={`${id}-head`}>
      <div className="head">
        <h2 id={`${id}-head`}>{title}</h2>
        {label}
      </div>
      {children}
    </section>
  )
}
