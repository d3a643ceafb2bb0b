/** What a key means in a tree, by the ARIA pattern for trees (https://www.w3.org/WAI/ARIA/apg/patterns/treeview/). Pure. */
import type { Line } from './people-lines.ts'

export interface Step {
  readonly does: 'go' | 'tick' | 'open' | 'close'
  /** Of the line that is meant. */
  readonly index: number
}

/** Undefined where the key means nothing there. `current`: the user id of the line that has the focus. */
export function stepOf(
  key: string,
  lines: readonly Line[],
  current: string | undefined,
): Step | undefined {
  const at = lines.findIndex(({ person }) => person.userId === current)
  const line = lines[at]
  if (line === undefined) return undefined
  const go = (index: number): Step | undefined =>
    index >= 0 && index < lines.length ? { does: 'go', index } : undefined
  switch (key) {
    case 'ArrowDown':
      return go(at + 1)
    case 'ArrowUp':
      return go(at - 1)
    case 'Home':
      return go(0)
    case 'End':
      return go(lines.length - 1)
    case 'ArrowRight':
      if (line.isOpen === undefined) return undefined
      return line.isOpen ? go(at + 1) : { does: 'open', index: at }
    case 'ArrowLeft':
      if (line.isOpen) return { does: 'close', index: at }
      return go(lines.findIndex(({ person }) => person.userId === line.managerId))
    case ' ':
    case 'Enter':
      return { does: 'tick', index: at }
    default:
      return undefined
  }
}
