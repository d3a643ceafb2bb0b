/** The guide as text, for people's programs: `/docs/<name>.md`, and `/llms.txt` with every page of it. */
import type { FastifyInstance } from 'fastify'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { nothingHere, sendProblem } from './problems.ts'

const PAGE = /^[a-z0-9-]+\.md$/
const MINUTES_5 = 'public, max-age=300'

export function mountDocs(app: FastifyInstance, folder: string, baseUrl: string): void {
  app.get<{ Params: { file: string } }>('/docs/:file(^[^/]+\\.md$)', async (request, reply) => {
    const { file } = request.params
    const text = PAGE.test(file) ? await readPage(folder, file) : undefined
    if (text === undefined) return sendProblem(request, reply, nothingHere())
    return reply
      .header('content-type', 'text/markdown; charset=utf-8')
      .header('cache-control', MINUTES_5)
      .send(text)
  })

  app.get('/llms.txt', async (_request, reply) => {
    const names = (await readdir(folder)).filter((name) => PAGE.test(name)).toSorted()
    const lines = await Promise.all(
      names.map(async (name) => lineOf(`${baseUrl}/docs/${name}`, await readPage(folder, name))),
    )
    return reply
      .header('content-type', 'text/plain; charset=utf-8')
      .header('cache-control', MINUTES_5)
      .send(overview(lines, baseUrl))
  })
}

/** Undefined where there is no such page. */
async function readPage(folder: string, file: string): Promise<string | undefined> {
  try {
    return await readFile(join(folder, file), 'utf8')
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

function lineOf(url: string, text = ''): string {
  const title = /^# +(.+)$/m.exec(text)?.[1] ?? url
  const about = /^(?!#)\S.*$/m.exec(text)?.[0]
  return `- [${title}](${url})${about === undefined ? '' : `: ${about}`}`
}

function overview(lines: readonly string[], baseUrl: string): string {
  return `# Carryover

> Carries what was said in Gong over to the people and the AI that come next: datasets of Gong data as readable files
> that stay in step with Gong.

## Guide

${lines.join('\n')}

## API

- [OpenAPI](${baseUrl}/openapi.json): every route of the API, with its input and output
`
}
