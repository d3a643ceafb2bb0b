/** Reads segments and terms from the store, and keeps what was read last in the memory of this process. */
import { type BodySpan, readBodies, readHeads } from '../../store/search-segments.ts'
import type { Reading } from '../../store/reading.ts'
import { readHead, type SegmentHead } from '../segments/segment.ts'
import {
  readPlaces,
  sizeOfPlaces,
  startsOfPositions,
  type TermPlaces,
} from '../segments/term-postings.ts'
import { createByteCache } from './byte-cache.ts'

export interface Segment {
  readonly segmentId: number
  readonly head: SegmentHead
}

export interface TermPositions {
  readonly bytes: Uint8Array
  /** Where those of each call of the places begin. */
  readonly starts: Uint32Array
}

export interface IndexReader {
  /** All segments of an organization by the ids that it has at this moment. */
  segments(
    reading: Reading,
    organizationId: string,
    ids: readonly number[],
  ): Promise<readonly Segment[]>
  /** The places of these terms in these segments, for as long as the answer is held. */
  open(
    reading: Reading,
    organizationId: string,
    segments: readonly Segment[],
    terms: readonly string[],
  ): Promise<OpenTerms>
}

export interface OpenTerms {
  /** Undefined where the segment does not hold the term. */
  places(segment: Segment, term: string): TermPlaces | undefined
  positions(segment: Segment, term: string): TermPositions | undefined
  readPlaces(terms: readonly string[]): Promise<void>
  readPositions(terms: readonly string[]): Promise<void>
}

/** Heads of 10,000 calls take about 12 MB. */
const HEADS_BYTES = 32e6
/** All places of 10,000 calls take about 90 MB, all positions about 60: room for both, as reading them again costs most. */
const PLACES_BYTES = 96e6
const POSITIONS_BYTES = 80e6

export function createIndexReader(): IndexReader {
  const heads = createByteCache<SegmentHead>(HEADS_BYTES)
  const places = createByteCache<TermPlaces>(PLACES_BYTES)
  const positions = createByteCache<TermPositions>(POSITIONS_BYTES)
  /** The segments of each organization when it was read last. */
  const known = new Map<string, readonly number[]>()

  const forgetGone = (organizationId: string, ids: readonly number[]): void => {
    const before = known.get(organizationId) ?? []
    known.set(organizationId, ids)
    const here = new Set(ids)
    const gone = new Set(before.filter((id) => !here.has(id)).map(String))
    if (gone.size === 0) return
    for (const cache of [heads, places, positions]) {
      cache.retain((key) => !gone.has(key.slice(0, key.search(/ |$/))))
    }
  }

  return {
    async segments(reading, organizationId, ids) {
      forgetGone(organizationId, ids)
      const found = new Map<number, SegmentHead>()
      for (const id of ids) {
        const head = heads.get(String(id))
        if (head !== undefined) found.set(id, head)
      }
      const missing = ids.filter((id) => !found.has(id))
      if (missing.length > 0) {
        for (const [id, bytes] of await readHeads(reading, organizationId, missing)) {
          const head = readHead(bytes)
          found.set(id, head)
          heads.set(String(id), head, bytes.length * 3)
        }
      }
      return ids.flatMap((segmentId) => {
        const head = found.get(segmentId)
        return head === undefined ? [] : [{ segmentId, head }]
      })
    },
    async open(reading, organizationId, segments, terms) {
      const open = new OpenedTerms(segments, { reading, organizationId, places, positions })
      await open.readPlaces(terms)
      return open
    },
  }
}

interface Sources {
  readonly reading: Reading
  readonly organizationId: string
  readonly places: ReturnType<typeof createByteCache<TermPlaces>>
  readonly positions: ReturnType<typeof createByteCache<TermPositions>>
}

class OpenedTerms implements OpenTerms {
  readonly #segments: readonly Segment[]
  readonly #sources: Sources
  readonly #places = new Map<string, TermPlaces>()
  readonly #positions = new Map<string, TermPositions>()

  constructor(segments: readonly Segment[], sources: Sources) {
    this.#segments = segments
    this.#sources = sources
  }

  places({ segmentId }: Segment, term: string): TermPlaces | undefined {
    return this.#places.get(`${segmentId} ${term}`)
  }

  positions({ segmentId }: Segment, term: string): TermPositions | undefined {
    return this.#positions.get(`${segmentId} ${term}`)
  }

  async readPlaces(terms: readonly string[]): Promise<void> {
    const cache = this.#sources.places
    const missing: Missing[] = []
    for (const { key, segment, index } of this.#held(terms)) {
      const cached = this.#places.get(key) ?? cache.get(key)
      if (cached !== undefined) this.#places.set(key, cached)
      else missing.push({ key, segmentId: segment.segmentId, ...segment.head.terms.places(index) })
    }
    for (const { key, bytes } of await this.#read(missing)) {
      const read = readPlaces(bytes)
      this.#places.set(key, read)
      cache.set(key, read, sizeOfPlaces(read))
    }
  }

  async readPositions(terms: readonly string[]): Promise<void> {
    const cache = this.#sources.positions
    const missing: Missing[] = []
    for (const { key, segment, index } of this.#held(terms)) {
      const cached = cache.get(key)
      if (cached !== undefined) this.#positions.set(key, cached)
      else {
        missing.push({ key, segmentId: segment.segmentId, ...segment.head.terms.positions(index) })
      }
    }
    for (const { key, bytes } of await this.#read(missing)) {
      const calls = this.#places.get(key)?.calls.length ?? 0
      const read = { bytes, starts: startsOfPositions(bytes, calls) }
      this.#positions.set(key, read)
      cache.set(key, read, bytes.length + calls * 4 + 200)
    }
  }

  *#held(terms: readonly string[]) {
    for (const segment of this.#segments) {
      for (const term of terms) {
        const index = segment.head.terms.find(term)
        if (index !== undefined) yield { key: `${segment.segmentId} ${term}`, segment, index }
      }
    }
  }

  async #read(missing: readonly Missing[]) {
    if (missing.length === 0) return []
    const { reading, organizationId } = this.#sources
    const bodies = await readBodies(reading, organizationId, missing)
    return missing.map(({ key }, n) => ({ key, bytes: bodies[n] ?? new Uint8Array() }))
  }
}

interface Missing extends BodySpan {
  readonly key: string
}
