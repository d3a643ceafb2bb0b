// The three requests to Drive that matter: list with a search, a file's bytes, and a Google document as something else.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { sendFault } from './faults.ts'
import type { Faults } from './faults.ts'
import { readSearch } from './search.ts'
import type { Tokens } from './tokens.ts'

export interface DriveDocument {
  readonly id: string
  readonly name: string
  readonly mimeType: string
  /** Of a Google document: what it is as Markdown. */
  readonly content: string | Uint8Array
  readonly modifiedTime?: string
  readonly trashed?: boolean
}

const GOOGLE_DOCUMENT = 'application/vnd.google-apps.document'
const MAX_EXPORT_BYTES = 10 * 1024 * 1024
const MODIFIED = '2026-04-08T10:00:00.000Z'

interface Shelf {
  readonly documents: () => readonly DriveDocument[]
  readonly pageSize: number
}

const listing = z.object({
  q: z.string().default(''),
  pageSize: z.coerce.number().int().min(1).max(1_000).default(100),
  pageToken: z.string().optional(),
})

export function mountDrive(
  app: FastifyInstance,
  tokens: Tokens,
  faults: Faults,
  shelf: Shelf,
): void {
  /** False where the answer has been sent. */
  function mayPass(request: FastifyRequest, reply: FastifyReply): boolean {
    const [, token = ''] = /^Bearer (.+)$/.exec(request.headers.authorization ?? '') ?? []
    const fault = tokens.isGood(token) ? faults.next() : 'authError'
    if (fault !== undefined) sendFault(reply, fault)
    return fault === undefined
  }

  function documentOf(request: FastifyRequest): DriveDocument | undefined {
    const { id } = z.object({ id: z.string() }).parse(request.params)
    return shelf.documents().find((document) => document.id === id)
  }

  app.get('/drive/v3/files', (request, reply) => {
    if (!mayPass(request, reply)) return reply
    const asked = listing.safeParse(request.query)
    const search = readSearch(asked.data?.q ?? '')
    if (!asked.success || search === undefined) {
      return reply.code(400).send({ error: { code: 400, message: 'Invalid Value' } })
    }
    const found = shelf.documents().filter((document) => search(document))
    const from = Number(asked.data.pageToken ?? 0)
    const to = from + Math.min(asked.data.pageSize, shelf.pageSize)
    return reply.send({
      kind: 'drive#fileList',
      ...(to < found.length && { nextPageToken: String(to) }),
      files: found.slice(from, to).map(described),
    })
  })

  app.get('/drive/v3/files/:id', (request, reply) => {
    if (!mayPass(request, reply)) return reply
    const document = documentOf(request)
    if (!document) return sendFault(reply, 'notFound')
    const { alt } = z.object({ alt: z.string().optional() }).parse(request.query)
    if (alt !== 'media') return reply.send(described(document))
    if (document.mimeType === GOOGLE_DOCUMENT) {
      const message = 'Only files with binary content can be downloaded.'
      return reply.code(403).send({
        error: { code: 403, message, errors: [{ reason: 'fileNotDownloadable', message }] },
      })
    }
    return reply.type(document.mimeType).send(Buffer.from(document.content))
  })

  app.get('/drive/v3/files/:id/export', (request, reply) => {
    if (!mayPass(request, reply)) return reply
    const document = documentOf(request)
    if (document?.mimeType !== GOOGLE_DOCUMENT) return sendFault(reply, 'notFound')
    if (document.content.length > MAX_EXPORT_BYTES)
      return sendFault(reply, 'exportSizeLimitExceeded')
    const { mimeType } = z.object({ mimeType: z.string() }).parse(request.query)
    return reply.type(mimeType).send(Buffer.from(document.content))
  })
}

function described(document: DriveDocument) {
  const { id, name, mimeType, content, modifiedTime = MODIFIED, trashed = false } = document
  // Google gives no size for its own documents.
  const size = mimeType === GOOGLE_DOCUMENT ? {} : { size: String(Buffer.from(content).length) }
  return { kind: 'drive#file', id, name, mimeType, modifiedTime, trashed, ...size }
}
