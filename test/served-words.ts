/** The command line against a served product, as one of its members. */
import { z } from 'zod'
import type { Product } from './product.ts'
import { type Ran, runCarryover, type RunOptions } from './run-carryover.ts'

/** An API token of this member, as they make it themselves. */
export async function tokenOf(product: Product, email: string): Promise<string> {
  const as = await product.as(email)
  const { body } = await as('POST', '/tokens', {
    name: 'cli',
    scopes: ['read', 'write', 'admin'],
    expiresInDays: null,
  })
  return z.object({ secret: z.string() }).parse(body).secret
}

/** Words with quotes around those that hold spaces: `account show 'Acme North'`. */
export function runWords(words: string, options: RunOptions): Promise<Ran> {
  const typed = [...words.matchAll(/'([^']*)'|\S+/g)].map(([word, quoted]) => quoted ?? word)
  return runCarryover(typed, options)
}
