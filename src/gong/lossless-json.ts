/** JSON in which integers beyond 2^53 become strings: Gong's ids have up to 20 digits, and some come as numbers. */

/** A run of 16 digits that no quote opens: only then can a number have lost digits. Ids in quotes, the usual case, pass. */
const LONG_NUMBER = /[^"\d]\d{16}/

/** Throws a `SyntaxError` as `JSON.parse` does. */
export function parseLossless(text: string): unknown {
  return LONG_NUMBER.test(text) ? JSON.parse(text, keepDigits) : JSON.parse(text)
}

function keepDigits(_key: string, value: unknown, context?: { readonly source?: string }): unknown {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value
  const source = context?.source ?? ''
  return /^-?\d+$/.test(source) ? source : value
}
