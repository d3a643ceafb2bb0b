/** A handoff written out, as the one who asks may see it. */
import type { Exported, Handoff } from '../../records/handoff.ts'
import { fileNameOf } from './document-words.ts'
import { handoffDocx } from './handoff-docx.ts'
import { handoffMarkdown } from './handoff-markdown.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export async function exportHandoff(
  handoff: Handoff,
  format: 'md' | 'docx' | 'json',
  now: Date,
): Promise<Exported> {
  const fileName = `${fileNameOf('handoff', handoff.accountName, now)}.${format}`
  if (format === 'docx') {
    const content = await handoffDocx(handoff)
    return { fileName, mediaType: DOCX, content, encoding: 'base64' }
  }
  const isJson = format === 'json'
  return {
    fileName,
    mediaType: isJson ? 'application/json' : 'text/markdown; charset=utf-8',
    content: isJson ? `${JSON.stringify(handoff, null, 2)}\n` : handoffMarkdown(handoff),
    encoding: 'utf-8',
  }
}
