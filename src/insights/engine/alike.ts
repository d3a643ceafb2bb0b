/** Whether two sentences say nearly the same: somebody who calls one of them no risk means the other as well. Pure. */
import { wordsOf } from './tokens.ts'

/** So much of the words must be the same for two sentences to be alike. */
const ALIKE = 0.6

export function areAlike(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const both = [...a].filter((word) => b.has(word)).length
  return both > 0 && both / (a.size + b.size - both) >= ALIKE
}

export function wordSet(text: string): ReadonlySet<string> {
  return new Set(wordsOf(text))
}
