/**
 * A segment: the words of some calls, written once and never changed. Its head names the calls, their passages and the
 * terms; its body holds for each term, in the order of the head, first the places, then the positions
 * (`term-postings.ts`).
 */
import { ByteReader, ByteWriter } from './bytes.ts'
import { createDictionary, type Dictionary } from './dictionary.ts'

/** A turn, or a part of a long one. */
export interface Passage {
  /** Sentences; passages hold those of a call in order and without gaps. */
  readonly sentences: number
  /** Words without those that every text is full of. */
  readonly length: number
  /** Which of the call's speakers; 255 for whoever is beyond. */
  readonly speaker: number
  /** `QUESTION`, and one of the sides. */
  readonly flags: number
}

export const QUESTION = 1
export const CUSTOMER = 2
export const US = 4
export const MOST_SENTENCES = 255
export const LAST_SPEAKER = 255

/** All passages of a segment, the calls one after the other. */
export interface PassageColumns {
  readonly sentences: Uint8Array
  readonly lengths: Uint16Array
  readonly speakers: Uint8Array
  readonly flags: Uint8Array
}

export interface SegmentHead {
  readonly callIds: readonly string[]
  /** Number of the first passage of each call, and behind the last call their number. */
  readonly firstPassages: Uint32Array
  /** The words of each call: the lengths of its passages together. */
  readonly callLengths: Uint32Array
  readonly passages: PassageColumns
  readonly terms: Dictionary
}

export interface HeadTerm {
  readonly term: string
  readonly placesSize: number
  readonly positionsSize: number
}

const VERSION = 1

export interface CallPassages {
  readonly callId: string
  readonly passages: Iterable<Passage>
}

/** Terms in ascending order. */
export function writeHead(calls: readonly CallPassages[], terms: readonly HeadTerm[]): Uint8Array {
  const writer = new ByteWriter()
  writer.number(VERSION)
  writer.number(calls.length)
  for (const { callId, passages } of calls) {
    writer.text(callId)
    const all = [...passages]
    writer.number(all.length)
    for (const { sentences, length, speaker, flags } of all) {
      writer.byte(sentences)
      writer.number(length)
      writer.byte(speaker)
      writer.byte(flags)
    }
  }
  writer.number(terms.length)
  for (const { term, placesSize, positionsSize } of terms) {
    writer.text(term)
    writer.number(placesSize)
    writer.number(positionsSize)
  }
  return writer.written()
}

export function readHead(bytes: Uint8Array): SegmentHead {
  const reader = new ByteReader(bytes)
  const version = reader.number()
  if (version !== VERSION) throw new Error(`A search segment of version ${version} is not known.`)
  const size = reader.number()
  const callIds: string[] = []
  const firstPassages = new Uint32Array(size + 1)
  const callLengths = new Uint32Array(size)
  const columns = new GrowingColumns()
  for (let call = 0; call < size; call += 1) {
    callIds.push(reader.text())
    const passages = reader.number()
    let words = 0
    for (let n = 0; n < passages; n += 1) {
      const sentences = reader.byte()
      const length = reader.number()
      columns.add(sentences, length, reader.byte(), reader.byte())
      words += length
    }
    callLengths[call] = words
    firstPassages[call + 1] = columns.size
  }
  return {
    callIds,
    firstPassages,
    callLengths,
    passages: columns.done(),
    terms: readDictionary(reader),
  }
}

function readDictionary(reader: ByteReader): Dictionary {
  const size = reader.number()
  const terms: string[] = []
  const ends = new Float64Array(size * 2)
  let end = 0
  for (let index = 0; index < size; index += 1) {
    terms.push(reader.text())
    ends[index * 2] = end += reader.number()
    ends[index * 2 + 1] = end += reader.number()
  }
  return createDictionary(terms, ends)
}

class GrowingColumns {
  size = 0
  #sentences = new Uint8Array(1024)
  #lengths = new Uint16Array(1024)
  #speakers = new Uint8Array(1024)
  #flags = new Uint8Array(1024)

  add(sentences: number, length: number, speaker: number, flags: number): void {
    if (this.size === this.#flags.length) {
      this.#sentences = grown(this.#sentences, new Uint8Array(this.size * 2))
      this.#lengths = grown(this.#lengths, new Uint16Array(this.size * 2))
      this.#speakers = grown(this.#speakers, new Uint8Array(this.size * 2))
      this.#flags = grown(this.#flags, new Uint8Array(this.size * 2))
    }
    this.#sentences[this.size] = sentences
    this.#lengths[this.size] = length
    this.#speakers[this.size] = speaker
    this.#flags[this.size] = flags
    this.size += 1
  }

  done(): PassageColumns {
    return {
      sentences: this.#sentences.slice(0, this.size),
      lengths: this.#lengths.slice(0, this.size),
      speakers: this.#speakers.slice(0, this.size),
      flags: this.#flags.slice(0, this.size),
    }
  }
}

function grown<Column extends Uint8Array | Uint16Array>(from: Column, to: Column): Column {
  to.set(from)
  return to
}

export function passagesOf(head: SegmentHead, call: number): Passage[] {
  const { sentences, lengths, speakers, flags } = head.passages
  const passages: Passage[] = []
  const end = head.firstPassages[call + 1] ?? 0
  for (let at = head.firstPassages[call] ?? 0; at < end; at += 1) {
    passages.push({
      sentences: sentences[at] ?? 0,
      length: lengths[at] ?? 0,
      speaker: speakers[at] ?? 0,
      flags: flags[at] ?? 0,
    })
  }
  return passages
}

/** The number in its call of the first sentence of a passage. */
export function firstSentence(head: SegmentHead, call: number, passage: number): number {
  const first = head.firstPassages[call] ?? 0
  let sentence = 0
  for (let n = 0; n < passage; n += 1) sentence += head.passages.sentences[first + n] ?? 0
  return sentence
}
