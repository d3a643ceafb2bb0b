/** Sentences with what is known of them: from the invented calls, from meetings, from persuasions. */
import type { CallToRead } from '../../src/insights/engine/engine.ts'
import { type Features, featuresOf } from '../../src/insights/engine/features.ts'
import { type Head, HEADS } from '../../src/insights/engine/heads.ts'
import { type Names, prepareCall, type WordClasses } from '../../src/insights/engine/prepare.ts'
import { randomFrom } from '../random.ts'
import { type Meeting, withoutMarks } from './meetings.ts'
import type { Persuasion } from './persuasion.ts'
import { type Scene, type SceneLine, type Tag, TAGS } from './scenes.ts'

export interface SentenceExample {
  readonly features: Features
  /** For each head 0 or 1, or `UNKNOWN`. */
  readonly targets: Uint8Array
  readonly weight: number
}

export const UNKNOWN = 2
/** Of meetings, so many in a hundred of the sentences that carry nothing are learned from, and count for the others. */
const PLAIN_PERCENT = 20
const RISKLESS_PERCENT = 20
const MARKLESS_PERCENT = 40
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
  return scene.lines.map((line, n) => ({
    features: featuresOf(prepared, n),
    targets: sceneTargets(line),
    weight: 1,
  }))
}

/** Nothing of a line that there is not. */
export function sceneTargets(line: SceneLine | undefined): Uint8Array {
  const isRisk = (line?.risks.size ?? 0) > 0
  return targetsOf({
    risk: isRisk,
    near: (line?.nearMisses.size ?? 0) > 0,
    ...Object.fromEntries(TAGS.map((tag) => [HEAD_OF_TAG[tag], line?.tags.has(tag) ?? false])),
    // What threatens the deal is a doubt as well; some writers say so, and some leave it out.
    ...(isRisk && !line?.tags.has('concern') && { concern: undefined }),
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
      // The calls teach what is a worry; a few are enough to know that meetings have none.
      risk: 100 * random() < RISKLESS_PERCENT ? false : undefined,
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
    targets: targetsOf({
      ask: isAsked[n],
      // Whoever asks for the donation neither resists nor agrees.
      ...(call.sentences[n]?.speakerId === 'persuadee' && { resist: resists[n], agree: agrees[n] }),
    }),
    weight: 1,
  }))
}

function targetsOf(known: Partial<Readonly<Record<Head, boolean | undefined>>>): Uint8Array {
  return Uint8Array.from(HEADS, (head) => {
    const is = known[head]
    return is === undefined ? UNKNOWN : Number(is)
  })
}
