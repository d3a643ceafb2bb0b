/** Which kind of document a file is: its name says what it should be, its first bytes must agree. */
import { ACCEPTED, refused } from './refusals.ts'

export type Kind = 'txt' | 'md' | 'csv' | 'pdf' | 'docx'

const KINDS: Readonly<Record<string, Kind>> = {
  txt: 'txt',
  text: 'txt',
  md: 'md',
  markdown: 'md',
  csv: 'csv',
  pdf: 'pdf',
  docx: 'docx',
}

const MEDIA_TYPES: Readonly<Record<Kind, string>> = {
  txt: 'text/plain',
  md: 'text/markdown',
  csv: 'text/csv',
  pdf: 'text/plain',
  docx: 'text/markdown',
}

/** Of the text that is kept. */
export function mediaTypeOf(kind: Kind): string {
  return MEDIA_TYPES[kind]
}

/** Text that was drawn out of a document says so: `offer.pdf` is kept as `offer.pdf.txt`. */
export function keptName(name: string, kind: Kind): string {
  if (kind === 'pdf') return `${name}.txt`
  return kind === 'docx' ? `${name}.md` : name
}

/** Throws a problem for what is not read at all, and for content that the name does not say. */
export function kindOf(name: string, bytes: Uint8Array): Kind {
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? ''
  const named = KINDS[ending]
  const found = signatureOf(bytes)
  if (named === undefined) {
    throw refused(
      `${name} is a kind of file that Carryover does not read.`,
      `Save it as one of ${ACCEPTED}.`,
    )
  }
  if (found === 'Word 97 or encrypted Office document') {
    throw refused(
      `${name} is an old Word document, or it is protected by a password.`,
      'Save it as .docx without a password.',
    )
  }
  if (found !== expected(named)) {
    throw refused(
      `${name} is not what its name says: it holds ${found ?? 'no ' + named}.`,
      `Give it the ending of what it is, or save it as one of ${ACCEPTED}.`,
    )
  }
  return named
}

function expected(kind: Kind): string | undefined {
  if (kind === 'pdf') return 'a PDF'
  return kind === 'docx' ? 'a zip archive' : undefined
}

const SIGNATURES: readonly (readonly [what: string, start: string])[] = [
  ['a zip archive', 'PK\x03\x04'],
  // An archive without any file.
  ['a zip archive', 'PK\x05\x06'],
  ['Word 97 or encrypted Office document', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'],
  ['a picture', '\x89PNG'],
  ['a picture', '\xff\xd8\xff'],
  ['a picture', 'GIF8'],
  ['a compressed archive', '\x1f\x8b'],
  ['a compressed archive', '7z\xbc\xaf'],
  ['a program', '\x7fELF'],
  ['a program', 'MZ\x90'],
  ['formatted text (RTF)', '{\\rtf'],
]
/** Readers of PDF look for its mark as far as here. */
const PDF_MARK_WITHIN = 1_024

/** Undefined for what may be text. */
function signatureOf(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, PDF_MARK_WITHIN)).toString('latin1')
  const known = SIGNATURES.find(([, mark]) => start.startsWith(mark))
  if (known) return known[0]
  return /^[\s\u00ef\u00bb\u00bf]*%PDF-/.test(start) ? 'a PDF' : undefined
}
