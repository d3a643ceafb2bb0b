// Every request that reached the pretend Gong, for tests to read. Headers are never kept, and with them no credentials.
import type { FastifyRequest } from 'fastify'

interface LoggedRequest {
  readonly method: string
  readonly path: string
  readonly query: unknown
  readonly body: unknown
  /** null while unanswered, and for ever where the socket was cut. */
  status: number | null
  /** Real time of arrival. */
  readonly at: string
}

export interface RequestLog {
  arrived(request: FastifyRequest, content: { query: unknown; body: unknown }): void
  answered(request: FastifyRequest, status: number): void
  list(): readonly LoggedRequest[]
  clear(): void
}

export function createRequestLog(): RequestLog {
  let entries: LoggedRequest[] = []
  const open = new WeakMap<FastifyRequest, LoggedRequest>()
  return {
    arrived(request, { query, body }) {
      const entry = {
        method: request.method,
        path: pathOf(request),
        query,
        body: body ?? null,
        status: null,
        at: new Date().toISOString(),
      }
      entries.push(entry)
      open.set(request, entry)
    },
    answered(request, status) {
      const entry = open.get(request)
      if (entry) entry.status = status
    },
    list: () => entries,
    clear: () => (entries = []),
  }
}

/** Without the query. */
export function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? ''
}
