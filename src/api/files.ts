/** Bytes out: the text of a file, a dataset as a zip. */
import type { FastifyInstance } from 'fastify'
import { Readable } from 'node:stream'
import { z } from 'zod'
import type { Log } from '../records/ports.ts'
import { about } from './about.ts'
import type { Door } from './door.ts'
import { parse } from './input.ts'
import { ROOT, urlOf } from './paths.ts'
import { requireScope, type WhoAsks } from './who-asks.ts'

const id = z.string().min(1)
const dataset = z.object({ datasetId: id })
const file = z.object({ datasetId: id, fileId: id })
const contentQuery = z.object({
  version: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
  /** 1: as a file to keep. */
  download: z.enum(['0', '1']).default('0'),
})
const exportQuery = z.object({ format: z.literal('zip', 'must be zip').default('zip') })

/** What a browser may show without running any of it. */
const SHOWN: readonly string[] = ['text/plain', 'text/markdown', 'text/csv']

export function mountFiles(app: FastifyInstance, { files, log }: Door, whoAsks: WhoAsks): void {
  app.get(
    urlOf(`${ROOT}/datasets/{datasetId}/files/{fileId}/content`),
    {
      config: {
        about: () =>
          about({
            name: 'get-file-content',
            summary: 'Read the text of a file, of its newest version or another.',
            tag: 'datasets',
            params: file,
            query: contentQuery,
            mediaType: 'text/plain',
          }),
      },
    },
    async (request, reply) => {
      const actor = requireScope(await whoAsks.actorOf(request), 'read')
      const { datasetId, fileId } = parse(file, request.params)
      const { version, download } = parse(contentQuery, request.query)
      const content = await files.content(actor, datasetId, fileId, version)
      const etag = `"${content.sha256}"`
      reply.header('etag', etag).header('cache-control', 'private, no-cache')
      if (request.headers['if-none-match']?.includes(etag)) return reply.code(304).send()
      const mediaType = SHOWN.includes(content.mediaType) ? content.mediaType : 'text/plain'
      return reply
        .header('content-type', `${mediaType}; charset=utf-8`)
        .header('content-length', content.sizeBytes)
        .header(
          'content-disposition',
          disposition(download === '1' ? 'attachment' : 'inline', content.fileName),
        )
        .send(Readable.from(watched(content.stream, log, request.id), { objectMode: false }))
    },
  )

  app.get(
    urlOf(`${ROOT}/datasets/{datasetId}/export`),
    {
      config: {
        about: () =>
          about({
            name: 'export-dataset',
            summary: 'Download all files of a dataset as a zip.',
            tag: 'datasets',
            params: dataset,
            query: exportQuery,
            mediaType: 'application/zip',
          }),
      },
    },
    async (request, reply) => {
      const actor = requireScope(await whoAsks.actorOf(request), 'read')
      const { datasetId } = parse(dataset, request.params)
      parse(exportQuery, request.query)
      const { fileName, stream } = await files.exportZip(actor, datasetId)
      return reply
        .header('content-type', 'application/zip')
        .header('cache-control', 'private, no-store')
        .header('content-disposition', disposition('attachment', fileName))
        .send(Readable.from(watched(stream, log, request.id), { objectMode: false }))
    },
  )
}

/** A text that breaks off ends the connection, so that nobody takes the half for the whole. */
async function* watched<Chunk>(
  stream: AsyncIterable<Chunk>,
  log: Log,
  requestId: string,
): AsyncGenerator<Chunk> {
  try {
    yield* stream
  } catch (error) {
    log.error({ requestId, error }, 'a download broke off')
    throw error
  }
}

/** With a plain name for old readers and the true one for the others. */
export function disposition(kind: 'inline' | 'attachment', fileName: string): string {
  const plain = fileName.replaceAll(/[^\x20-\x7e]|["\\%]/g, '_')
  const encoded = encodeURIComponent(fileName.toWellFormed()).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${kind}; filename="${plain}"; filename*=UTF-8''${encoded}`
}
