/** Accounts as people call them: by name or domain where an operation wants the id. */
import { z } from 'zod'
import { listAccounts } from '../operations/accounts.ts'
import { Problem, usage } from '../records/problems.ts'
import type { Server } from './door.ts'
import { askServer } from './served.ts'

type Input = Readonly<Record<string, unknown>>

/** Fields that name an account. */
const FIELDS = ['accountId', 'account']
const page = z.object({
  data: z.array(
    z.object({ accountId: z.string(), name: z.string(), domains: z.array(z.string()).readonly() }),
  ),
})

/** Throws D-NOT-FOUND for a name that no account has, and a usage problem for one that several have. */
export async function withAccountIds(
  server: Server,
  input: Input,
  signal: AbortSignal,
): Promise<Input> {
  const field = FIELDS.find((name) => typeof input[name] === 'string')
  const typed = field === undefined ? undefined : input[field]
  if (field === undefined || typeof typed !== 'string' || /^acc_\w+$/.test(typed)) return input
  const query = { query: typed, limit: '100' }
  const { data } = page.parse(await askServer(server, listAccounts, query, signal))
  const wanted = typed.toLowerCase()
  const called = data.filter(
    ({ name, domains }) => name.toLowerCase() === wanted || domains.includes(wanted),
  )
  const found = called.length > 0 ? called : data
  const [only] = found
  if (only !== undefined && found.length === 1) return { ...input, [field]: only.accountId }
  if (only === undefined) {
    throw new Problem({
      code: 'D-NOT-FOUND',
      message: `There is no account "${typed}".`,
      fix: 'See: carryover account list',
    })
  }
  const some = found.slice(0, 5).map(({ accountId, name }) => `${accountId} (${name})`)
  throw usage(`Several accounts go by "${typed}": ${some.join(', ')}.`, 'Give the id of one.')
}
