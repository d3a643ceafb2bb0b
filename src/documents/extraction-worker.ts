/** A thread of its own for one document: what it was given is unpacked here, and the thread goes with it. */
import { parentPort, workerData } from 'node:worker_threads'
import { z } from 'zod'
import { Problem } from '../records/problems.ts'
import { docxText } from './docx-text.ts'
import { pdfText } from './pdf-text.ts'
import { cleanText } from './plain-text.ts'

const request = z.object({
  name: z.string(),
  kind: z.enum(['pdf', 'docx']),
  bytes: z.instanceof(Uint8Array),
})
export type ExtractionRequest = z.infer<typeof request>

/** A problem does not survive the way between threads as what it is: its sentences do. */
export type ExtractionAnswer =
  | { readonly text: string }
  | { readonly refusal: { readonly message: string; readonly fix: string } }
  | { readonly failure: string }

parentPort?.postMessage(await answer())

async function answer(): Promise<ExtractionAnswer> {
  const { name, kind, bytes } = request.parse(workerData)
  try {
    const text = kind === 'pdf' ? await pdfText(name, bytes) : await docxText(name, bytes)
    return { text: cleanText(text) }
  } catch (error) {
    if (error instanceof Problem) return { refusal: { message: error.message, fix: error.fix } }
    return { failure: error instanceof Error ? error.message : String(error) }
  }
}
