/** Bytes of a text file as text: decoded, with one kind of line end, without what no reader can show. */
import { refused } from './refusals.ts'

const ENCODINGS = [
  { mark: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { mark: [0xff, 0xfe], encoding: 'utf-16le' },
  { mark: [0xfe, 0xff], encoding: 'utf-16be' },
] as const

// oxlint-disable-next-line no-control-regex
const CONTROLS = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufeff]/g
/** A text has a stray control character here and there; more of them are no text. */
const CONTROLS_ALLOWED = 0.02

/** UTF-8, or UTF-16 with its byte-order mark. Throws a problem for anything else. */
export function decodeText(name: string, bytes: Uint8Array): string {
  const encoding = ENCODINGS.find(({ mark }) => mark.every((byte, at) => bytes[at] === byte))
  const decoder = new TextDecoder(encoding?.encoding ?? 'utf-8', { fatal: true })
  const text = attempt(() => decoder.decode(bytes))
  if (text === undefined) {
    throw refused(
      `${name} is not written in UTF-8, or its text is damaged.`,
      'Save it again as UTF-8: editors have that under "Save as", Excel as "CSV UTF-8".',
    )
  }
  const controls = text.length - text.replaceAll(CONTROLS, '').length
  if (controls > 8 && controls > text.length * CONTROLS_ALLOWED) {
    throw refused(`${name} is no text file.`, 'Upload the document that the text comes from.')
  }
  return cleanText(text)
}

/** Lines end with `\n`; other control characters and halves of characters go. */
export function cleanText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?|\u2028|\u2029/g, '\n')
    .replaceAll(CONTROLS, '')
}

/** Nothing that a person could read. */
export function isBlank(text: string): boolean {
  return !/[^\s\u200b-\u200d\u2060]/.test(text)
}

function attempt(decode: () => string): string | undefined {
  try {
    return decode()
  } catch {
    return undefined
  }
}
