/** A document of any kind as the text that a dataset keeps. */
import type { Upload } from '../records/dataset.ts'
import { safeFileName } from '../records/file-name.ts'
import type { Extraction } from './extraction.ts'
import { keptName, kindOf, mediaTypeOf } from './kinds.ts'
import { decodeText, isBlank } from './plain-text.ts'
import { MAX_UPLOAD_BYTES, refused, tooLarge } from './refusals.ts'

export interface DocumentText extends Pick<Upload, 'name' | 'mediaType'> {
  readonly text: string
}

/** `fileName` may be anything. Throws a D-UPLOAD or D-TOO-LARGE problem; nothing is kept then. */
export async function readDocument(
  document: { readonly fileName: string; readonly stream: AsyncIterable<Uint8Array> },
  extraction: Extraction,
): Promise<DocumentText> {
  const name = safeFileName(document.fileName)
  const bytes = await collect(name, document.stream)
  if (bytes.length === 0) throw empty(name)
  const kind = kindOf(name, bytes)
  const text =
    kind === 'pdf' || kind === 'docx'
      ? await extraction.text({ name, kind, bytes })
      : decodeText(name, bytes)
  if (isBlank(text)) throw empty(name)
  return { name: keptName(name, kind), mediaType: mediaTypeOf(kind), text }
}

/** Counted as it comes, so that an endless stream ends here. */
async function collect(
  name: string,
  stream: AsyncIterable<Uint8Array>,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    size += chunk.length
    if (size > MAX_UPLOAD_BYTES) throw tooLarge(name)
    chunks.push(chunk)
  }
  // Its own memory, not a part of Node's pool: it may be handed to another thread.
  const bytes = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

function empty(name: string): Error {
  return refused(`${name} is empty.`, 'Look whether it was saved, and upload it again.')
}
