/** The terms of a segment in ascending order, held as one text, and where in its body each of them lies. */

export interface Span {
  readonly from: number
  readonly length: number
}

export interface Dictionary {
  readonly size: number
  term(index: number): string
  /** Its index, or undefined. */
  find(term: string): number | undefined
  /** Index of the first term at or behind this text. */
  from(text: string): number
  places(index: number): Span
  positions(index: number): Span
}

/** `ends` has two numbers a term: where its places end in the body, and where its positions do. */
export function createDictionary(terms: readonly string[], ends: Float64Array): Dictionary {
  const joined = terms.join('')
  const starts = new Uint32Array(terms.length + 1)
  for (const [index, term] of terms.entries()) {
    starts[index + 1] = (starts[index] ?? 0) + term.length
  }
  const size = terms.length
  const term = (index: number): string => joined.slice(starts[index], starts[index + 1])
  const span = (n: number): Span => {
    const from = n === 0 ? 0 : (ends[n - 1] ?? 0)
    return { from, length: (ends[n] ?? 0) - from }
  }
  const from = (text: string): number => {
    let [low, high] = [0, size]
    while (low < high) {
      const middle = (low + high) >>> 1
      if (term(middle) < text) low = middle + 1
      else high = middle
    }
    return low
  }
  return {
    size,
    term,
    from,
    find(wanted) {
      const index = from(wanted)
      return index < size && term(index) === wanted ? index : undefined
    },
    places: (index) => span(index * 2),
    positions: (index) => span(index * 2 + 1),
  }
}
