/**
 * Arrays as PostgreSQL takes them in binary (`array_send`): long ones are neither quoted here nor parsed there. The driver
 * sends every Buffer so.
 */

const TEXT_OID = 25
const INTEGER_OID = 23
/** Dimensions, whether any element is null, the type; then length and lower bound of the one dimension. */
const HEAD_BYTES = 20
/** Bytes of UTF-8 that a unit of UTF-16 can need. */
const LONGEST_UNIT = 3

/** text[]. No element holds a NUL. */
export function textArray(texts: readonly (string | null)[]): Buffer {
  let most = HEAD_BYTES
  for (const text of texts) most += 4 + (text === null ? 0 : text.length * LONGEST_UNIT)
  const buffer = Buffer.allocUnsafe(most)
  let at = writeHead(buffer, texts, TEXT_OID)
  for (const text of texts) {
    const length = text === null ? -1 : buffer.write(text, at + 4)
    buffer.writeInt32BE(length, at)
    at += 4 + Math.max(length, 0)
  }
  return buffer.subarray(0, at)
}

/** integer[], of whole numbers of 32 bits. */
export function integerArray(numbers: readonly (number | null)[]): Buffer {
  const buffer = Buffer.allocUnsafe(HEAD_BYTES + 8 * numbers.length)
  let at = writeHead(buffer, numbers, INTEGER_OID)
  for (const number of numbers) {
    at = buffer.writeInt32BE(number === null ? -1 : 4, at)
    if (number !== null) at = buffer.writeInt32BE(number, at)
  }
  return buffer.subarray(0, at)
}

/** Answers where the elements begin. An empty array has no dimension. */
function writeHead(buffer: Buffer, elements: readonly unknown[], oid: number): number {
  let at = buffer.writeInt32BE(elements.length === 0 ? 0 : 1, 0)
  at = buffer.writeInt32BE(elements.includes(null) ? 1 : 0, at)
  at = buffer.writeInt32BE(oid, at)
  if (elements.length === 0) return at
  at = buffer.writeInt32BE(elements.length, at)
  return buffer.writeInt32BE(1, at)
}
