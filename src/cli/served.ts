/** Asks a served Carryover for an operation, by its REST path. */
import { z } from 'zod'
import type { Operation } from '../operations/operation.ts'
import { Problem, recall } from '../records/problems.ts'
import type { Server } from './door.ts'
import { jsonIn } from './text-file.ts'

type Input = Readonly<Record<string, unknown>>

const problemBody = z.object({
  code: z.string(),
  detail: z.string(),
  fix: z.object({ text: z.string() }),
  gongRequestId: z.string().optional(),
  gongEndpoint: z.string().optional(),
  gongStatus: z.number().optional(),
})

/** Answers the output, null where there is none. Throws the problem that the server tells. */
export async function askServer(
  { url, token }: Server,
  operation: Pick<Operation<never>, 'rest'>,
  input: Input,
  signal: AbortSignal,
): Promise<unknown> {
  if (token === undefined) throw noToken()
  const { method, path, query, body } = requestFor(operation.rest ?? '', input)
  const target = new URL(`/api/v1${path}`, url)
  target.search = query
  const response = await reached(url, () =>
    fetch(target, {
      method,
      // Whoever answers with another place would get the token.
      redirect: 'error',
      signal,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body }),
    }),
  )
  const text = await reached(url, () => response.text())
  const answer = jsonIn(text)
  if (response.ok && (response.status === 204 || answer !== undefined)) return answer ?? null
  const problem = problemBody.safeParse(answer)
  if (!problem.success) throw noCarryover(url, response.status)
  const { code, detail, fix, gongRequestId, gongEndpoint, gongStatus } = problem.data
  throw recall({
    code,
    message: detail,
    fix: fix.text,
    scope: null,
    endpoint: gongEndpoint ?? null,
    requestId: gongRequestId ?? null,
    gongStatus: gongStatus ?? null,
    at: null,
    retryAt: null,
  })
}

/** Fields of the path stand there, the others in the query or the body. */
function requestFor(rest: string, input: Input) {
  const [method = '', template = ''] = rest.split(' ')
  const left = { ...input }
  const path = template.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(left[name])
    delete left[name]
    return encodeURIComponent(value)
  })
  const isInQuery = method === 'get' || method === 'delete'
  const entries = Object.entries(left).filter(([, value]) => value !== undefined)
  return {
    method: method.toUpperCase(),
    path,
    query: isInQuery
      ? new URLSearchParams(
          Object.fromEntries(entries.map(([name, value]) => [name, String(value)])),
        ).toString()
      : '',
    body: isInQuery ? undefined : JSON.stringify(Object.fromEntries(entries)),
  }
}

async function reached<Result>(url: string, ask: () => Promise<Result>): Promise<Result> {
  try {
    return await ask()
  } catch (cause) {
    throw new Problem({
      code: 'D-UNREACHABLE',
      message: `No Carryover answers at ${url}.`,
      fix: 'Start it with npm start, or name another one with --server, CARRYOVER_SERVER or carryover login.',
      cause,
    })
  }
}

function noToken(): Problem {
  return new Problem({
    code: 'D-SIGN-IN',
    message: 'There is no API token to ask the server with.',
    fix: 'Make one under Settings → API tokens, then: carryover login. Or set CARRYOVER_TOKEN, or give --token-file.',
  })
}

function noCarryover(url: string, status: number): Problem {
  return new Problem({
    code: 'D-ANSWER',
    message: `What answers at ${url} is no Carryover (status ${status}).`,
    fix: 'Name the address of the product without a path, with --server or CARRYOVER_SERVER.',
  })
}
