/** What was learned, as it lies beside the code: read on first use. `training/insights` makes it. */
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { z } from 'zod'
import { RISK_TYPES } from '../../records/finding.ts'
import { HEADS } from './heads.ts'
import type { TypeWeights } from './call-type.ts'
import type { PassageWeights, Rarity } from './passage-model.ts'
import type { WordClasses } from './prepare.ts'
import type { SentenceWeights } from './sentence-model.ts'

const numbers = z.array(z.number())
/** A step function from what a model says to how often it is right: `[[from, share], …]`, ascending. */
const calibration = z.array(z.tuple([z.number(), z.number()]))

export const weightsHead = z.object({
  version: z.string(),
  heads: z.array(z.enum(HEADS)),
  sentence: z.object({ steps: numbers, biases: numbers, bytes: z.number() }),
  passage: z.object({ steps: numbers, biases: numbers, bytes: z.number() }),
  /** In the words of `HEADS`: from how sure on a sentence counts. */
  thresholds: z.record(z.enum(HEADS), z.number()),
  /** Of `ask`, in a call whose recognizer sets no marks. */
  askWithoutMarks: z.number(),
  /** A sentence belongs to a passage from here on. */
  passageFrom: z.number(),
  risks: z.record(z.enum(RISK_TYPES), z.object({ from: z.number(), calibration })),
  calibrations: z.record(z.enum(HEADS), calibration),
  tone: z.array(numbers),
  callType: z.object({
    steps: numbers,
    biases: numbers,
    bytes: z.number(),
    means: numbers,
    deviations: numbers,
    from: z.number(),
    fromUntitled: z.number(),
    calibration,
  }),
  check: numbers,
  /** Of how many sentences the words were counted in. */
  countedSentences: z.number(),
})
export type WeightsHead = z.infer<typeof weightsHead>
export type Calibration = z.infer<typeof calibration>

export interface Weights {
  readonly head: WeightsHead
  readonly sentence: SentenceWeights
  readonly passage: PassageWeights
  readonly callType: TypeWeights
  readonly classes: WordClasses
  readonly rarity: Rarity
}

const FILE = new URL('./weights.bin.gz', import.meta.url)
/** How often what a model is so sure of is right. */
export function calibrated(steps: Calibration, sureness: number): number {
  return steps.findLast(([from]) => sureness >= from)?.[1] ?? steps[0]?.[1] ?? sureness
}

const LENGTH_BYTES = 4
let loaded: Weights | undefined

export function learnedWeights(): Weights {
  loaded ??= readWeights(readFileSync(FILE))
  return loaded
}

/** The length of the head, the head as JSON, the three tables, and a line for each word: `word coarse fine count`. */
function readWeights(file: Uint8Array): Weights {
  const bytes = gunzipSync(file)
  const headEnd = LENGTH_BYTES + bytes.readUInt32LE(0)
  const head = weightsHead.parse(JSON.parse(bytes.toString('utf8', LENGTH_BYTES, headEnd)))
  const passageAt = headEnd + head.sentence.bytes
  const typesAt = passageAt + head.passage.bytes
  const wordsAt = typesAt + head.callType.bytes
  const words = readWords(bytes.toString('utf8', wordsAt))
  return {
    head,
    sentence: modelOf(head.sentence, bytes.subarray(headEnd, passageAt)),
    passage: modelOf(head.passage, bytes.subarray(passageAt, typesAt)),
    callType: { ...head.callType, ...modelOf(head.callType, bytes.subarray(typesAt, wordsAt)) },
    classes: words.classes,
    rarity: rarityOf(words.counts, head.countedSentences),
  }
}

export function writeWeights(
  head: WeightsHead,
  tables: Readonly<Record<'sentence' | 'passage' | 'callType', Int8Array>>,
  words: readonly string[],
): Buffer {
  const json = Buffer.from(JSON.stringify(head))
  const length = Buffer.alloc(LENGTH_BYTES)
  length.writeUInt32LE(json.length)
  return Buffer.concat([
    length,
    json,
    bytesOf(tables.sentence),
    bytesOf(tables.passage),
    bytesOf(tables.callType),
    Buffer.from(words.join('\n')),
  ])
}

/** 0 for a word in every sentence, 1 for one that was never heard. */
export function rarityOf(counts: ReadonlyMap<string, number>, sentences: number): Rarity {
  const most = Math.log(sentences)
  return (word) => Math.max(0, Math.log(sentences / (1 + (counts.get(word) ?? 0))) / most)
}

function readWords(text: string): {
  readonly classes: WordClasses
  readonly counts: ReadonlyMap<string, number>
} {
  const classes = new Map<string, readonly [number, number]>()
  const counts = new Map<string, number>()
  for (const line of text.split('\n')) {
    const [word = '', coarse = '0', fine = '0', count = '0'] = line.split(' ')
    if (fine !== '0') classes.set(word, [Number(coarse), Number(fine)])
    if (count !== '0') counts.set(word, Number(count))
  }
  return { classes, counts }
}

function modelOf({ steps, biases }: { steps: number[]; biases: number[] }, bytes: Buffer) {
  return {
    table: new Int8Array(bytes.buffer, bytes.byteOffset, bytes.length),
    steps: Float32Array.from(steps),
    biases: Float32Array.from(biases),
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: Int8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength)
}
