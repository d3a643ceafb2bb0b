/** What the models are told of a sentence: its words and word classes, who says it, and what is said around it. */
import type { PreparedSentence } from './prepare.ts'

/** Features are places in a table of this size: 2^17. */
export const TABLE_BITS = 17
const MASK = (1 << TABLE_BITS) - 1

/** Places in the table, and how much each counts. Groups of features count alike, however many a sentence has of them. */
export interface Features {
  readonly places: Int32Array
  readonly values: Float32Array
}

const Group = {
  Words: 1,
  SideWords: 2,
  Pairs: 3,
  SidePairs: 4,
  Triples: 5,
  Skips: 6,
  Fine: 7,
  SideFine: 8,
  FinePairs: 9,
  CoarsePairs: 10,
  CoarseTriples: 11,
  First: 12,
  Last: 13,
  Near: 14,
  Far: 15,
  NearFine: 16,
  FarFine: 17,
  Facts: 18,
} as const

/** Sentences before and after that are looked at: the first of them are near. */
const REACH = 3

export function featuresOf(sentences: readonly PreparedSentence[], n: number): Features {
  const own = sentences[n]
  if (own === undefined) throw new Error(`There is no sentence ${n}.`)
  const builder = createBuilder()
  const { words, coarse, fine, side } = own
  builder.group(Group.Words, 1, words)
  builder.group(Group.SideWords, 1, words, side)
  builder.pairs(Group.Pairs, 1, words)
  builder.pairs(Group.SidePairs, 0.7, words, side)
  builder.triples(Group.Triples, 0.7, words)
  builder.skips(Group.Skips, 0.5, words)
  builder.group(Group.Fine, 0.7, fine)
  builder.group(Group.SideFine, 0.7, fine, side)
  builder.pairs(Group.FinePairs, 0.6, fine)
  builder.pairs(Group.CoarsePairs, 0.6, coarse, side)
  builder.triples(Group.CoarseTriples, 0.5, coarse)
  builder.one(Group.First, 0.4, words[0] ?? 0, words[1] ?? 0, side)
  builder.one(Group.First, 0.4, words[0] ?? 0, 1, side)
  builder.one(Group.Last, 0.4, words.at(-1) ?? 0, words.at(-2) ?? 0, side)
  builder.one(Group.Last, 0.4, words.at(-1) ?? 0, 1, side)
  for (let away = -REACH; away <= REACH; away += 1) {
    const other = away === 0 ? undefined : sentences[n + away]
    if (other === undefined) continue
    const relation = (away < 0 ? 0 : 8) + other.side + (other.speaker === own.speaker ? 4 : 0)
    const isNear = Math.abs(away) === 1
    builder.group(isNear ? Group.Near : Group.Far, isNear ? 0.5 : 0.25, other.words, relation)
    builder.group(isNear ? Group.NearFine : Group.FarFine, isNear ? 0.3 : 0.2, other.fine, relation)
  }
  const before = sentences[n - 1]
  const part = Math.floor((6 * n) / sentences.length)
  builder.one(Group.Facts, 0.4, 1, side, own.rank)
  builder.one(Group.Facts, 0.4, 2, side, Math.min(6, own.length >> 2))
  builder.one(Group.Facts, 0.4, 3, side, part)
  builder.one(Group.Facts, 0.4, 4, side, Number(own.hasNumber))
  builder.one(Group.Facts, 0.4, 5, side, Number(own.hasQuestionMark))
  builder.one(Group.Facts, 0.4, 6, side, Number(before?.hasQuestionMark ?? false))
  builder.one(
    Group.Facts,
    0.4,
    7,
    side,
    before === undefined ? 9 : Number(before.speaker === own.speaker) + 2 * before.side,
  )
  return builder.finish()
}

function createBuilder() {
  const places: number[] = []
  const values: number[] = []
  const mix = (group: number, a: number, b: number, c: number): number => {
    let hash = Math.imul(group + 0x9e37, 0x85ebca6b) ^ a
    hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) ^ b
    hash = Math.imul(hash ^ (hash >>> 13), 0x297a2d39) ^ c
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
    return (hash ^ (hash >>> 13)) & MASK
  }
  const spread = (from: number, weight: number): void => {
    const value = weight / Math.sqrt(Math.max(1, places.length - from))
    while (values.length < places.length) values.push(value)
  }
  return {
    one(group: number, weight: number, a: number, b: number, c: number): void {
      places.push(mix(group, a, b, c))
      values.push(weight)
    },
    group(group: number, weight: number, of: Uint32Array | Uint16Array, with_ = 31): void {
      const from = places.length
      for (const one of of) if (one !== 0) places.push(mix(group, one, with_, 0))
      spread(from, weight)
    },
    pairs(group: number, weight: number, of: Uint32Array | Uint16Array, with_ = 31): void {
      const from = places.length
      for (let n = 1; n < of.length; n += 1)
        places.push(mix(group, of[n - 1] ?? 0, of[n] ?? 0, with_))
      spread(from, weight)
    },
    triples(group: number, weight: number, of: Uint32Array | Uint16Array): void {
      const from = places.length
      for (let n = 2; n < of.length; n += 1) {
        places.push(mix(group, of[n - 2] ?? 0, of[n - 1] ?? 0, of[n] ?? 0))
      }
      spread(from, weight)
    },
    skips(group: number, weight: number, of: Uint32Array | Uint16Array): void {
      const from = places.length
      for (let n = 2; n < of.length; n += 1) places.push(mix(group, of[n - 2] ?? 0, of[n] ?? 0, 7))
      spread(from, weight)
    },
    finish(): Features {
      return { places: Int32Array.from(places), values: Float32Array.from(values) }
    },
  }
}
