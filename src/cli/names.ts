/** Accounts, members, people of Gong and workspaces as people call them, where an operation wants the id. */
import { z } from 'zod'
import { getAccess, listGongPeople } from '../operations/access.ts'
import { listAccounts } from '../operations/accounts.ts'
import { listMembers } from '../operations/members.ts'
import type { Operation } from '../operations/operation.ts'
import { Problem, usage } from '../records/problems.ts'
import type { Server } from './door.ts'
import { askServer } from './served.ts'

type Input = Readonly<Record<string, unknown>>

interface Named {
  readonly id: string
  /** The first one is shown. */
  readonly names: readonly string[]
}

/** What fields of an input name, and where it is listed. */
interface Kind {
  readonly what: string
  readonly fields: readonly string[]
  readonly isId: RegExp
  readonly list: Operation<never>
  /** Asks for less than all of them. */
  readonly query?: (typed: string) => Input
  readonly named: z.ZodType<readonly Named[]>
  readonly lookUp: string
}

const text = z.string()
const person = { name: text, email: text.nullable() }

const KINDS: readonly Kind[] = [
  {
    what: 'account',
    fields: ['accountId', 'account'],
    isId: /^acc_\w+$/,
    list: listAccounts,
    query: (query) => ({ query, limit: '100' }),
    named: rows(
      z.object({ accountId: text, name: text, domains: z.array(text) }),
      ({ accountId: id, name, domains }) => ({ id, names: [name, ...domains] }),
    ),
    lookUp: 'See: carryover account list',
  },
  {
    what: 'member',
    fields: ['member', 'ownerId'],
    isId: /^mem_\w+$/,
    list: listMembers,
    named: rows(z.object({ memberId: text, ...person }), ({ memberId: id, ...who }) => ({
      id,
      names: namesOf(who),
    })),
    lookUp: 'See: carryover user list',
  },
  {
    what: 'Gong user',
    fields: ['teamLeadIds', 'teamUserIds'],
    isId: /^\d+$/,
    list: listGongPeople,
    named: rows(z.object({ userId: text, ...person }), ({ userId: id, ...who }) => ({
      id,
      names: namesOf(who),
    })),
    lookUp: 'Give the name or e-mail address that Gong has.',
  },
  {
    what: 'workspace',
    fields: ['workspaceIds'],
    isId: /^\d+$/,
    list: getAccess,
    named: z
      .object({ workspaces: z.array(z.object({ workspaceId: text, name: text })) })
      .transform(({ workspaces }) =>
        workspaces.map(({ workspaceId: id, name }) => ({ id, names: [name] })),
      ),
    lookUp: 'See: carryover access show',
  },
]

/** Throws D-NOT-FOUND for a name that nothing has, and a usage problem for one that several have. */
export async function withIds(server: Server, input: Input, signal: AbortSignal): Promise<Input> {
  const named = { ...input }
  for (const kind of KINDS) {
    const idOf = (typed: string) => findId(server, kind, typed, signal)
    for (const field of kind.fields) {
      const typed = z.union([text, z.array(text)]).safeParse(named[field]).data
      if (typeof typed === 'string') named[field] = await idOf(typed)
      else if (typed !== undefined) named[field] = await Promise.all(typed.map(idOf))
    }
  }
  return named
}

async function findId(
  server: Server,
  kind: Kind,
  typed: string,
  signal: AbortSignal,
): Promise<string> {
  if (kind.isId.test(typed)) return typed
  const all = await listed(server, kind, typed, signal)
  const wanted = typed.toLowerCase()
  const found = all.filter(({ names }) => names.some((name) => name.toLowerCase() === wanted))
  const [only] = found
  if (only !== undefined && found.length === 1) return only.id
  if (only !== undefined) {
    throw usage(`Several ${kind.what}s go by "${typed}": ${some(found)}.`, 'Give the id of one.')
  }
  const near = all.filter(({ names }) => names.some((name) => name.toLowerCase().includes(wanted)))
  throw new Problem({
    code: 'D-NOT-FOUND',
    message: `There is no ${kind.what} "${typed}".`,
    fix: near.length > 0 ? `Did you mean ${some(near)}?` : kind.lookUp,
  })
}

const page = z.object({ nextCursor: text.nullish() })

async function listed(
  server: Server,
  { list, query, named }: Kind,
  typed: string,
  signal: AbortSignal,
): Promise<readonly Named[]> {
  const all: Named[] = []
  let cursor: string | null | undefined
  do {
    const answer = await askServer(server, list, { ...query?.(typed), cursor }, signal)
    all.push(...named.parse(answer))
    cursor = page.parse(answer).nextCursor
  } while (typeof cursor === 'string')
  return all
}

function rows<Row extends z.ZodType>(row: Row, named: (row: z.output<Row>) => Named) {
  return z.object({ data: z.array(row) }).transform(({ data }) => data.map((each) => named(each)))
}

function namesOf({ name, email }: { readonly name: string; readonly email: string | null }) {
  return email === null ? [name] : [name, email]
}

function some(all: readonly Named[]): string {
  return all
    .slice(0, 5)
    .map(({ id, names }) => `${id} (${names[0]})`)
    .join(', ')
}
