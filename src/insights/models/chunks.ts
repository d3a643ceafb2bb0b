/** A call in parts that a model can read at once: cut between turns, each with the end of the one before. Pure. */
import type { CallToRead } from '../engine/engine.ts'

export interface Chunk {
  readonly call: CallToRead
  /** What the prompt calls it. */
  readonly label: string
  /** Numbers of sentences, from and up to but without. */
  readonly from: number
  readonly to: number
  /** What was found in this part already, by the engine or by Gong. */
  readonly notes: readonly string[]
}

/** Letters that make a token, on the careful side. */
const LETTERS_A_TOKEN = 3.5
const MOST_TOKENS = 6_000
const OVERLAP_TOKENS = 300
/** The number of a line and who speaks. */
const LINE_LETTERS = 40

export function tokensOf(text: string): number {
  return Math.ceil(text.length / LETTERS_A_TOKEN)
}

/** In order; a single part where all of it fits. */
export function chunksOf(
  call: CallToRead,
  label: string,
  mostTokens = MOST_TOKENS,
): readonly { readonly from: number; readonly to: number; readonly label: string }[] {
  const sizes = call.sentences.map(({ text }) => tokensOf(text) + LINE_LETTERS / LETTERS_A_TOKEN)
  const chunks: { from: number; to: number; label: string }[] = []
  let from = 0
  while (from < sizes.length) {
    const to = endOf(call, sizes, from, mostTokens)
    chunks.push({ from, to, label })
    if (to >= sizes.length) break
    from = Math.max(from + 1, back(sizes, to, Math.min(OVERLAP_TOKENS, mostTokens / 4)))
  }
  return chunks
}

/** The last beginning of a turn that still fits, or of a sentence in a turn that does not fit at all. */
function endOf(
  { sentences }: CallToRead,
  sizes: readonly number[],
  from: number,
  mostTokens: number,
): number {
  let used = 0
  let turn: number | undefined
  for (let n = from; n < sizes.length; n += 1) {
    const isTurn = n > from && sentences[n]?.speakerId !== sentences[n - 1]?.speakerId
    used += sizes[n] ?? 0
    if (used > mostTokens && n > from) {
      return turn !== undefined && turn > from + (n - from) / 2 ? turn : n
    }
    if (isTurn) turn = n
  }
  return sizes.length
}

function back(sizes: readonly number[], to: number, tokens: number): number {
  let left = tokens
  let from = to
  while (from > 0 && left >= (sizes[from - 1] ?? 0)) {
    from -= 1
    left -= sizes[from] ?? 0
  }
  return from
}
