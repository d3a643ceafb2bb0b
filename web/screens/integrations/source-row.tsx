/** One source in the list: its name, what it is, how it stands, what can be done. */
import type { ReactNode } from 'react'

interface SourceRowProps {
  readonly icon: ReactNode
  readonly name: string
  readonly sentence: ReactNode
  readonly state: ReactNode
  readonly facts?: ReactNode
  readonly actions?: ReactNode
  readonly isOff?: boolean
}

export function SourceRow({ icon, name, sentence, state, facts, actions, isOff }: SourceRowProps) {
  return (
    <li className={isOff ? 'source off-source' : 'source'}>
      <span className="source-icon">{icon}</span>
      <div className="source-name">
        <h2 className="h">{name}</h2>
        <p className="small">{sentence}</p>
        {facts}
      </div>
      <div className="source-state">{state}</div>
      <div className="source-acts">{actions}</div>
    </li>
  )
}
