/** Bytes in: one file in one request, at most 50 MB. Its text is kept until a dataset takes it. */
import multipart from '@fastify/multipart'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { addToDataset } from '../operations/datasets.ts'
import type { Actor } from '../records/member.ts'
import { upload, type Upload } from '../records/dataset.ts'
import { Problem, usage } from '../records/problems.ts'
import { about } from './about.ts'
import type { Door } from './door.ts'
import { parse } from './input.ts'
import { ROOT, urlOf } from './paths.ts'
import type { WhoAsks } from './who-asks.ts'

const MAX_MB = 50
const MAX_BYTES = MAX_MB * 1024 ** 2
const params = z.object({ datasetId: z.string().min(1) })

/** In a scope of its own: nothing else reads multipart bodies. */
export async function mountUploads(
  parent: FastifyInstance,
  door: Door,
  whoAsks: WhoAsks,
): Promise<void> {
  await parent.register(async (app) => {
    await app.register(multipart, {
      limits: { fileSize: MAX_BYTES, files: 1, fields: 10, parts: 11, fieldSize: 10_000 },
    })

    app.post(
      `${ROOT}/uploads`,
      {
        config: {
          about: () =>
            about({
              name: 'upload-file',
              summary: `Upload a file of at most ${MAX_MB} MB; a dataset takes its text by the id.`,
              tag: 'uploads',
              takesFile: true,
              status: 201,
              output: upload,
            }),
        },
      },
      async (request, reply) => {
        const actor = await writer(request)
        return reply.code(201).send(upload.parse(await stage(request, actor)))
      },
    )

    app.post(
      urlOf(`${ROOT}/datasets/{datasetId}/files`),
      {
        config: {
          about: () =>
            about({
              name: 'upload-to-dataset',
              summary: 'Upload a file and put it into a dataset.',
              tag: 'datasets',
              params,
              takesFile: true,
              output: addToDataset.output,
            }),
        },
      },
      async (request, reply) => {
        const actor = await writer(request)
        const { datasetId } = parse(params, request.params)
        // Before anything is read: nobody uploads 50 MB to learn that there is no such dataset.
        await door.needs.datasets.get(actor, datasetId)
        const { uploadId } = await stage(request, actor)
        const input = { datasetId, uploadIds: [uploadId] }
        const { output } = await addToDataset.call(door.needs, input, actor)
        return reply.send(output)
      },
    )
  })

  async function writer(request: FastifyRequest): Promise<Actor> {
    const actor = await whoAsks.actorOf(request)
    if (actor.scopes.includes('write')) return actor
    throw new Problem({
      code: 'D-NOT-ALLOWED',
      message: 'The API token lacks the scope "write".',
      fix: 'Make a token with this scope under Settings → API tokens.',
    })
  }

  /** One file of a member at a time: it lies in memory as a whole, and others want their turn at reading documents too. */
  const last = new Map<string, Promise<void>>()

  function stage(request: FastifyRequest, actor: Actor): Promise<Upload> {
    const { memberId } = actor
    const forget = (): void => {
      if (last.get(memberId) === ended) last.delete(memberId)
    }
    const before = last.get(memberId) ?? Promise.resolve()
    const mine = before.then(() => stageOne(request, actor))
    const ended: Promise<void> = mine.then(forget, forget)
    last.set(memberId, ended)
    return mine
  }

  async function stageOne(request: FastifyRequest, actor: Actor): Promise<Upload> {
    const part = await request.file()
    if (!part) {
      throw usage('There is no file in this upload.', 'Send one file in a field named "file".')
    }
    const { filename: fileName, mimetype: mediaType, file } = part
    try {
      const stream = whole(file)
      return await door.files.stageUpload(actor, { fileName, mediaType, stream })
    } finally {
      // Whatever was not read is thrown away, so that the answer reaches a browser that is still sending.
      file.resume()
    }
  }
}

/** Ends with a problem where the limit cut the file off. */
async function* whole(
  file: AsyncIterable<Buffer> & { readonly truncated: boolean },
): AsyncGenerator<Uint8Array> {
  yield* file
  if (!file.truncated) return
  throw new Problem({
    code: 'D-TOO-LARGE',
    message: `The file has more than ${MAX_MB} MB.`,
    fix: 'Split it, or upload its text.',
  })
}
