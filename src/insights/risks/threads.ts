/**
 * The same worry, heard again: findings of one account that belong together. Pure, but that others are served in between.
 *
 * Two of the same type are one worry when they name the same thing (a competitor), or when their words are alike: the cosine
 * of their stems, each weighed by how seldom it is in the account's worries, is at least 0.35. Where they also speak for the
 * risk by the same reason, 0.15 is enough; the reason alone is not, for engines have few of them.
 */
import type { RiskType } from '../../records/finding.ts'
import { analyze, isStopTerm } from '../../search/language/analyze.ts'
import type { Breathe } from '../breathe.ts'

export interface Worry {
  readonly riskType: RiskType | null
  readonly quote: string
  readonly subject: string | null
  readonly why: string
  readonly origin: 'derived' | 'model' | 'gong'
}

const ALIKE = 0.35
const ALIKE_FOR_THE_SAME_REASON = 0.15
/** The same name, which no likeness of words outweighs. */
const SAME_NAME = 2

/** `worries`: in the order in which they were heard, which the threads keep. */
export async function threadsOf<Item extends Worry>(
  worries: readonly Item[],
  breathe: Breathe,
): Promise<readonly Item[][]> {
  const weights = await weightsOf(
    worries.map(({ quote }) => quote),
    breathe,
  )
  const threads: Item[][] = []
  const ofType = new Map<RiskType | null, Heard>()
  for (const [n, worry] of worries.entries()) {
    const heard = ofType.get(worry.riskType) ?? { worries: [], threads: [], places: new Map() }
    ofType.set(worry.riskType, heard)
    const words = weights[n] ?? NONE
    const near = nearest(worry, words, heard)
    const thread = near ?? threads.length
    if (near === undefined) threads.push([])
    threads[thread]?.push(worry)
    add(worry, words, thread, heard)
    await breathe()
  }
  return threads
}

/** The worries of one type so far. Each has a number here. */
interface Heard {
  readonly worries: Worry[]
  /** By the number of a worry. */
  readonly threads: number[]
  /** Where a word was said, and what it weighs there. */
  readonly places: Map<string, [worry: number, weight: number][]>
}

function add(worry: Worry, words: Weights, thread: number, heard: Heard): void {
  const number = heard.worries.push(worry) - 1
  heard.threads.push(thread)
  for (const [term, weight] of words) {
    const places = heard.places.get(term)
    if (places === undefined) heard.places.set(term, [[number, weight]])
    else places.push([number, weight])
  }
}

/** The thread with the worry that is most alike, of several the first; undefined where none is alike. */
function nearest(worry: Worry, words: Weights, heard: Heard): number | undefined {
  const cosines = new Float64Array(heard.worries.length)
  for (const [term, weight] of words) {
    for (const [other, otherWeight] of heard.places.get(term) ?? []) {
      cosines[other] = (cosines[other] ?? 0) + weight * otherWeight
    }
  }
  let most = 0
  let near: number | undefined
  for (const [n, other] of heard.worries.entries()) {
    const alike = likeness(worry, other, cosines[n] ?? 0)
    const thread = heard.threads[n]
    if (thread === undefined || alike === 0 || alike < most) continue
    if (alike === most && near !== undefined && near <= thread) continue
    most = alike
    near = thread
  }
  return near
}

/** 0 for another worry. Both are of one type. */
function likeness(worry: Worry, other: Worry, cosine: number): number {
  const name = nameOf(worry)
  const otherName = nameOf(other)
  if (name !== undefined && otherName !== undefined) {
    if (name === otherName) return SAME_NAME
    // Two competitors are two worries, however alike people speak of them.
    if (worry.riskType === 'competitor') return 0
  }
  // A model without a reason that holds says the same of all that it finds.
  const isOwn = worry.origin !== 'model' && other.origin !== 'model'
  const enough = isOwn && other.why === worry.why ? ALIKE_FOR_THE_SAME_REASON : ALIKE
  return cosine >= enough ? cosine : 0
}

function nameOf({ subject }: Worry): string | undefined {
  if (subject === null) return undefined
  const name = subject.trim().toLowerCase()
  return name === '' ? undefined : name
}

/** Of unit length. */
type Weights = ReadonlyMap<string, number>

const NONE: Weights = new Map()

async function weightsOf(texts: readonly string[], breathe: Breathe): Promise<readonly Weights[]> {
  const terms: (readonly string[])[] = []
  const heardIn = new Map<string, number>()
  for (const text of texts) {
    const own = termsOf(text)
    terms.push(own)
    for (const term of new Set(own)) heardIn.set(term, (heardIn.get(term) ?? 0) + 1)
    await breathe()
  }
  return terms.map((own) => {
    const weights = new Map<string, number>()
    for (const term of own) {
      const rarity = Math.log(1 + texts.length / (heardIn.get(term) ?? 1))
      weights.set(term, (weights.get(term) ?? 0) + rarity)
    }
    const length = Math.hypot(...weights.values())
    return new Map([...weights].map(([term, weight]) => [term, weight / length]))
  })
}

function termsOf(text: string): readonly string[] {
  return analyze(text).flatMap(({ term }) => (isStopTerm(term) ? [] : [term]))
}
