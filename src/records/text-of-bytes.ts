/** A file's bytes as text, whatever program wrote it. Pure. */
export const ENCODINGS = ['utf-8', 'utf-16', 'windows-1252'] as const

export interface DecodedText {
  readonly text: string
  readonly encoding: (typeof ENCODINGS)[number]
}

/** By its byte order mark; without one UTF-8, and where it cannot be that, what spreadsheets on Windows write. */
export function textOfBytes(bytes: Uint8Array): DecodedText {
  const [first, second] = bytes
  const wide =
    first === 0xff && second === 0xfe
      ? 'utf-16le'
      : first === 0xfe && second === 0xff
        ? 'utf-16be'
        : undefined
  if (wide !== undefined) return { text: new TextDecoder(wide).decode(bytes), encoding: 'utf-16' }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' }
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'windows-1252' }
  }
}

const DATA_URL = /^data:[^,]{0,100};base64,/

/** What stands in a data URL, as browsers make one of a file; any other text is taken as it is. */
export function textOfFile(given: string): DecodedText {
  const head = DATA_URL.exec(given)?.[0]
  if (head === undefined) return { text: given, encoding: 'utf-8' }
  return textOfBytes(Buffer.from(given.slice(head.length), 'base64'))
}
