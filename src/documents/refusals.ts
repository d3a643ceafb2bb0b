/** Why a document cannot be taken: a sentence, and a way out. */
import { Problem } from '../records/problems.ts'

/** What is read: text as it is, and the text of PDF and Word documents. */
export const ACCEPTED = 'txt, md, csv, pdf and docx'
const MAX_UPLOAD_MB = 50
export const MAX_UPLOAD_BYTES = MAX_UPLOAD_MB * 1024 * 1024
/** Of the text that is drawn out of a document: more is no document that a person wrote. */
export const MAX_TEXT_MB = 20

export function refused(message: string, fix: string, cause?: unknown): Problem {
  return new Problem({ code: 'D-UPLOAD', message, fix, cause })
}

export function tooLarge(name: string): Problem {
  return new Problem({
    code: 'D-TOO-LARGE',
    message: `${name} is larger than ${MAX_UPLOAD_MB} MB.`,
    fix: 'Split it into smaller files, or leave out its pictures.',
  })
}

export function tooMuchText(name: string): Problem {
  return new Problem({
    code: 'D-TOO-LARGE',
    message: `${name} holds more than ${MAX_TEXT_MB} MB of text.`,
    fix: 'Split it into smaller files.',
  })
}

export function broken(name: string, cause: unknown): Problem {
  return refused(
    `${name} is damaged and cannot be opened.`,
    'Open it in the program that made it, and save it anew.',
    cause,
  )
}
