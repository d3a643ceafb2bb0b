/** The type of a call in a row of many; one that was worked out has the sign for it. */
import type { CallRow } from '../../src/records/account-call.ts'
import { TYPE_NAMES } from './call-words.ts'
import { DerivedMark } from './origin.tsx'

export function TypeName({
  of: { type, typeSource },
}: {
  readonly of: Pick<CallRow, 'type' | 'typeSource'>
}) {
  if (type === null) return null
  if (typeSource !== 'derived') return <span>{TYPE_NAMES[type]}</span>
  return (
    <span className="derived-type" title="Derived from what was said and by whom">
      <DerivedMark />
      {TYPE_NAMES[type]}
    </span>
  )
}
