/** The text of a Word document as Markdown, by mammoth. Runs in the worker: it may need much time and memory. */
import { markdownOf } from './html-markdown.ts'
import { broken } from './refusals.ts'
import { checkWordArchive } from './zip-check.ts'

export async function docxText(name: string, bytes: Uint8Array): Promise<string> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  await checkWordArchive(name, buffer)
  const { default: mammoth } = await import('mammoth')
  // Pictures are not even read.
  const convertImage = mammoth.images.imgElement(() => Promise.resolve({ src: '' }))
  const html = await mammoth
    .convertToHtml({ buffer }, { convertImage, externalFileAccess: false })
    .catch((error: unknown) => {
      throw broken(name, error)
    })
  return markdownOf(html.value)
}
