/**
 * The same worry, heard again: findings of one account that belong together. Pure.
 *
 * Two of the same type are one worry when they name the same thing (a competitor), or when their words are alike: the cosine
 * of their stems, each weighed by how seldom it is in the account's worries, is at least 0.35. Where they also speak for the
 * risk by the same reason, 0.15 is enough; the reason alone is not, for engines have few of them.
 */
import type { RiskType } from '../../records/finding.ts'
import { analyze, isStopTerm } from '../../search/language/analyze.ts'

export interface Worry {
  readonly riskType: RiskType | null
  readonly quote: string
  readonly subject: string | null
  readonly why: string
}

const ALIKE = 0.35
const ALIKE_FOR_THE_SAME_REASON = 0.15

/** `worries`: in the order in which they were heard, which the threads keep. */
export function threadsOf<Item extends Worry>(worries: readonly Item[]): readonly Item[][] {
  const weights = weightsOf(worries.map(({ quote }) => quote))
  const threads: { readonly items: Item[]; readonly words: Weights[] }[] = []
  for (const [n, worry] of worries.entries()) {
    const words = weights[n] ?? NONE
    const near = threads
      .map((thread) => ({ thread, likeness: likeness(worry, words, thread) }))
      .filter((one) => one.likeness > 0)
      .toSorted((a, b) => b.likeness - a.likeness)[0]
    if (near === undefined) threads.push({ items: [worry], words: [words] })
    else {
      near.thread.items.push(worry)
      near.thread.words.push(words)
    }
  }
  return threads.map(({ items }) => items)
}

/** 0 for another worry; 2 for the same name, which no likeness of words outweighs. */
function likeness(
  worry: Worry,
  words: Weights,
  thread: { readonly items: readonly Worry[]; readonly words: readonly Weights[] },
): number {
  const name = nameOf(worry)
  let most = 0
  for (const [n, other] of thread.items.entries()) {
    if (other.riskType !== worry.riskType) return 0
    const otherName = nameOf(other)
    if (name !== undefined && otherName !== undefined) {
      if (name === otherName) return 2
      // Two competitors are two worries, however alike people speak of them.
      if (worry.riskType === 'competitor') continue
    }
    const alike = cosine(words, thread.words[n] ?? NONE)
    const enough = other.why === worry.why ? ALIKE_FOR_THE_SAME_REASON : ALIKE
    if (alike >= enough) most = Math.max(most, alike)
  }
  return most
}

function nameOf({ subject }: Worry): string | undefined {
  const name = subject?.trim().toLowerCase()
  return name === '' ? undefined : name
}

/** Of unit length. */
type Weights = ReadonlyMap<string, number>

const NONE: Weights = new Map()

function weightsOf(texts: readonly string[]): readonly Weights[] {
  const terms = texts.map(termsOf)
  const heardIn = new Map<string, number>()
  for (const term of terms.flatMap((own) => [...new Set(own)])) {
    heardIn.set(term, (heardIn.get(term) ?? 0) + 1)
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

function cosine(a: Weights, b: Weights): number {
  let sum = 0
  for (const [term, weight] of a) sum += weight * (b.get(term) ?? 0)
  return sum
}
