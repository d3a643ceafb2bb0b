/** Bytes written and read in order: whole numbers of seven bits a byte, texts as UTF-8 behind their length. */

const FIRST_SIZE = 16

export class ByteWriter {
  #bytes = new Uint8Array(FIRST_SIZE)
  #length = 0

  get length(): number {
    return this.#length
  }

  byte(value: number): void {
    if (this.#length === this.#bytes.length) this.#grow(1)
    this.#bytes[this.#length++] = value
  }

  /** A whole number from 0 to 2^31 - 1. */
  number(value: number): void {
    let rest = value
    while (rest > 0x7f) {
      this.byte((rest & 0x7f) | 0x80)
      rest >>>= 7
    }
    this.byte(rest)
  }

  text(value: string): void {
    const utf8 = Buffer.from(value)
    this.number(utf8.length)
    this.bytes(utf8)
  }

  bytes(values: Uint8Array): void {
    if (this.#length + values.length > this.#bytes.length) this.#grow(values.length)
    this.#bytes.set(values, this.#length)
    this.#length += values.length
  }

  /** What was written so far; it holds until the next write. */
  written(): Uint8Array {
    return this.#bytes.subarray(0, this.#length)
  }

  clear(): void {
    this.#length = 0
  }

  #grow(by: number): void {
    const larger = new Uint8Array(Math.max(this.#bytes.length * 2, this.#length + by))
    larger.set(this.#bytes)
    this.#bytes = larger
  }
}

export class ByteReader {
  readonly #bytes: Uint8Array
  at: number

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes
    this.at = at
  }

  byte(): number {
    return this.#bytes[this.at++] ?? 0
  }

  number(): number {
    let byte = this.byte()
    let value = byte & 0x7f
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = this.byte()
      value |= (byte & 0x7f) << shift
    }
    return value
  }

  text(): string {
    const length = this.number()
    return Buffer.from(this.bytes(length)).toString()
  }

  /** A view, not a copy. */
  bytes(length: number): Uint8Array {
    const bytes = this.#bytes.subarray(this.at, this.at + length)
    this.at += length
    return bytes
  }
}
