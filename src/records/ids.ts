/** Ids of our own things: a prefix that tells what they name, and enough chance that they cannot be guessed. */
import { randomBytes } from 'node:crypto'

export type IdPrefix =
  | 'org'
  | 'mem'
  | 'inv'
  | 'tok'
  | 'con'
  | 'att'
  | 'ds'
  | 'file'
  | 'up'
  | 'run'
  | 'acc'
  | 'mom'
  | 'hook'
  | 'tpl'
  | 'hev'
  | 'air'

/** Without letters and digits that are mistaken for each other. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz'
const LENGTH = 12

/** As `ds_8fk2m3x7q9ab`. */
export function newId(prefix: IdPrefix): string {
  return `${prefix}_${randomLetters(LENGTH)}`
}

/** What the terminal shows for the first visit, as `k7mq-3xp9`: easily read and typed. */
export function newSetupCode(): string {
  return `${randomLetters(4)}-${randomLetters(4)}`
}

function randomLetters(count: number): string {
  const letters: string[] = []
  // Bytes past the last whole multiple of the alphabet would favour its beginning.
  const fair = 256 - (256 % ALPHABET.length)
  while (letters.length < count) {
    for (const byte of randomBytes(count)) {
      if (byte < fair && letters.length < count)
        letters.push(ALPHABET[byte % ALPHABET.length] ?? '')
    }
  }
  return letters.join('')
}
