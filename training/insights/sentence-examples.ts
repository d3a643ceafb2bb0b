/** Sentences with what is known of them: from the invented calls, from meetings, from persuasions. */
import type { CallToRead } from '../../src/insights/engine/engine.ts'
import { type Features, featuresOf } from '../../src/insights/engine/features.ts'
import { type Head, HEAD_COUNT, headNumber } from '../../src/insights/engine/heads.ts'
import { type Names, prepareCall, type WordClasses } from '../../src/insights/engine/prepare.ts'
import { randomFrom } from '../random.ts'
import { type Meeting, withoutMarks } from './meetings.ts'
import type { Persuasion } from './persuasion.ts'
import type { Scene, Tag } from './scenes.ts'
import type { Snippet } from './snippets.ts'

export interface SentenceExample {
  readonly features: Features
  /** For each head 0 or 1, or `UNKNOWN`. */
  readonly targets: Uint8Array
  readonly weight: number
}

export const UNKNOWN = 2
/** Of meetings, so many in a hundred of the sentences that carry nothing are learned from, and count for the others. */
const PLAIN_PERCENT = 20
const MARKLESS_PERCENT = 40
/** There are no near misses among them, and no call was quite like this. */
const PLANTED_COUNTS = 0.5
const NO_NAMES: Names = { competitors: [], products: [] }

const HEAD_OF_TAG: Readonly<Record<Tag, Head>> = {
  q: 'question',
  pain: 'pain',
  use: 'use',
  concern: 'concern',
  req: 'requirement',
  success: 'success',
  commit: 'commitment',
  next: 'next',
  who: 'who',
  date: 'date',
  terms: 'terms',
  tech: 'technical',
  praise: 'praise',
}

/** Codes of people stand for speakers. */
export function callOfScene(scene: Scene): Pick<CallToRead, 'sentences' | 'people'> {
  return {
    sentences: scene.lines.map(({ text, code }, n) => ({
      text,
      speakerId: code,
      startMs: n * 4_000,
      endMs: n * 4_000 + 3_500,
    })),
    people: [...scene.people].map(([code, { name, title }]) => ({
      speakerId: code,
      name,
      title,
      side: code.startsWith('V') ? 'vendor' : code.startsWith('C') ? 'customer' : 'unknown',
    })),
  }
}

export function namesOfScene({ rivals, vendor }: Scene): Names {
  return { competitors: rivals, products: [vendor] }
}

export function sceneExamples(scene: Scene, classes: WordClasses): readonly SentenceExample[] {
  const prepared = prepareCall(callOfScene(scene), namesOfScene(scene), classes)
  return scene.lines.map((line, n) => {
    const targets = targetsOf({
      risk: line.risks.size > 0,
      near: line.nearMisses.size > 0,
      ...Object.fromEntries(
        Object.entries(HEAD_OF_TAG).map(([tag, head]) => [head, line.tags.has(tag as Tag)]),
      ),
    })
    return { features: featuresOf(prepared, n), targets, weight: 1 }
  })
}

/** What carries something, and some of the rest; some of the sentences without marks. */
export function meetingExamples(
  { call, isQuestion, actions, problems }: Meeting,
  classes: WordClasses,
  seed: number,
): readonly SentenceExample[] {
  const random = randomFrom(seed)
  const sentences = call.sentences.map((sentence) =>
    100 * random() < MARKLESS_PERCENT
      ? { ...sentence, text: withoutMarks(sentence.text) }
      : sentence,
  )
  const prepared = prepareCall({ ...call, sentences }, NO_NAMES, classes)
  const isAction = new Set(actions.flat())
  const isProblem = new Set(problems.flat())
  return prepared.flatMap((_, n) => {
    const carries = (isQuestion[n] ?? false) || isAction.has(n) || isProblem.has(n)
    if (!carries && 100 * random() >= PLAIN_PERCENT) return []
    const targets = targetsOf({
      risk: false,
      ask: isQuestion[n] ?? false,
      action: actions.length > 0 ? isAction.has(n) : undefined,
      problem: problems.length > 0 ? isProblem.has(n) : undefined,
    })
    return [
      { features: featuresOf(prepared, n), targets, weight: carries ? 1 : 100 / PLAIN_PERCENT },
    ]
  })
}

export function persuasionExamples(
  { call, resists, agrees, isAsked }: Persuasion,
  classes: WordClasses,
): readonly SentenceExample[] {
  const prepared = prepareCall(call, NO_NAMES, classes)
  return prepared.map((_, n) => ({
    features: featuresOf(prepared, n),
    targets: targetsOf({ resist: resists[n], agree: agrees[n], ask: isAsked[n] }),
    weight: 1,
  }))
}

/**
 * A worry of `snippets/` as if it had been said in one of the calls, where nothing else is. Nothing but that it is a worry
 * is known of its sentences.
 */
export function plantedExamples(
  snippet: Snippet,
  scenes: readonly Scene[],
  classes: WordClasses,
  random: () => number,
): readonly SentenceExample[] {
  const scene = scenes[Math.floor(random() * scenes.length)]
  const places = scene === undefined ? [] : plainPlaces(scene)
  const place = places[Math.floor(random() * places.length)]
  if (scene === undefined || place === undefined) return []
  const call = callOfScene(scene)
  const planted = snippet.sentences.map((text) => ({ text, speakerId: 'C1', startMs: 0, endMs: 0 }))
  const sentences = call.sentences.toSpliced(place, 0, ...planted)
  const prepared = prepareCall({ ...call, sentences }, namesOfScene(scene), classes)
  return planted.map((_, n) => ({
    features: featuresOf(prepared, place + n),
    targets: targetsOf({ risk: true, near: false }),
    weight: PLANTED_COUNTS,
  }))
}

function plainPlaces({ lines }: Scene): readonly number[] {
  const isPlain = (n: number): boolean => {
    const line = lines[n]
    return line !== undefined && line.risks.size === 0 && line.nearMisses.size === 0
  }
  return [...lines.keys()].filter(
    (n) => n > 0 && [-3, -2, -1, 0, 1, 2].every((away) => isPlain(n + away)),
  )
}

function targetsOf(known: Partial<Readonly<Record<Head, boolean | undefined>>>): Uint8Array {
  const targets = new Uint8Array(HEAD_COUNT).fill(UNKNOWN)
  for (const [head, is] of Object.entries(known)) {
    if (is !== undefined) targets[headNumber(head as Head)] = Number(is)
  }
  return targets
}
