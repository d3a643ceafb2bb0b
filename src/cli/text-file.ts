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

/** Of standard input; empty where nothing comes. */
export async function firstLine(input: NodeJS.ReadableStream): Promise<string> {
  const { text } = textOfBytes(await allOf(input))
  return text.split(/\r?\n/)[0]?.trim() ?? ''
}

/** Undefined for what is no JSON. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

async function allOf(input: NodeJS.ReadableStream): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of input) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}
