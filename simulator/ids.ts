// Gong's ids: decimal digits, up to 20 of them, so beyond what a JavaScript number can hold.
import { randomInt } from 'node:crypto'

/** Nineteen random digits, the length that most of Gong's ids have. */
export function newId(): string {
  const digits = (count: number) => String(randomInt(10 ** count)).padStart(count, '0')
  return String(randomInt(1, 10)) + digits(9) + digits(9)
}

/** Numeric order without turning the ids into numbers. */
export function compareIds(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length
  return a < b ? -1 : a > b ? 1 : 0
}
