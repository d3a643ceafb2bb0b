/** Finds and reads the files of a folder world; whatever is wrong becomes one sentence that names the file. */
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import type { z } from 'zod'

const unzip = promisify(gunzip)

/** All files below a folder, in the same order on every machine. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (cause: unknown) => {
      throw new Error(
        `The world folder ${folder} cannot be read: give the path of a folder with account files (*.json) or meeting files (*.jsonl.gz), or "demo"`,
        { cause },
      )
    },
  )
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
}

export const readText = (file: string): Promise<string> => readFile(file, 'utf8')

export async function readZipped(file: string): Promise<string> {
  const bytes = await readFile(file)
  try {
    return (await unzip(bytes)).toString('utf8')
  } catch (cause) {
    throw new Error(`${file} is not a complete gzip file: copy it again`, { cause })
  }
}

/** `line` is where the text stands in the file. */
export function parseJson(file: string, text: string, line = 1): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : ''
    const within = Number(/line (\d+)/.exec(message)?.[1] ?? text.trimEnd().split('\n').length)
    throw new Error(`${file} is not valid JSON in line ${line + within - 1}: correct that line`, {
      cause,
    })
  }
}

/** Checks a value against its format and says which field is wrong. */
export function checked<Schema extends z.ZodType>(
  where: string,
  schema: Schema,
  value: unknown,
): z.output<Schema> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const path = (issue?.path ?? [])
    .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
    .join('')
    .replace(/^\./, '')
  throw new Error(
    `${where}: ${path === '' ? 'the format' : `the field ${path}`} is missing or wrong (${issue?.message ?? 'unknown reason'}): correct it or take the file away`,
  )
}
