/** Every error as problem+json: what happened, what to do, and ids to ask with. What nobody expected shows no text. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { InvalidInput } from '../operations/operation.ts'
import type { Log } from '../records/ports.ts'
import { keep, Problem, type ProblemCode } from '../records/problems.ts'
import { isDatabaseAway } from './database-away.ts'
import { FIX_PAGES, TITLES } from './problem-titles.ts'

/** As it is sent. */
export interface ProblemBody {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: ProblemCode
  readonly detail: string
  readonly fix: { readonly text: string; readonly url?: string }
  readonly requestId: string
  /** Gong's own id of its answer, which its support asks for. */
  readonly gongRequestId?: string
  /** Method and path of Gong's endpoint that answered so, and its HTTP status. */
  readonly gongEndpoint?: string
  readonly gongStatus?: number
  readonly instance: string
  /** The field of the input that is not right. */
  readonly field?: string
}

export interface Told {
  readonly code: ProblemCode
  readonly status: number
  readonly detail: string
  readonly fix: string
  readonly field?: string
  readonly gongRequestId?: string | undefined
  readonly gongEndpoint?: string | undefined
  readonly gongStatus?: number | undefined
  readonly retryAfterMs?: number | undefined
}

export function answerProblems(app: FastifyInstance, log: Log): void {
  app.setErrorHandler((error, request, reply) => {
    const told = tell(error)
    if (told.code === 'D-UNEXPECTED' || told.code === 'D-STORE') {
      log.error({ requestId: request.id, route: routeOf(request), error }, 'a request failed')
    }
    return sendProblem(request, reply, told)
  })
}

export function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  told: Told,
): FastifyReply {
  if (told.retryAfterMs !== undefined) {
    reply.header('retry-after', Math.max(1, Math.ceil(told.retryAfterMs / 1_000)))
  }
  if (told.status === 401) reply.header('www-authenticate', 'Bearer realm="Carryover"')
  return reply
    .code(told.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(JSON.stringify(bodyOf(told, request)))
}

export function bodyOf(told: Told, request: Pick<FastifyRequest, 'id' | 'url'>): ProblemBody {
  const { code, status, detail, fix, field, gongRequestId, gongEndpoint, gongStatus } = told
  const url = FIX_PAGES[code]
  return {
    type: `/docs/troubleshooting#${code.toLowerCase()}`,
    title: TITLES[code],
    status,
    code,
    detail,
    fix: { text: fix, ...(url !== undefined && { url }) },
    requestId: request.id,
    ...(gongRequestId !== undefined && { gongRequestId }),
    ...(gongEndpoint !== undefined && { gongEndpoint }),
    ...(gongStatus !== undefined && { gongStatus }),
    instance: pathOf(request.url),
    ...(field !== undefined && { field }),
  }
}

/** Without the query: codes and states stand there. */
function pathOf(url: string): string {
  return url.split('?')[0] ?? url
}

/** The template, which names nothing and nobody. */
export function routeOf(request: FastifyRequest): string {
  return `${request.method} ${request.routeOptions.url ?? '(no route)'}`
}

/** Somebody tries something too often that nobody should be able to guess at. */
export class TooOften extends Error {
  override readonly name = 'TooOften'
  readonly retryAfterMs: number

  constructor(retryAfterMs: number) {
    super('too often')
    this.retryAfterMs = retryAfterMs
  }
}

/** Translates whatever was thrown. */
export function tell(error: unknown): Told {
  if (error instanceof TooOften) {
    const { retryAfterMs } = error
    return {
      code: 'D-RATE',
      status: 429,
      detail: 'This was tried too often in the last minute.',
      fix: `Try again in ${Math.max(1, Math.ceil(retryAfterMs / 1_000))} seconds.`,
      retryAfterMs,
    }
  }
  if (error instanceof Problem) {
    return {
      code: error.code,
      status: error.httpStatus,
      detail: error.message,
      fix: error.fix,
      gongRequestId: error.requestId,
      gongEndpoint: error.endpoint,
      gongStatus: error.gongStatus,
      retryAfterMs: error.retryAfterMs,
    }
  }
  if (error instanceof InvalidInput) {
    return {
      code: 'D-USAGE',
      status: 400,
      detail: `${error.field}: ${error.why}.`,
      fix: 'Correct this field and send it again.',
      field: error.field,
    }
  }
  if (isDatabaseAway(error)) {
    return {
      code: 'D-STORE',
      status: 503,
      detail: 'The database cannot be reached just now.',
      fix: 'Try again in a moment; an operator finds the reason in the log.',
      retryAfterMs: 5_000,
    }
  }
  return toldByServer(error) ?? unexpected(error)
}

/** What Fastify and its plugins refuse before anything of ours is asked, by their codes. */
function toldByServer(error: unknown): Told | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined
  switch (error.code) {
    case 'FST_ERR_CTP_INVALID_MEDIA_TYPE':
      return {
        code: 'D-USAGE',
        status: 415,
        detail: 'The body has a content type that is not read here.',
        fix: 'Send JSON with the header "content-type: application/json", or a file as multipart/form-data to an upload.',
      }
    case 'FST_ERR_CTP_BODY_TOO_LARGE':
      return {
        code: 'D-TOO-LARGE',
        status: 413,
        detail: 'The body has more than 1 MB.',
        fix: 'Send less at once; files go to /api/v1/uploads.',
      }
    case 'FST_ERR_CTP_INVALID_JSON_BODY':
    case 'FST_ERR_CTP_EMPTY_JSON_BODY':
      return {
        code: 'D-USAGE',
        status: 400,
        detail: 'The body is not JSON.',
        fix: 'Send one JSON object.',
      }
    case 'FST_REQ_FILE_TOO_LARGE':
      return {
        code: 'D-TOO-LARGE',
        status: 413,
        detail: 'The file has more than 50 MB.',
        fix: 'Split it, or upload its text.',
      }
    case 'FST_FILES_LIMIT':
    case 'FST_PARTS_LIMIT':
    case 'FST_FIELDS_LIMIT':
      return {
        code: 'D-USAGE',
        status: 400,
        detail: 'An upload is one file in one field named "file".',
        fix: 'Send one request for each file.',
      }
    case 'FST_INVALID_MULTIPART_CONTENT_TYPE':
      return {
        code: 'D-USAGE',
        status: 415,
        detail: 'A file is sent as multipart/form-data.',
        fix: 'Send it in one field named "file".',
      }
    case 'FST_STATIC_FORBIDDEN_PATH':
      return nothingHere()
    case 'FST_ERR_BAD_URL':
      return {
        code: 'D-USAGE',
        status: 400,
        detail: 'This address cannot be read.',
        fix: 'Check its percent signs.',
      }
    default:
      return undefined
  }
}

function unexpected(error: unknown): Told {
  const { message, fix } = keep(error, new Date(0))
  return { code: 'D-UNEXPECTED', status: 500, detail: message, fix }
}

/** For what lies at no path of ours. */
export function nothingHere(): Told {
  return {
    code: 'D-NOT-FOUND',
    status: 404,
    detail: 'There is nothing at this address.',
    fix: 'The API is described at /openapi.json.',
  }
}
