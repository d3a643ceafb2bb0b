/** Passwords whose hash costs nothing: most tests only need somebody who is signed in. */
import { createHash } from 'node:crypto'
import type { Passwords } from '../src/members/auth.ts'

const hashOf = (password: string): string => createHash('sha256').update(password).digest('hex')

export const fastPasswords: Passwords = {
  hash: (password) => Promise.resolve(hashOf(password)),
  verify: ({ hash, password }) => Promise.resolve(hash === hashOf(password)),
}
