/** A text cut at the borders of ranges that may overlap, so that each piece knows what lies upon it. */
export interface Range<Kind extends string> {
  readonly from: number
  readonly to: number
  readonly kind: Kind
}

export interface Segment<Kind extends string> {
  readonly text: string
  readonly kinds: readonly Kind[]
}

export function segmentsOf<Kind extends string>(
  text: string,
  ranges: readonly Range<Kind>[],
): readonly Segment<Kind>[] {
  const inside = ranges.filter(({ from, to }) => from < to && from < text.length && to > 0)
  const cuts = [...new Set([0, text.length, ...inside.flatMap(({ from, to }) => [from, to])])]
    .filter((cut) => cut >= 0 && cut <= text.length)
    .toSorted((a, b) => a - b)
  return cuts.slice(1).map((end, n) => {
    const start = cuts[n] ?? 0
    const kinds = inside
      .filter(({ from, to }) => from <= start && to >= end)
      .map(({ kind }) => kind)
    return { text: text.slice(start, end), kinds: [...new Set(kinds)] }
  })
}
