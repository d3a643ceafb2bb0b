/** Words that are looked for again in a transcript that Gong has reworked. Pure. */

/** Sentences of one quote lie no farther apart than this. */
const REACH_SENTENCES = 60

/**
 * The numbers of the sentences that make up the quote, wherever they do: the nearest to where it stood first. Others may lie
 * between them.
 */
export function findQuote(
  texts: readonly string[],
  quote: string,
  stood: number,
): readonly (readonly number[])[] {
  return texts
    .flatMap((_, first) => {
      const places = placesFrom(quote, first, texts)
      return places === undefined ? [] : [places]
    })
    .toSorted(([a = 0], [b = 0]) => Math.abs(a - stood) - Math.abs(b - stood))
}

function placesFrom(
  quote: string,
  first: number,
  texts: readonly string[],
): readonly number[] | undefined {
  const places: number[] = []
  let rest = quote.trim()
  for (let n = first; n < Math.min(texts.length, first + REACH_SENTENCES); n += 1) {
    const text = (texts[n] ?? '').trim()
    const isNext = text !== '' && (rest === text || rest.startsWith(`${text} `))
    if (!isNext && n === first) return undefined
    if (!isNext) continue
    places.push(n)
    if (rest === text) return places
    rest = rest.slice(text.length).trimStart()
  }
  return undefined
}
