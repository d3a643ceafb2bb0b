/** A document that the server has written, kept as a file. */
import type { Exported } from '../../src/records/handoff.ts'
import { saveAs } from './save-as.ts'

export function saveExported({ fileName, mediaType, content, encoding }: Exported): void {
  saveAs(fileName, mediaType, encoding === 'base64' ? bytesOf(content) : content)
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0)
}
