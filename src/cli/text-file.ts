/** A file that a person names on the command line, as text, whatever program wrote it. */
import { readFile } from 'node:fs/promises'
import { usage } from '../records/problems.ts'

/** `-` is standard input. */
export async function readTextFile(name: string, input: NodeJS.ReadableStream): Promise<string> {
  if (name === '-') return decode(await allOf(input))
  try {
    return decode(await readFile(name))
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause)
    throw usage(`${name} cannot be read: ${why}.`, 'Name a file that is there.')
  }
}

/** Of standard input; empty where nothing comes. */
export async function firstLine(input: NodeJS.ReadableStream): Promise<string> {
  const text = decode(await allOf(input))
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

/** By its byte order mark; without one UTF-8, and where it cannot be that, what spreadsheets on Windows write. */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

async function allOf(input: NodeJS.ReadableStream): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of input) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}
