/** Which public meetings no training sees: a fifth of them, by their id, so that whoever measures leaves out the same. */
import { createHash } from 'node:crypto'

export function isHeldBack(id: string): boolean {
  return (createHash('sha256').update(id).digest()[0] ?? 0) % 5 === 0
}
