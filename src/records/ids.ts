/** Ids of our own things: a prefix that tells what they name, and enough chance that they cannot be guessed. */
import { randomBytes } from 'node:crypto'

export type IdPrefix = 'org' | 'mem' | 'inv' | 'tok' | 'con' | 'att' | 'ds' | 'file' | 'up' | 'run'

/** Without letters and digits that are mistaken for each other. */
const ALPHABET = '23456789abcdefghjkmnpqrstuvwxyz'
const LENGTH = 12

/** As `ds_8fk2m3x7q9ab`. */
export function newId(prefix: IdPrefix): string {
  const letters: string[] = []
  // Bytes past the last whole multiple of the alphabet would favour its beginning.
  const fair = 256 - (256 % ALPHABET.length)
  while (letters.length < LENGTH) {
    for (const byte of randomBytes(LENGTH)) {
      if (byte < fair && letters.length < LENGTH)
        letters.push(ALPHABET[byte % ALPHABET.length] ?? '')
    }
  }
  return `${prefix}_${letters.join('')}`
}
