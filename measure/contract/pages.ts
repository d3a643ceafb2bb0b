/** Every page of a list, each asked for with the cursor of the one before. */
import { z } from 'zod'
import type { Answer } from './answer-check.ts'
import type { Ask } from './pretend-gong.ts'

const paged = z.object({ records: z.object({ cursor: z.string().optional() }) })

export function cursorOf({ status, text }: Answer): string | undefined {
  return status === 200 ? paged.parse(JSON.parse(text)).records.cursor : undefined
}

export async function getPages(
  ask: Ask,
  path: string,
  query: Readonly<Record<string, string>>,
): Promise<void> {
  let cursor: string | undefined
  do {
    const answer = await ask('GET', path, { query: { ...query, ...(cursor && { cursor }) } })
    cursor = cursorOf(answer)
  } while (cursor !== undefined)
}

export async function postPages(
  ask: Ask,
  path: string,
  body: Readonly<Record<string, unknown>>,
): Promise<void> {
  let cursor: string | undefined
  do {
    const answer = await ask('POST', path, { body: { ...body, ...(cursor && { cursor }) } })
    cursor = cursorOf(answer)
  } while (cursor !== undefined)
}
