/**
 * Where one term is said in the calls of one segment. Two parts, so that whoever needs no positions never reads them:
 *
 * - places: the number of calls; for each call the step from the call before (its own number for the first), how many
 *   passages hold the term, how often all together, and the bytes of its passages; then the passages, call after call:
 *   the step from the passage before less one, doubled, and one more where a count follows that is above one
 * - positions: for each passage the steps from word to word, less one; in front of those of a call, their bytes
 */
import { ByteReader, ByteWriter } from './bytes.ts'

/** Calls are numbers in their segment, passages numbers in their call. */
export interface TermPlaces {
  readonly calls: Uint16Array
  /** Passages of the call that hold the term. */
  readonly passages: Uint16Array
  /** How often the call holds it. */
  readonly counts: Uint16Array
  /** Where the passages of each call begin in `bytes`, and behind the last one their end. */
  readonly starts: Uint32Array
  readonly bytes: Uint8Array
}

/** What a number of 16 bits can say; above, counts tell nothing more. */
const MOST = 0xffff

export function readPlaces(given: Uint8Array): TermPlaces {
  const reader = new ByteReader(given)
  const size = reader.number()
  const calls = new Uint16Array(size)
  const passages = new Uint16Array(size)
  const counts = new Uint16Array(size)
  const starts = new Uint32Array(size + 1)
  let call = 0
  let start = 0
  for (let index = 0; index < size; index += 1) {
    call += reader.number()
    calls[index] = call
    passages[index] = Math.min(reader.number(), MOST)
    counts[index] = Math.min(reader.number(), MOST)
    starts[index] = start
    start += reader.number()
  }
  starts[size] = start
  // A copy: what was read already need not be kept.
  return { calls, passages, counts, starts, bytes: given.slice(reader.at) }
}

/** What the places of a term take in memory, about. */
export function sizeOfPlaces({ calls, bytes }: TermPlaces): number {
  return bytes.length + calls.length * 10 + 400
}

/** The index of a call in the places, or -1. */
export function indexOfCall({ calls }: TermPlaces, call: number): number {
  let [low, high] = [0, calls.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((calls[middle] ?? 0) < call) low = middle + 1
    else high = middle
  }
  return calls[low] === call ? low : -1
}

/**
 * Adds up how often each passage of a call holds the term, at the passage's place in `counts`, and writes the numbers of
 * these passages into `passages`; answers how many they are. `index` is that of the call in `places`.
 */
export function readPassages(
  places: TermPlaces,
  index: number,
  passages: Uint32Array,
  counts: Uint32Array,
): number {
  const { bytes, starts } = places
  const end = starts[index + 1] ?? 0
  let at = starts[index] ?? 0
  let passage = -1
  let size = 0
  // By hand, as this is the innermost of all loops.
  while (at < end) {
    let byte = bytes[at++] ?? 0
    let step = byte & 0x7f
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = bytes[at++] ?? 0
      step |= (byte & 0x7f) << shift
    }
    passage += (step >>> 1) + 1
    let count = 1
    if (step & 1) {
      byte = bytes[at++] ?? 0
      count = byte & 0x7f
      for (let shift = 7; byte > 0x7f; shift += 7) {
        byte = bytes[at++] ?? 0
        count |= (byte & 0x7f) << shift
      }
    }
    passages[size] = passage
    counts[size] = count
    size += 1
  }
  return size
}

/** Where the positions of each call begin, and behind the last one their end. */
export function startsOfPositions(bytes: Uint8Array, calls: number): Uint32Array {
  const starts = new Uint32Array(calls + 1)
  const reader = new ByteReader(bytes)
  for (let index = 0; index < calls; index += 1) {
    const length = reader.number()
    starts[index] = reader.at
    reader.at += length
  }
  starts[calls] = reader.at
  return starts
}

/** Words of one term in some passages of one call; made once and filled again for each call. */
export class CallPositions {
  /** Where the words of each of the passages begin in `words`, and where they end: by the passage's place in the list. */
  starts = new Uint32Array(64)
  ends = new Uint32Array(64)
  words = new Uint32Array(256)

  /** `index` is that of the call in `places`, `start` where its positions begin; passages in ascending order. */
  read(
    places: TermPlaces,
    index: number,
    positions: Uint8Array,
    start: number,
    passages: ArrayLike<number>,
  ): void {
    this.#makeRoom(passages.length, places.counts[index] ?? 0)
    const { starts, ends, words } = this
    const { bytes } = places
    const last = places.starts[index + 1] ?? 0
    let at = places.starts[index] ?? 0
    let word = start
    let passage = -1
    let place = 0
    let size = 0
    // By hand, as phrases of common words are read in thousands of calls.
    while (at < last && place < passages.length) {
      let byte = bytes[at++] ?? 0
      let step = byte & 0x7f
      for (let shift = 7; byte > 0x7f; shift += 7) {
        byte = bytes[at++] ?? 0
        step |= (byte & 0x7f) << shift
      }
      passage += (step >>> 1) + 1
      let count = 1
      if (step & 1) {
        byte = bytes[at++] ?? 0
        count = byte & 0x7f
        for (let shift = 7; byte > 0x7f; shift += 7) {
          byte = bytes[at++] ?? 0
          count |= (byte & 0x7f) << shift
        }
      }
      for (; place < passages.length && (passages[place] ?? 0) < passage; place += 1) {
        starts[place] = ends[place] = size
      }
      const isWanted = place < passages.length && passages[place] === passage
      if (isWanted) starts[place] = size
      let position = -1
      for (let n = 0; n < count; n += 1) {
        byte = positions[word++] ?? 0
        let gap = byte & 0x7f
        for (let shift = 7; byte > 0x7f; shift += 7) {
          byte = positions[word++] ?? 0
          gap |= (byte & 0x7f) << shift
        }
        position += gap + 1
        if (isWanted) words[size++] = position
      }
      if (isWanted) ends[place++] = size
    }
    for (; place < passages.length; place += 1) starts[place] = ends[place] = size
  }

  #makeRoom(passages: number, words: number): void {
    if (this.starts.length < passages) {
      this.starts = new Uint32Array(passages * 2)
      this.ends = new Uint32Array(passages * 2)
    }
    if (this.words.length < words) this.words = new Uint32Array(words * 2)
  }
}

/** Collects the places of one term while calls are read, word by word, and calls and passages in ascending order. */
export class TermWriter {
  readonly #table = new ByteWriter()
  readonly #passages = new ByteWriter()
  readonly #positions = new ByteWriter()
  readonly #callPositions = new ByteWriter()
  #calls = 0
  #lastCall = 0
  #passagesStart = 0
  #passagesOfCall = 0
  #countOfCall = 0
  #passage = -1
  #lastPassage = -1
  #count = 0
  #lastPosition = -1

  /** Answers whether it is the first time in this call. */
  add(passage: number, position: number): boolean {
    const isFirst = this.#countOfCall === 0
    if (passage !== this.#passage) {
      this.#endPassage()
      this.#passage = passage
      this.#lastPosition = -1
    }
    this.#callPositions.number(position - this.#lastPosition - 1)
    this.#lastPosition = position
    this.#count += 1
    this.#countOfCall += 1
    return isFirst
  }

  endCall(call: number): void {
    this.#endPassage()
    const table = this.#table
    table.number(call - this.#lastCall)
    table.number(this.#passagesOfCall)
    table.number(this.#countOfCall)
    table.number(this.#passages.length - this.#passagesStart)
    this.#positions.number(this.#callPositions.length)
    this.#positions.bytes(this.#callPositions.written())
    this.#callPositions.clear()
    this.#calls += 1
    this.#lastCall = call
    this.#passagesStart = this.#passages.length
    this.#passagesOfCall = this.#countOfCall = 0
    this.#passage = this.#lastPassage = -1
  }

  places(): Uint8Array {
    const all = new ByteWriter()
    all.number(this.#calls)
    all.bytes(this.#table.written())
    all.bytes(this.#passages.written())
    return all.written()
  }

  positions(): Uint8Array {
    return this.#positions.written()
  }

  #endPassage(): void {
    if (this.#count === 0) return
    const isMore = this.#count > 1
    this.#passages.number(((this.#passage - this.#lastPassage - 1) << 1) | Number(isMore))
    if (isMore) this.#passages.number(this.#count)
    this.#passagesOfCall += 1
    this.#lastPassage = this.#passage
    this.#count = 0
  }
}
