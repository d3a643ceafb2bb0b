/** The API as the pages see it: every operation of the product with its types, and its problems as one error. */
import {
  keepPreviousData,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query'
import type { ServerOperations } from '../src/operations/operations.ts'

/** Method and path of an operation, as `post /datasets/{datasetId}:sync`. */
export type Rest = Extract<ServerOperations['rest'], string>
type TypesOf<Path extends Rest> = NonNullable<
  Extract<ServerOperations, { readonly rest: Path }>['types']
>
export type InputOf<Path extends Rest> = TypesOf<Path>['input']
export type OutputOf<Path extends Rest> = TypesOf<Path>['output']

const ROOT = '/api/v1'

/** What went wrong, as the server says it; without an answer, status 0 and code `OFFLINE`. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly fix: string
  /** A page that mends it, where there is one. */
  readonly fixUrl: string | undefined
  readonly requestId: string | undefined
  /** What Gong answered, where the problem lies there. */
  readonly gong: GongAnswer

  constructor(problem: ProblemFields) {
    super(problem.detail)
    this.status = problem.status
    this.code = problem.code
    this.title = problem.title
    this.detail = problem.detail
    this.fix = problem.fix
    this.fixUrl = problem.fixUrl
    this.requestId = problem.requestId
    this.gong = problem.gong ?? {}
  }
}

export interface GongAnswer {
  /** Method and path. */
  readonly endpoint?: string | undefined
  readonly status?: number | undefined
  /** Gong's own id of its answer. */
  readonly requestId?: string | undefined
}

interface ProblemFields {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly fix: string
  readonly fixUrl?: string | undefined
  readonly requestId?: string | undefined
  readonly gong?: GongAnswer
}

/** Whatever was thrown, as something that can be shown. */
export function problemOf(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error
  return new ApiProblem({
    status: 0,
    code: 'D-UNEXPECTED',
    title: 'Something went wrong',
    detail: 'Something went wrong on this page that Carryover did not expect.',
    fix: 'Load the page again.',
  })
}

/** Trying again can only help when nobody answered, or not yet. */
export function mayTryAgain(error: unknown): boolean {
  return error instanceof ApiProblem && (error.status === 0 || error.code === 'D-STORE')
}

/**
 * One request below `/api/v1`. Answers the JSON of the answer, null when it has none; throws `ApiProblem`. For the
 * routes that are no operation; everything else goes through `call`.
 */
export async function request<Answer = unknown>(
  method: string,
  path: string,
  body?: unknown,
  signal?: AbortSignal,
): Promise<Answer> {
  const response = await reach(`${ROOT}${path}`, {
    method: method.toUpperCase(),
    credentials: 'same-origin',
    headers: {
      accept: 'application/json',
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal ? { signal } : {}),
  })
  if (!response.ok) throw await refusalOf(response)
  const text = await response.text()
  return JSON.parse(text || 'null')
}

/** Runs an operation: `{params}` are filled, the rest of the input becomes the query or the body. */
export async function call<Path extends Rest>(
  rest: Path,
  input: InputOf<Path>,
  signal?: AbortSignal,
): Promise<OutputOf<Path>> {
  const { method, path, body } = placed(rest, input)
  return request<OutputOf<Path>>(method, path, body, signal)
}

export interface CallOptions<Output = unknown> {
  readonly enabled?: boolean
  /** In milliseconds; by the newest answer where that says how soon to ask again. */
  readonly refetchInterval?: number | false | ((newest: Output | undefined) => number | false)
  readonly staleTime?: number
  /** Shows the answer to the former input until the new one is there. */
  readonly keepsFormer?: boolean
}

/** An operation that looks, kept and renewed by TanStack Query under the key `[rest, input]`. */
export function useCall<Path extends Rest>(
  rest: Path,
  input: InputOf<Path>,
  options: CallOptions<OutputOf<Path>> = {},
): UseQueryResult<OutputOf<Path>, ApiProblem> {
  const { keepsFormer, refetchInterval = false, ...others } = options
  return useQuery<OutputOf<Path>, ApiProblem>({
    queryKey: [rest, input],
    queryFn: ({ signal }) => call(rest, input, signal),
    ...others,
    refetchInterval:
      typeof refetchInterval === 'function'
        ? ({ state }) => refetchInterval(state.data)
        : refetchInterval,
    ...(keepsFormer ? { placeholderData: keepPreviousData } : {}),
  })
}

/** An operation that changes something; afterwards all queries whose rest begins as told are asked anew. */
export function useSend<Path extends Rest>(
  rest: Path,
  { invalidates = [] }: { readonly invalidates?: readonly string[] } = {},
): UseMutationResult<OutputOf<Path>, ApiProblem, InputOf<Path>> {
  const queries = useQueryClient()
  return useMutation<OutputOf<Path>, ApiProblem, InputOf<Path>>({
    mutationFn: (input) => call(rest, input),
    onSuccess: () =>
      queries.invalidateQueries({
        predicate: ({ queryKey: [key] }) =>
          typeof key === 'string' && invalidates.some((start) => key.startsWith(start)),
      }),
  })
}

/**
 * Sends a form with files to a path below `/api/v1`; `onProgress` hears the share that is sent, from 0 to 1. Its own
 * way because fetch tells nothing of an upload as it goes.
 */
export function sendForm(
  path: string,
  form: FormData,
  onProgress: (share: number) => void = () => {},
): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const upload = new XMLHttpRequest()
    upload.open('POST', `${ROOT}${path}`)
    upload.setRequestHeader('accept', 'application/json')
    upload.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onProgress(event.loaded / event.total)
    })
    upload.addEventListener('error', () => reject(unreachable()))
    upload.addEventListener('abort', () => reject(unreachable()))
    upload.addEventListener('load', () => {
      const answer = parsed(upload.responseText)
      if (upload.status < 300) resolve(answer)
      else reject(refused(upload.status, answer))
    })
    upload.send(form)
  })
}

/** Where a part of an answer is opened or downloaded by a plain link. */
export function apiPath(path: string): string {
  return `${ROOT}${path}`
}

function placed(rest: string, input: object): { method: string; path: string; body: unknown } {
  const [method = 'get', template = '/'] = rest.split(' ')
  const fields = new Map<string, unknown>(Object.entries(input))
  const path = template.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = fields.get(name)
    fields.delete(name)
    return encodeURIComponent(String(value))
  })
  if (method !== 'get' && method !== 'delete') {
    return { method, path, body: Object.fromEntries(fields) }
  }
  const query = new URLSearchParams()
  for (const [name, value] of fields) {
    if (value === undefined || value === null) continue
    for (const one of Array.isArray(value) ? value : [value]) query.append(name, String(one))
  }
  return { method, path: query.size > 0 ? `${path}?${query}` : path, body: undefined }
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init)
  } catch (error) {
    if (init.signal?.aborted) throw error
    throw unreachable()
  }
}

function unreachable(): ApiProblem {
  return new ApiProblem({
    status: 0,
    code: 'OFFLINE',
    title: 'Carryover cannot be reached',
    detail: 'Carryover cannot be reached.',
    fix: 'Look whether it is running and this computer has a network, then try again.',
  })
}

async function refusalOf(response: Response): Promise<ApiProblem> {
  return refused(response.status, parsed(await response.text()))
}

/** Every 401 is our own sign-in (Gong's refusals come as 502): without a session no page can be shown. */
function refused(status: number, answer: unknown): ApiProblem {
  if (status === 401) leaveForSignIn()
  const fields = fieldsOf(answer)
  const fix = fieldsOf(fields['fix'])
  return new ApiProblem({
    status,
    code: text(fields['code']) ?? 'D-UNEXPECTED',
    title: text(fields['title']) ?? 'Something went wrong',
    detail: text(fields['detail']) ?? `Carryover answered ${status}.`,
    fix: text(fix['text']) ?? 'Try again.',
    fixUrl: text(fix['url']),
    requestId: text(fields['requestId']),
    gong: {
      endpoint: text(fields['gongEndpoint']),
      status: typeof fields['gongStatus'] === 'number' ? fields['gongStatus'] : undefined,
      requestId: text(fields['gongRequestId']),
    },
  })
}

const OPEN_PAGES = /^\/(login|setup|invitation|docs)(\/|$)/

function leaveForSignIn(): void {
  const { pathname, search, hash } = window.location
  if (OPEN_PAGES.test(pathname)) return
  const next = `${pathname}${search}${hash}`
  window.location.replace(next === '/' ? '/login' : `/login?next=${encodeURIComponent(next)}`)
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return null
  }
}

function fieldsOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
