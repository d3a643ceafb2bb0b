/** A file that a person names on the command line, as text, whatever program wrote it. */
import { readFile } from 'node:fs/promises'
import { usage } from '../records/problems.ts'
import { textOfBytes } from '../records/text-of-bytes.ts'

/** `-` is standard input. */
export async function readTextFile(name: string, input: NodeJS.ReadableStream): Promise<string> {
  if (name === '-') return textOfBytes(await allOf(input)).text
  try {
    return textOfBytes(await readFile(name)).text
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw usage(`${name} cannot be read: ${why}.`, 'Name a file that is there.')
  }
}

async function allOf(input: NodeJS.ReadableStream): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of input) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}
