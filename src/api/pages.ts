/** The web pages: files with a hash in their name are kept for ever, the page that names them is asked for anew. */
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { sep } from 'node:path'
import { nothingHere, sendProblem } from './problems.ts'

const FOR_EVER = 'public, max-age=31536000, immutable'

/** `folder` undefined: there are no pages, and every address that is no route is unknown. */
export async function mountPages(app: FastifyInstance, folder: string | undefined): Promise<void> {
  if (folder !== undefined) {
    await app.register(fastifyStatic, {
      root: folder,
      cacheControl: false,
      preCompressed: true,
      setHeaders: (reply, path) => {
        const isHashed = path.includes(`${sep}assets${sep}`)
        reply.header('cache-control', isHashed ? FOR_EVER : 'no-cache')
      },
    })
  }
  app.setNotFoundHandler((request, reply) =>
    folder !== undefined && isPage(request)
      ? sendIndex(reply)
      : sendProblem(request, reply, nothingHere()),
  )
}

/** A person follows a link deep into the product: the page finds out what to show. */
function isPage({ method, url, headers }: FastifyRequest): boolean {
  const wantsHtml = headers.accept?.includes('text/html') === true
  return method === 'GET' && wantsHtml && !url.startsWith('/api/')
}

function sendIndex(reply: FastifyReply): FastifyReply {
  return reply.code(200).sendFile('index.html')
}
