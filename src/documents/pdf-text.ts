/** The text of a PDF, page by page, by pdf.js. Runs in the worker: it may need much time and memory. */
import { isBlank } from './plain-text.ts'
import { broken, refused } from './refusals.ts'

export async function pdfText(name: string, bytes: Uint8Array): Promise<string> {
  const { extractText, getDocumentProxy } = await import('unpdf')
  const document = await getDocumentProxy(bytes, {
    isEvalSupported: false,
    useSystemFonts: false,
    verbosity: 0,
  }).catch((error: unknown) => {
    throw unopened(name, error)
  })
  if (document.numPages === 0) throw withoutPages(name)
  const { text } = await extractText(document, { mergePages: false }).catch((error: unknown) => {
    throw broken(name, error)
  })
  const pages = text.map((page) => page.trim()).filter((page) => !isBlank(page))
  if (pages.length === 0) {
    throw refused(
      `${name} has no text: its pages are pictures, as of a scan.`,
      'Run text recognition (OCR) over it first.',
    )
  }
  return `${pages.join('\n\n')}\n`
}

function unopened(name: string, error: unknown): Error {
  if (error instanceof Error && error.name === 'PasswordException') {
    return refused(
      `${name} is protected by a password.`,
      'Save it without a password, or print it to a new PDF.',
    )
  }
  if (error instanceof Error && /page/i.test(error.message)) return withoutPages(name, error)
  return broken(name, error)
}

function withoutPages(name: string, cause?: unknown): Error {
  return refused(`${name} has no pages.`, 'Make the PDF again from its document.', cause)
}
