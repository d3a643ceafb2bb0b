/** A part of the sheet under its heading; what is none says so, for that is worth knowing too. */
import { type ReactNode, useId } from 'react'

interface PrepPartProps {
  readonly title: string
  readonly says?: string
  /** What stands there when there is nothing. */
  readonly none: string
  readonly children: ReactNode
}

export function PrepPart({ title, says, none, children }: PrepPartProps) {
  const id = useId()
  const isEmpty = children === false || children === null || children === undefined
  return (
    <section aria-labelledby={id}>
      <div className="head">
        <h2 id={id}>{title}</h2>
        {says && <span className="small dim">{says}</span>}
      </div>
      {isEmpty ? <p className="small">{none}</p> : children}
    </section>
  )
}
